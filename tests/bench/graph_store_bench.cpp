// SPDX-License-Identifier: Apache-2.0
// Facts into a knowledge base, one article out again, the whole graph into memory.
//   graph_store_bench FOLDER KB
#include <malloc.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

#include "graph/store/load_boost_graph.h"
#include "graph/store/store.h"
#include "tests/bench/graph_data.h"

int main(int count, char** arguments) {
  using namespace entente;
  if (count != 3) return std::cerr << "usage: graph_store_bench FOLDER KB\n", 2;
  const std::string path = arguments[2];
  const BenchData data = read_bench_data(arguments[1]);
  std::vector<std::string> ids;
  double spent = 0;
  std::size_t facts_added = 0;
  {
    auto store = Store::create(path, true);
    if (!store) return std::cerr << store.error().message << '\n', 1;
    bench_articles(data, [&](ArticleFacts&& facts) {
      facts_added += facts.relations.size();
      ids.push_back(facts.article.id);
      const double start = cpu_seconds();
      if (!store->add(facts)) std::exit(1);
      spent += cpu_seconds() - start;
    });
    const double start = cpu_seconds();
    if (!store->commit()) return 1;
    spent += cpu_seconds() - start;
  }
  std::printf("build: %zu facts of %zu articles in %.2f CPU-s, %.0f facts per CPU-second, %.0f MB\n", facts_added,
              ids.size(), spent, static_cast<double>(facts_added) / spent,
              static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  std::vector<double> times;
  for (std::size_t i = 0; i < 50; ++i) {
    const double start = cpu_seconds();
    auto store = Store::open(path, Store::Access::write);
    if (!store->remove(ids[(i * 7919 + 13) % ids.size()]) || !store->commit()) return 1;
    times.push_back((cpu_seconds() - start) * 1e6);
  }
  print_times("remove one article, open to commit", times, "");
  for (int round = 0; round < 2; ++round) {
    const double start = cpu_seconds();
    auto store = Store::open(path, Store::Access::read);
    malloc_trim(0);
    const auto before = mallinfo2();
    const auto graph = load_boost_graph(*store);
    if (!graph) return std::cerr << graph.error().message << '\n', 1;
    const double seconds = cpu_seconds() - start;
    const auto after = mallinfo2();
    const double bytes =
        static_cast<double>(after.uordblks + after.hblkhd) - static_cast<double>(before.uordblks + before.hblkhd);
    std::printf(
        "load: %zu edges, %zu vertices in %.2f CPU-s, %.2f million edges per CPU-second, %.0f bytes of heap an edge\n",
        boost::num_edges(graph->graph), boost::num_vertices(graph->graph), seconds,
        static_cast<double>(boost::num_edges(graph->graph)) / seconds / 1e6,
        bytes / static_cast<double>(boost::num_edges(graph->graph)));
  }
}
