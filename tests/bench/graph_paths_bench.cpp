// SPDX-License-Identifier: Apache-2.0
// Path queries in process, on the graph in memory or (with a knowledge base that graph_store_bench made) on the file.
//   graph_paths_bench FOLDER [KB]
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "graph/query/best_paths.h"
#include "graph/query/cheapest_path.h"
#include "graph/query/shortest_path.h"
#include "graph/store/reader.h"
#include "graph/store/store_graph.h"
#include "tests/bench/graph_data.h"

namespace {

using namespace entente;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Runs all pairs twice and prints the second round; `ask` gives a number that is summed up as a check.
template <class Ask>
void measure(const std::string& what, const Pairs& pairs, Ask ask) {
  for (int round = 0; round < 2; ++round) {
    std::vector<double> times;
    double sum = 0;
    std::size_t found = 0;
    for (const auto& [from, to] : pairs) {
      const double start = cpu_seconds();
      const double answer = ask(from, to);
      times.push_back((cpu_seconds() - start) * 1e6);
      sum += answer;
      found += answer > 0;
    }
    if (round == 1) print_times(what, times, "found " + std::to_string(found) + ", sum " + std::to_string(sum));
  }
}

struct Reached {};
struct StopAt : boost::default_bfs_visitor {
  StopAt(std::uint32_t target, std::vector<std::uint32_t>& distance) : goal(target), distances(&distance) {}
  template <class Edge, class Graph>
  void tree_edge(Edge edge, const Graph& graph) const {
    const auto to = static_cast<std::uint32_t>(target(edge, graph));
    (*distances)[to] = (*distances)[source(edge, graph)] + 1;
    if (to == goal) throw Reached{};
  }
  std::uint32_t goal;
  std::vector<std::uint32_t>* distances;
};

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Tie>;

TieFilter narrow() {
  TieFilter filter;
  filter.types = ~std::uint64_t{0} & ~(1U << bench_mentions | 1U << bench_reports);
  filter.since = days_of("2010").since;
  filter.until = days_of("2019").until;
  return filter;
}

const Names no_names{.entity = [](std::uint32_t) -> std::string_view { return ""; },
                     .fact = [](std::uint32_t) -> std::string_view { return ""; }};

template <class Graph>
void measure_ours(const Graph& graph, const Pairs& pairs, const std::string& where, const Names& names) {
  TwoEndedSearch search;
  TieFilter all;
  all.modalities = 0b1111;
  measure("shortest path, " + where, pairs, [&](auto a, auto b) {
    return static_cast<double>(shortest_path(graph, a, b, all, false, 30, search).size()) - 1;
  });
  const TieFilter filter = narrow();
  measure("shortest path, typed and dated, " + where, pairs, [&](auto a, auto b) {
    const auto path = shortest_path(graph, a, b, filter, false, 30, search);
    return path.empty() ? 0.0 : static_cast<double>(path.size()) - 1;
  });
  CheapestSearch cheapest;
  measure("cheapest by confidence, " + where, pairs, [&](auto a, auto b) {
    const auto found = cheapest_path(
        graph, a, b, all, false, [](const Tie& tie) { return std::max(1U, doubt(tie.facet.confidence())); }, cheapest);
    return found ? static_cast<double>(found->cost) / 1000 : 0;
  });
  for (const std::size_t k : {1U, 10U})
    measure("best " + std::to_string(k) + " loopless, exact order, " + where, pairs, [&](auto a, auto b) {
      PathQuestion question{.from = a, .to = b, .max_hops = 12, .k = k, .filter = all};
      return static_cast<double>(best_paths(graph, question, names).paths.size());
    });
  measure("best 10 of at most 4 by confidence, " + where, pairs, [&](auto a, auto b) {
    PathQuestion question{.from = a, .to = b, .max_hops = 4, .k = 10, .weight = Weight::confidence, .filter = all};
    return static_cast<double>(best_paths(graph, question, names).paths.size());
  });
}

void measure_boost(const BenchData& data) {
  Undirected graph(data.nodes.size());
  for (const auto& edge : data.edges)
    boost::add_edge(edge.source, edge.target,
                    Tie{.facet = TieFacet(edge.type, Modality::asserted, false, false, false, edge.confidence)}, graph);
  std::vector<std::uint32_t> distance(data.nodes.size());
  std::vector<boost::default_color_type> colour(data.nodes.size());
  measure("boost::breadth_first_search, early exit", data.pairs, [&](auto a, auto b) {
    distance[a] = 0;
    try {
      boost::breadth_first_search(
          graph, a,
          boost::visitor(StopAt(b, distance))
              .color_map(boost::make_iterator_property_map(colour.begin(), get(boost::vertex_index, graph))));
    } catch (const Reached&) {
      return static_cast<double>(distance[b]);
    }
    return 0.0;
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::cerr << "usage: graph_paths_bench FOLDER [KB]\n", 2;
  const BenchData data = read_bench_data(arguments[1]);
  if (count == 2) {
    measure_ours(boost_graph_of(data), data.pairs, "in memory", no_names);
    measure_boost(data);
    return 0;
  }
  const auto store = Store::open(arguments[2], Store::Access::read);
  if (!store) return std::cerr << store.error().message << '\n', 1;
  Reader reader(*store);
  Pairs pairs;
  for (const auto& [a, b] : data.pairs)
    pairs.emplace_back(reader.find_entity(bench_entity(data, a)), reader.find_entity(bench_entity(data, b)));
  const StoreGraph graph(reader);
  const Names names{.entity = [&](std::uint32_t v) -> std::string_view { return reader.entity_id(v); },
                    .fact = [&](std::uint32_t f) -> std::string_view { return reader.fact_id(f); }};
  measure_ours(graph, pairs, "on the file", names);
}
