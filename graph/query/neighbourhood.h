// SPDX-License-Identifier: Apache-2.0
/// The part of a graph that paths of bounded length between two vertices can use, gathered from both ends by the side
/// with fewer ties to read, and cut down to the ties that lie on some walk of that length.
#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/query/path_filter.h"
#include "graph/query/ties.h"
#include "graph/query/vertex_map.h"

namespace entente {

/// A small graph of its own: vertices are indices into `vertices`, edges sorted by (from, to, cost).
struct Neighbourhood {
  struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t cost = 0;
    bool is_along = true;
    Tie tie;
  };
  std::vector<std::uint32_t> vertices;              // numbers in the graph
  std::vector<Edge> edges;                          // from and to are indices
  std::vector<std::uint32_t> first_edge;            // of each vertex, and the end
  std::uint32_t from = 0, to = 0, via = no_number;  // indices
};

/// One edge as it was read, in numbers of the graph.
struct ReadEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool is_along = true;
  Tie tie;
};

/// Sorts, removes what both sides have read, and numbers the vertices. `by_tie` keeps edges in the order of their days
/// as well; otherwise of cost alone.
Neighbourhood make_neighbourhood(std::vector<ReadEdge> edges, const TieCost& cost, std::uint32_t from, std::uint32_t to,
                                 std::uint32_t via);

template <class Graph>
class Gatherer {
 public:
  Gatherer(const Graph& graph, const TieFilter& filter, bool directed, const TieCost& cost, bool)
      : graph_(graph), filter_(filter), directed_(directed), cost_(cost) {}

  /// Empty when no walk of at most `hops` ties joins the two. Calls with the same ends and growing `hops` go on where
  /// the last one stopped.
  Neighbourhood gather(std::uint32_t from, std::uint32_t to, unsigned hops) {
    return make_neighbourhood(gather_edges(from, to, hops), cost_, from, to, no_number);
  }

  /// The same for walks that visit `via`.
  Neighbourhood gather_via(std::uint32_t from, std::uint32_t via, std::uint32_t to, unsigned hops) {
    auto edges = gather_edges(from, via, hops - 1);
    balls_started_ = false;
    const auto second = gather_edges(via, to, hops - 1);
    balls_started_ = false;
    if (edges.empty() || second.empty()) return {};
    edges.insert(edges.end(), second.begin(), second.end());
    return make_neighbourhood(std::move(edges), cost_, from, to, via);
  }

  /// Whether all that can be reached from one end has been read, and within how many hops.
  bool is_exhausted() const { return balls_[0].is_exhausted() || balls_[1].is_exhausted(); }
  unsigned reach() const { return static_cast<unsigned>(std::max(balls_[0].depth.size(), balls_[1].depth.size())); }

 private:
  struct Ball {
    VertexMap<std::uint32_t> depth;       // hops from its centre
    std::vector<std::uint32_t> frontier;  // the deepest level
    unsigned radius = 0;                  // levels whose ties have been read
    std::uint64_t frontier_ties = 0;
    std::vector<ReadEdge> edges;
    bool is_exhausted() const { return frontier.empty(); }
  };

  void start(int index, std::uint32_t centre) {
    Ball& ball = balls_[index];
    ball.depth.clear();
    ball.depth.insert(centre, 0);
    ball.frontier.assign(1, centre);
    ball.radius = 0;
    ball.frontier_ties = tie_count(graph_, centre);
    ball.edges.clear();
  }

  void widen(int index) {
    Ball& ball = balls_[index];
    const bool forward = index == 0;
    std::vector<std::uint32_t> next;
    ++ball.radius;
    ball.frontier_ties = 0;
    for (const auto vertex : ball.frontier) {
      each_tie(graph_, vertex, directed_, forward, [&](std::uint32_t other, const Tie& tie, bool is_along) {
        if (other == vertex || !filter_.admits(tie) || !filter_.admits_vertex(other)) return true;
        if (forward) ball.edges.push_back({.from = vertex, .to = other, .is_along = is_along, .tie = tie});
        else ball.edges.push_back({.from = other, .to = vertex, .is_along = is_along, .tie = tie});
        if (ball.depth.insert(other, ball.radius).second) next.push_back(other);
        return true;
      });
    }
    // Reading how many ties each vertex has is for choosing a side only; a very wide level is never the better one.
    constexpr std::size_t worth_counting = 2000;
    if (next.size() <= worth_counting)
      for (const auto vertex : next) ball.frontier_ties += tie_count(graph_, vertex);
    else ball.frontier_ties = next.size() * 16;
    ball.frontier = std::move(next);
  }

  /// Ties (in the direction of the path) with hops-from-start + 1 + hops-to-end <= hops.
  std::vector<ReadEdge> gather_edges(std::uint32_t from, std::uint32_t to, unsigned hops) {
    if (!balls_started_) {
      start(0, from);
      start(1, to);
      balls_started_ = true;
    }
    while (balls_[0].radius + balls_[1].radius < hops) {
      if (balls_[0].is_exhausted() && balls_[1].is_exhausted()) break;
      const bool forward =
          balls_[1].is_exhausted() || (!balls_[0].is_exhausted() && balls_[0].frontier_ties <= balls_[1].frontier_ties);
      widen(forward ? 0 : 1);
    }
    spread(0);
    spread(1);
    std::vector<ReadEdge> kept;
    for (const auto& ball : balls_)
      for (const auto& edge : ball.edges) {
        const auto* before = hops_from_[0].find(edge.from);
        const auto* after = hops_from_[1].find(edge.to);
        if (before && after && *before + 1 + *after <= hops) kept.push_back(edge);
      }
    return kept;
  }

  /// Hops from one end: its own ball's depths, carried on over the ties that the other side has read.
  void spread(int index) {
    const bool forward = index == 0;
    auto& hops = hops_from_[index];
    hops = balls_[index].depth;
    const auto& edges = balls_[1 - index].edges;
    for (bool has_changed = true; has_changed;) {
      has_changed = false;
      for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
        const auto* known = hops.find(forward ? edge->from : edge->to);
        if (!known) continue;
        const std::uint32_t through = *known + 1;
        const auto [value, is_new] = hops.insert(forward ? edge->to : edge->from, through);
        if (!is_new && *value <= through) continue;
        *value = through;
        has_changed = true;
      }
    }
  }

  const Graph& graph_;
  const TieFilter& filter_;
  bool directed_;
  TieCost cost_;
  bool balls_started_ = false;
  Ball balls_[2];
  VertexMap<std::uint32_t> hops_from_[2];
};

}  // namespace entente
