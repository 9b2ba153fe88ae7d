// SPDX-License-Identifier: Apache-2.0
/// All ties of a knowledge base as a Boost graph, without texts and evidence: for analysis of the whole.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "graph/boost_graph.h"
#include "graph/store/store.h"

namespace entente {

struct LoadedGraph {
  BoostGraph graph;                     // vertices in the order of entity ids, so that sums have one order
  std::vector<std::uint32_t> entities;  // of each vertex: its number in the file
};

Result<LoadedGraph> load_boost_graph(const Store& store);

}  // namespace entente
