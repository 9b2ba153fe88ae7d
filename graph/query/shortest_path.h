// SPDX-License-Identifier: Apache-2.0
/// One shortest path, as fast as can be: breadth-first from both ends, always on the side with fewer ties to look at.
/// For the best path among equals and for more than one see best_paths.h.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/query/path_filter.h"
#include "graph/query/ties.h"
#include "graph/query/vertex_map.h"

namespace entente {

/// Reusable between queries on the same graph, so that a query allocates nothing.
struct TwoEndedSearch {
  struct Side {
    VertexMap<std::uint32_t> parent;
    std::vector<std::uint32_t> frontier;
    std::uint64_t cost = 0;  // ties of the frontier
  };
  Side sides[2];
  std::vector<std::uint32_t> next;
};

/// The vertices of a shortest path from `from` to `to` of at most `max_hops` ties, both ends included; empty when there
/// is none. O(ties within half the distance of either end).
template <class Graph>
std::vector<std::uint32_t> shortest_path(const Graph& graph, std::uint32_t from, std::uint32_t to,
                                         const TieFilter& filter, bool directed, unsigned max_hops,
                                         TwoEndedSearch& search) {
  if (from == to) return {from};
  std::uint32_t ends[2] = {from, to};
  for (int i = 0; i < 2; ++i) {
    auto& side = search.sides[i];
    side.parent.clear();
    side.parent.insert(ends[i], ends[i]);
    side.frontier.assign(1, ends[i]);
    side.cost = tie_count(graph, ends[i]);
  }
  std::optional<std::uint32_t> meeting;
  for (unsigned hops = 0; hops < max_hops && !meeting; ++hops) {
    const int chosen = search.sides[0].cost <= search.sides[1].cost ? 0 : 1;
    auto& side = search.sides[chosen];
    const auto& other_side = search.sides[1 - chosen];
    search.next.clear();
    std::uint64_t cost = 0;
    for (const auto vertex : side.frontier) {
      const bool is_done =
          !each_tie(graph, vertex, directed, chosen == 0, [&](std::uint32_t other, const Tie& tie, bool) {
            if (!filter.admits(tie) || !filter.admits_vertex(other)) return true;
            if (!side.parent.insert(other, vertex).second) return true;
            if (other_side.parent.find(other)) {
              meeting = other;
              return false;
            }
            search.next.push_back(other);
            cost += tie_count(graph, other);
            return true;
          });
      if (is_done) break;
    }
    side.frontier.swap(search.next);
    side.cost = cost;
    if (side.frontier.empty()) break;
  }
  std::vector<std::uint32_t> path;
  if (!meeting) return path;
  for (std::uint32_t vertex = *meeting;; vertex = *search.sides[0].parent.find(vertex)) {
    path.push_back(vertex);
    if (vertex == from) break;
  }
  std::reverse(path.begin(), path.end());
  for (std::uint32_t vertex = *meeting; vertex != to;) {
    vertex = *search.sides[1].parent.find(vertex);
    path.push_back(vertex);
  }
  return path;
}

}  // namespace entente
