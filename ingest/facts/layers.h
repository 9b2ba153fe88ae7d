// SPDX-License-Identifier: Apache-2.0
/// What was read below the facts, as JSON: tokens, predicates with their arguments, times.
#pragma once

#include <string>

#include "ingest/document.h"
#include "ontology/lexicon.h"

namespace entente {

/// Appends `"tokens": […], "predicates": […], "times": […]`, the members that `entente extract --layers` adds to the
/// object of an article. Offsets are code points. What counts as a predicate and what as its participant, and the
/// roles: ingest/facts/predicates.h.
void append_layers(std::string& out, const Document& document, const Lexicon& lexicon);

}  // namespace entente
