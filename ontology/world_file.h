// SPDX-License-Identifier: Apache-2.0
/// The compiled form of a World: one file, made at build time from the Turtle, quick to load.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "ontology/world.h"

namespace entente {

void write_world_file(const World& world, std::ostream& out);

/// Fails on anything that write_world_file() did not write; never reads past the end. O(bytes).
Result<World> parse_world_file(std::string_view bytes);

}  // namespace entente
