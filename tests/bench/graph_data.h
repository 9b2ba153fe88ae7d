// SPDX-License-Identifier: Apache-2.0
/// The synthetic graph of the peer benchmarks (nodes.tsv, edges.tsv, pairs.tsv of one folder; docs/performance.md says
/// how to make it) as ties and as articles.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/boost_graph.h"
#include "ontology/fact.h"

namespace entente {

struct BenchNode {
  std::string type, label;
};

struct BenchEdge {
  std::uint32_t source = 0, target = 0;
  std::uint32_t type = 0;  // 0-14, in the order of the generator
  std::string from, until;
  int confidence = 0;  // thousandths
  std::uint32_t article = 0;
};

struct BenchData {
  std::vector<BenchNode> nodes;
  std::vector<BenchEdge> edges;  // by article
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
};

inline constexpr std::uint32_t bench_mentions = 0;
inline constexpr std::uint32_t bench_reports = 1;

BenchData read_bench_data(const std::string& folder);
BoostGraph boost_graph_of(const BenchData& data);
/// The id that bench_articles() gives to a node.
std::string bench_entity(const BenchData& data, std::uint32_t node);
/// One article per document of the generator: a sentence and a relation for every edge.
void bench_articles(const BenchData& data, const std::function<void(ArticleFacts&&)>& each);

/// CPU seconds of this thread.
double cpu_seconds();
/// Sorts; prints median, 99th percentile and sum with the unit of the values.
void print_times(const std::string& what, std::vector<double> microseconds, const std::string& note);

}  // namespace entente
