// SPDX-License-Identifier: Apache-2.0
/// Where entities stand in the graph as a whole: the measures analysts expect, mostly Boost's.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/store/store.h"

namespace entente {

/// On the graph of distinct neighbours: ties without direction, parallel ones once, no loops.
struct EntityMeasures {
  std::uint32_t entity = 0;  // number in the file
  std::uint32_t neighbours = 0;
  double pagerank = 0;     // damping .85, 50 rounds; sums to 1
  double betweenness = 0;  // share of shortest paths between others, 0-1; 0 when the graph is too large
  double closeness = 0;    // (r − 1)² / ((n − 1) · Σ distances) over the r reachable (Wasserman & Faust); 0 likewise
  std::uint32_t core = 0;  // k of its k-core
  std::uint32_t component = 0;  // 0 is the largest
  std::uint32_t community = 0;  // 0 is the largest; Louvain, vertices in the order of their ids
};

struct Measures {
  std::vector<EntityMeasures> entities;  // by id
  std::uint32_t components = 0;
  std::uint32_t communities = 0;
  double modularity = 0;
  bool has_path_measures = true;  // betweenness and closeness were computed
};

/// Pairs of distinct vertices, the smaller first, sorted, each once.
using VertexPairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Of a graph with vertices 0 … `vertices` - 1, which `entity` then is.
Measures measure(const VertexPairs& pairs, std::size_t vertices, std::size_t largest = 3000);

/// `largest` bounds the graphs whose betweenness and closeness are computed: O(vertices · edges).
Result<Measures> measure(const Store& store, std::size_t largest = 3000);

}  // namespace entente
