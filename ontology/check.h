// SPDX-License-Identifier: Apache-2.0
/// Whether the world and the lexicon make sense. The build runs this over what the program carries, and
/// `entente ontology check` over a user's files.
#pragma once

#include "base/diagnostics.h"
#include "ontology/lexicon.h"
#include "ontology/world.h"

namespace entente {

/// Reports what cannot be: an office of nobody, a term that ends before it begins, two present states with one code, a
/// capital abroad, a place within itself, an unknown kind or sector … O(n log n).
void check_world(const World& world, Diagnostics& wrong);

/// Reports acts that can never be reached because an earlier line has the same words and conditions, and says so when
/// the two contradict each other.
void check_lexicon(const Lexicon& lexicon, Diagnostics& wrong);

/// Reports names that cannot be told apart without more context: full names of two present things that are equally
/// prominent, and names that are ordinary words of English. No error, but worth a look: ent:prominence decides.
void check_names(const World& world, Diagnostics& doubtful);

}  // namespace entente
