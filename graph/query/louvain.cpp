// SPDX-License-Identifier: Apache-2.0
#include "graph/query/louvain.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente {
namespace {

struct Weighted {
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> neighbours;  // both directions, no loops
  std::vector<std::int64_t> degree;                                             // with loops counted twice
};

/// Moves vertices to the neighbouring community with the largest gain until none moves. Whether any did.
bool move_vertices(const Weighted& graph, std::int64_t twice_edges, std::vector<std::uint32_t>& community) {
  const std::size_t n = graph.degree.size();
  std::vector<std::int64_t> total = graph.degree;  // of each community; each vertex starts in its own
  bool has_moved = false;
  for (bool is_moving = true; is_moving;) {
    is_moving = false;
    for (std::uint32_t vertex = 0; vertex < n; ++vertex) {
      std::map<std::uint32_t, std::int64_t> links;  // to each community around
      links[community[vertex]];
      for (const auto& [neighbour, weight] : graph.neighbours[vertex]) links[community[neighbour]] += weight;
      total[community[vertex]] -= graph.degree[vertex];
      // Gain of joining c, times 2m: 2m · links(c) − degree · total(c); the present community wins ties.
      const auto gain = [&](std::uint32_t c) { return twice_edges * links[c] - graph.degree[vertex] * total[c]; };
      std::uint32_t best = community[vertex];
      std::int64_t most = gain(best);
      for (const auto& [candidate, weight] : links) {
        if (gain(candidate) <= most) continue;
        most = gain(candidate);
        best = candidate;
      }
      total[best] += graph.degree[vertex];
      if (best == community[vertex]) continue;
      community[vertex] = best;
      is_moving = has_moved = true;
    }
  }
  return has_moved;
}

/// Numbers communities from 0 in the order of their first vertices; how many there are.
std::uint32_t renumber(std::vector<std::uint32_t>& community) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (auto& c : community) c = numbers.try_emplace(c, static_cast<std::uint32_t>(numbers.size())).first->second;
  return static_cast<std::uint32_t>(numbers.size());
}

Weighted contract(const Weighted& graph, const std::vector<std::uint32_t>& community, std::uint32_t count) {
  Weighted smaller{.neighbours = std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>>(count),
                   .degree = std::vector<std::int64_t>(count)};
  std::vector<std::map<std::uint32_t, std::int64_t>> links(count);
  for (std::uint32_t vertex = 0; vertex < graph.degree.size(); ++vertex) {
    smaller.degree[community[vertex]] += graph.degree[vertex];
    for (const auto& [neighbour, weight] : graph.neighbours[vertex])
      if (community[neighbour] != community[vertex]) links[community[vertex]][community[neighbour]] += weight;
  }
  for (std::uint32_t c = 0; c < count; ++c) smaller.neighbours[c].assign(links[c].begin(), links[c].end());
  return smaller;
}

double modularity(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
                  const std::vector<std::uint32_t>& of) {
  std::map<std::uint32_t, std::pair<std::int64_t, std::int64_t>> sums;  // inner edges, degrees
  for (const auto& [a, b] : pairs) {
    sums[of[a]].first += of[a] == of[b];
    ++sums[of[a]].second;
    ++sums[of[b]].second;
  }
  const auto edges = static_cast<double>(pairs.size());
  double total = 0;
  for (const auto& [c, sum] : sums) {
    const double share = static_cast<double>(sum.second) / (2 * edges);
    total += static_cast<double>(sum.first) / edges - share * share;
  }
  return total;
}

}  // namespace

Communities louvain(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::size_t size) {
  Communities found;
  found.of.resize(size);
  std::iota(found.of.begin(), found.of.end(), 0U);
  if (pairs.empty()) return found;
  Weighted graph{.neighbours = std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>>(size),
                 .degree = std::vector<std::int64_t>(size)};
  for (const auto& [a, b] : pairs) {
    graph.neighbours[a].emplace_back(b, 1);
    graph.neighbours[b].emplace_back(a, 1);
    ++graph.degree[a];
    ++graph.degree[b];
  }
  const auto twice_edges = static_cast<std::int64_t>(2 * pairs.size());
  while (true) {
    std::vector<std::uint32_t> community(graph.degree.size());
    std::iota(community.begin(), community.end(), 0U);
    if (!move_vertices(graph, twice_edges, community)) break;
    const std::uint32_t count = renumber(community);
    for (auto& c : found.of) c = community[c];
    graph = contract(graph, community, count);
  }
  found.modularity = modularity(pairs, found.of);
  return found;
}

}  // namespace entente
