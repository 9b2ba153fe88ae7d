// SPDX-License-Identifier: Apache-2.0
/// Walking over the ties of a vertex of any Boost.Graph BidirectionalGraph whose edges carry a Tie, found by
/// tie_of(edge, graph). Runs on the graph in memory and on the adjacency in the file alike.
#pragma once

#include <boost/graph/graph_traits.hpp>

#include "graph/boost_graph.h"

namespace entente {

inline const Tie& tie_of(const boost::graph_traits<BoostGraph>::edge_descriptor& edge, const BoostGraph& graph) {
  return graph[edge];
}

/// Calls each(other, tie, is_along) for every tie over which a path can leave `vertex` (`forward`) or arrive at it;
/// is_along says whether the path then runs from the tie's source to its target. Unless `directed` every tie serves
/// both ways; if so only the mutual ones. Stops when `each` returns false and says so.
template <class Graph, class Each>
bool each_tie(const Graph& graph, std::uint32_t vertex, bool directed, bool forward, Each each) {
  using boost::in_edges, boost::out_edges, boost::source, boost::target;
  const auto [first_out, end_out] = out_edges(vertex, graph);
  for (auto edge = first_out; edge != end_out; ++edge) {
    const Tie& tie = tie_of(*edge, graph);
    if (directed && !forward && !tie.facet.is_mutual()) continue;
    if (!each(static_cast<std::uint32_t>(target(*edge, graph)), tie, forward)) return false;
  }
  const auto [first_in, end_in] = in_edges(vertex, graph);
  for (auto edge = first_in; edge != end_in; ++edge) {
    const Tie& tie = tie_of(*edge, graph);
    if (directed && forward && !tie.facet.is_mutual()) continue;
    if (!each(static_cast<std::uint32_t>(source(*edge, graph)), tie, !forward)) return false;
  }
  return true;
}

template <class Graph>
std::uint64_t tie_count(const Graph& graph, std::uint32_t vertex) {
  using boost::in_degree, boost::out_degree;
  return out_degree(vertex, graph) + in_degree(vertex, graph);
}

}  // namespace entente
