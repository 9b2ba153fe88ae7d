// SPDX-License-Identifier: Apache-2.0
/// The adjacency of a knowledge base file as a Boost.Graph BidirectionalGraph, read as it is asked for: nothing is
/// loaded before, and what was read stays for the next question. Vertices are entity numbers.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/store/reader.h"
#include "graph/tie.h"

namespace entente {

struct StoreEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  Tie tie;
  friend bool operator==(const StoreEdge&, const StoreEdge&) = default;
};

class StoreGraph {
 public:
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = StoreEdge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = boost::bidirectional_graph_tag;
  using degree_size_type = std::size_t;
  using out_edge_iterator = const StoreEdge*;
  using in_edge_iterator = const StoreEdge*;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using vertex_iterator = void;
  using edge_iterator = void;
  using adjacency_iterator = void;
  static vertex_descriptor null_vertex() { return no_number; }

  explicit StoreGraph(Reader& reader) : reader_(&reader) {}

  std::pair<const StoreEdge*, const StoreEdge*> out_edges(std::uint32_t vertex) const;
  std::pair<const StoreEdge*, const StoreEdge*> in_edges(std::uint32_t vertex) const;
  /// Of a vertex that has not been read, by its degree column: one page instead of all its ties.
  std::size_t ties(std::uint32_t vertex) const;

 private:
  struct Edges {
    std::vector<StoreEdge> all;  // out, then in
    std::size_t out = 0;
  };
  const Edges& edges(std::uint32_t vertex) const;

  Reader* reader_;
  mutable std::unordered_map<std::uint32_t, Edges> read_;
  mutable std::vector<TieRow> rows_;
};

inline auto out_edges(std::uint32_t vertex, const StoreGraph& graph) { return graph.out_edges(vertex); }
inline auto in_edges(std::uint32_t vertex, const StoreGraph& graph) { return graph.in_edges(vertex); }
inline std::size_t out_degree(std::uint32_t vertex, const StoreGraph& graph) {
  const auto [first, last] = graph.out_edges(vertex);
  return static_cast<std::size_t>(last - first);
}
inline std::size_t in_degree(std::uint32_t vertex, const StoreGraph& graph) {
  const auto [first, last] = graph.in_edges(vertex);
  return static_cast<std::size_t>(last - first);
}
inline std::size_t degree(std::uint32_t vertex, const StoreGraph& graph) { return graph.ties(vertex); }
inline std::uint32_t source(const StoreEdge& edge, const StoreGraph&) { return edge.source; }
inline std::uint32_t target(const StoreEdge& edge, const StoreGraph&) { return edge.target; }
inline const Tie& tie_of(const StoreEdge& edge, const StoreGraph&) { return edge.tie; }
inline std::uint64_t tie_count(const StoreGraph& graph, std::uint32_t vertex) { return graph.ties(vertex); }

}  // namespace entente
