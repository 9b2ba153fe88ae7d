// SPDX-License-Identifier: Apache-2.0
/// How a party of an event hangs on the word that reports it.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"

namespace entente {

struct Bond {
  std::uint32_t mention =
      no_index;  // the entity's mention nearest to the trigger in the tree; none: not in this sentence
  std::uint32_t meeting = no_index;  // the token where the ways from trigger and mention to the root meet
  std::uint32_t up = 0;              // arcs from the trigger to it
  std::uint32_t down = 0;            // arcs from it to the mention's head
};

/// The bond of the entity, alone or as a member of a collective, in the trigger's sentence. O(mentions of the entity ×
/// depth), collectives aside.
Bond bond_of(const Document& document, const SyntaxTree& tree, std::uint32_t trigger, std::uint32_t entity);

}  // namespace entente
