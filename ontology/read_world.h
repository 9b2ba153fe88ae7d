// SPDX-License-Identifier: Apache-2.0
/// From the Turtle of the world to a World. The vocabulary is in docs/ontology.md and ontology/data/entente.ttl.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/result.h"
#include "ontology/world.h"

namespace entente {

struct TurtleSource {
  std::string name;  // for messages
  std::string_view text;
};

/// Reads all sources as one graph on top of `known`, so that one file may speak of another's entities and a user's
/// file may add to what is built in. Syntax errors fail; statements that make no sense (an unknown class, a reference
/// to nothing, a bad date) go to `diagnostics` and are left out.
Result<World> read_world(const std::vector<TurtleSource>& sources, World known, Diagnostics& diagnostics);

}  // namespace entente
