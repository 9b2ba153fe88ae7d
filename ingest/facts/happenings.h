// SPDX-License-Identifier: Apache-2.0
/// Which nouns name something that happens: "visit", "bankruptcy", "the landing".
#pragma once

#include <string_view>

#include "ontology/lexicon.h"

namespace entente {

/// Whether the noun lemma, in lower case, mostly names an act, an event or a process rather than a person, a thing, a
/// place or a body. Knows the nouns of the lexicon of acts, several hundred more, and the ends "-ing", "-ification" ….
/// Nouns that mean a thing as often ("building", "production") count only when `has_participant` says that a possessor
/// or an of-phrase stands beside them ("the production of steel").
bool is_happening(std::string_view lemma, const Lexicon& lexicon, bool has_participant);

}  // namespace entente
