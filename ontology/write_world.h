// SPDX-License-Identifier: Apache-2.0
/// A World back to Turtle in the vocabulary of read_world.h, with a comment at each block that says where it is from.
#pragma once

#include <iosfwd>

#include "ontology/world.h"

namespace entente {

/// What read_world() reads from it is the same world. Entities in their order, then posts with their tenures, then
/// dated memberships. O(n).
void write_world(const World& world, std::ostream& out);

}  // namespace entente
