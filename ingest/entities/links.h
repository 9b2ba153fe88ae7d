// SPDX-License-Identifier: Apache-2.0
/// What belongs together by form or by grammar alone: the same name again, apposition, relative clauses.
#pragma once

#include "ingest/entities/discourse.h"

namespace entente {

/// Joins names without an entity to clusters with the same words, a longer name that ends in them, or its initials.
/// O(names).
void link_names(Discourse& discourse);

/// Joins apposed phrases ("Anwar Ibrahim, the prime minister") and relative pronouns with their nouns. A description
/// that two commas set off from a name is that name's.
void link_by_grammar(Discourse& discourse);

}  // namespace entente
