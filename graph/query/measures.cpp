// SPDX-License-Identifier: Apache-2.0
#include "graph/query/measures.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/page_rank.hpp>
#include <map>

#include "graph/query/louvain.h"
#include "graph/store/load_boost_graph.h"

namespace entente {
namespace {

using Simple = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using BothWays = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

/// Distinct neighbours, as sorted pairs.
VertexPairs distinct_pairs(const BoostGraph& graph) {
  VertexPairs pairs;
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge) {
    const auto a = static_cast<std::uint32_t>(boost::source(*edge, graph));
    const auto b = static_cast<std::uint32_t>(boost::target(*edge, graph));
    if (a != b) pairs.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// New numbers by size, the largest first; of equal ones that of the first vertex.
std::uint32_t number_by_size(std::vector<std::uint32_t>& groups) {
  std::map<std::uint32_t, std::pair<std::int64_t, std::size_t>> order;  // group → −size, first vertex
  for (std::size_t i = 0; i < groups.size(); ++i) --order.try_emplace(groups[i], 0, i).first->second.first;
  std::vector<std::pair<std::pair<std::int64_t, std::size_t>, std::uint32_t>> sorted;
  for (const auto& [group, key] : order) sorted.emplace_back(key, group);
  std::sort(sorted.begin(), sorted.end());
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (const auto& [key, group] : sorted) numbers.emplace(group, static_cast<std::uint32_t>(numbers.size()));
  for (auto& group : groups) group = numbers.at(group);
  return static_cast<std::uint32_t>(numbers.size());
}

void measure_paths(const Simple& graph, std::vector<EntityMeasures>& measures) {
  const std::size_t n = boost::num_vertices(graph);
  std::vector<double> betweenness(n);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(betweenness.begin(), boost::get(boost::vertex_index, graph)));
  const double pairs = n > 2 ? static_cast<double>(n - 1) * static_cast<double>(n - 2) / 2 : 1;
  std::vector<std::size_t> distances(n);
  for (std::size_t i = 0; i < n; ++i) {
    measures[i].betweenness = betweenness[i] / pairs;
    std::fill(distances.begin(), distances.end(), 0);
    boost::breadth_first_search(
        graph, i,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(distances.data(), boost::on_tree_edge()))));
    double sum = 0;
    double reached = 0;
    for (const auto distance : distances) {
      sum += static_cast<double>(distance);
      reached += distance > 0;
    }
    if (sum > 0 && n > 1) measures[i].closeness = reached * reached / (static_cast<double>(n - 1) * sum);
  }
}

}  // namespace

Result<Measures> measure(const Store& store, std::size_t largest) {
  ENTENTE_TRY(const auto loaded, load_boost_graph(store));
  Measures found = measure(distinct_pairs(loaded.graph), loaded.entities.size(), largest);
  for (auto& measures : found.entities) measures.entity = loaded.entities[measures.entity];
  return found;
}

Measures measure(const VertexPairs& pairs, std::size_t n, std::size_t largest) {
  Measures found;
  found.entities.resize(n);
  if (n == 0) return found;
  const Simple graph(pairs.begin(), pairs.end(), n);
  BothWays both_ways(n);
  for (const auto& [a, b] : pairs) {
    boost::add_edge(a, b, both_ways);
    boost::add_edge(b, a, both_ways);
  }
  std::vector<double> rank(n, 1.0 / static_cast<double>(n));
  boost::graph::page_rank(both_ways,
                          boost::make_iterator_property_map(rank.begin(), boost::get(boost::vertex_index, both_ways)),
                          boost::graph::n_iterations(50), 0.85);
  double total = 0;
  for (const double value : rank) total += value;
  std::vector<std::uint32_t> components(n);
  boost::connected_components(
      graph, boost::make_iterator_property_map(components.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::uint32_t> cores(n);
  boost::core_numbers(graph, boost::make_iterator_property_map(cores.begin(), boost::get(boost::vertex_index, graph)));
  Communities communities = louvain(pairs, n);
  found.components = number_by_size(components);
  found.communities = number_by_size(communities.of);
  found.modularity = communities.modularity;
  for (std::uint32_t i = 0; i < n; ++i) {
    EntityMeasures& measures = found.entities[i];
    measures.entity = i;
    measures.neighbours = static_cast<std::uint32_t>(boost::out_degree(i, graph));
    measures.pagerank = rank[i] / total;
    measures.core = cores[i];
    measures.component = components[i];
    measures.community = communities.of[i];
  }
  found.has_path_measures = n <= largest;
  if (found.has_path_measures) measure_paths(graph, found.entities);
  return found;
}

}  // namespace entente
