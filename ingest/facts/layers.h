// SPDX-License-Identifier: Apache-2.0
/// What was read below the facts, as JSON: tokens, predicates with their arguments, times.
#pragma once

#include <string>

#include "ingest/document.h"

namespace entente {

/// Appends `"tokens": […], "predicates": […], "times": […]`, the members that `entente extract --layers` adds to the
/// object of an article. Offsets are code points. Predicates are all verbs and the nouns that the lexicon or their form
/// shows to report an act, participants named or not; roles are subj, obj, iobj, comp, poss, mod or a preposition.
void append_layers(std::string& out, const Document& document);

}  // namespace entente
