// SPDX-License-Identifier: Apache-2.0
/// The cheapest path of any length: Dijkstra from both ends with a bucket queue (Dial 1969), costs being small whole
/// numbers. The side that has read fewer ties goes next; balancing by work, not by distance, is what keeps hubs out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/query/path_filter.h"
#include "graph/query/ties.h"
#include "graph/query/vertex_map.h"

namespace entente {

struct CheapestSearch {
  struct Reached {
    std::uint32_t cost = 0;
    std::uint32_t parent = 0;
  };
  struct Side {
    VertexMap<Reached> reached;
    std::vector<std::vector<std::uint32_t>> buckets;  // by cost
    std::size_t current = 0;
    std::uint64_t work = 0;
  };
  Side sides[2];
};

struct CheapestPath {
  std::uint64_t cost = 0;
  std::vector<std::uint32_t> vertices;
};

/// `cost` gives every tie at least 1. Nothing when the two are not connected.
template <class Graph, class Cost>
std::optional<CheapestPath> cheapest_path(const Graph& graph, std::uint32_t from, std::uint32_t to,
                                          const TieFilter& filter, bool directed, Cost cost, CheapestSearch& search) {
  using Reached = CheapestSearch::Reached;
  const auto push = [](CheapestSearch::Side& side, std::uint32_t at, std::uint32_t vertex) {
    if (at >= side.buckets.size()) side.buckets.resize(at + 1024);
    side.buckets[at].push_back(vertex);
  };
  const std::uint32_t ends[2] = {from, to};
  for (int i = 0; i < 2; ++i) {
    auto& side = search.sides[i];
    for (auto& bucket : side.buckets) bucket.clear();
    side.reached.clear();
    side.reached.insert(ends[i], Reached{.cost = 0, .parent = ends[i]});
    side.current = 0;
    side.work = 0;
    push(side, 0, ends[i]);
  }
  std::uint64_t best = ~std::uint64_t{0};
  std::uint32_t meeting = from;
  if (from == to) return CheapestPath{.cost = 0, .vertices = {from}};
  while (true) {
    for (auto& side : search.sides)
      while (side.current < side.buckets.size() && side.buckets[side.current].empty()) ++side.current;
    if (search.sides[0].current >= search.sides[0].buckets.size() ||
        search.sides[1].current >= search.sides[1].buckets.size())
      break;
    if (search.sides[0].current + search.sides[1].current >= best) break;
    const int chosen = search.sides[0].work <= search.sides[1].work ? 0 : 1;
    auto& side = search.sides[chosen];
    const auto& other_side = search.sides[1 - chosen];
    const std::uint32_t vertex = side.buckets[side.current].back();
    side.buckets[side.current].pop_back();
    if (side.reached.find(vertex)->cost != side.current) continue;  // reached more cheaply since
    const auto so_far = static_cast<std::uint32_t>(side.current);
    each_tie(graph, vertex, directed, chosen == 0, [&](std::uint32_t next, const Tie& tie, bool) {
      ++side.work;
      if (!filter.admits(tie) || !filter.admits_vertex(next)) return true;
      const std::uint32_t through = so_far + cost(tie);
      if (through >= best) return true;
      const auto [known, is_new] = side.reached.insert(next, Reached{.cost = through, .parent = vertex});
      if (!is_new) {
        if (known->cost <= through) return true;
        *known = {.cost = through, .parent = vertex};
      }
      if (const auto* met = other_side.reached.find(next); met && through + std::uint64_t{met->cost} < best) {
        best = through + std::uint64_t{met->cost};
        meeting = next;
      }
      push(side, through, next);
      return true;
    });
  }
  if (best == ~std::uint64_t{0}) return std::nullopt;
  CheapestPath path{.cost = best, .vertices = {}};
  for (std::uint32_t at = meeting;; at = search.sides[0].reached.find(at)->parent) {
    path.vertices.push_back(at);
    if (at == from) break;
  }
  std::reverse(path.vertices.begin(), path.vertices.end());
  for (std::uint32_t at = meeting; at != to;) {
    at = search.sides[1].reached.find(at)->parent;
    path.vertices.push_back(at);
  }
  return path;
}

}  // namespace entente
