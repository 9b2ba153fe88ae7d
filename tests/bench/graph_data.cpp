// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/graph_data.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string_view>

namespace entente {
namespace {

constexpr std::array<std::string_view, 15> type_names{
    "mentions", "reports",    "participant", "locatedIn", "memberOf",   "citizenOf", "basedIn",   "met",
    "leads",    "signedWith", "sanctioned",  "visited",   "tradesWith", "partOf",    "criticised"};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  for (std::size_t at = 0;;) {
    const auto end = line.find('\t', at);
    fields.push_back(line.substr(at, end == std::string::npos ? end : end - at));
    if (end == std::string::npos) return fields;
    at = end + 1;
  }
}

std::uint32_t number(const std::string& text) {
  return static_cast<std::uint32_t>(std::strtoul(text.c_str(), nullptr, 10));
}

}  // namespace

BenchData read_bench_data(const std::string& folder) {
  BenchData data;
  std::ifstream nodes(folder + "/nodes.tsv");
  std::ifstream edges(folder + "/edges.tsv");
  std::ifstream pairs(folder + "/pairs.tsv");
  if (!nodes || !edges || !pairs) {
    std::cerr << folder << ": no nodes.tsv, edges.tsv, pairs.tsv there\n";
    std::exit(1);
  }
  for (std::string line; std::getline(nodes, line);) {
    auto fields = fields_of(line);
    data.nodes.push_back({.type = fields[1], .label = fields[2]});
  }
  for (std::string line; std::getline(edges, line);) {
    auto fields = fields_of(line);
    const auto type = std::find(type_names.begin(), type_names.end(), fields[2]) - type_names.begin();
    data.edges.push_back({.source = number(fields[0]),
                          .target = number(fields[1]),
                          .type = static_cast<std::uint32_t>(type),
                          .from = fields[3],
                          .until = fields[4],
                          .confidence = static_cast<int>(std::strtod(fields[5].c_str(), nullptr) * 1000 + 0.5),
                          .article = number(fields[6])});
  }
  for (std::string line; std::getline(pairs, line);) {
    const auto fields = fields_of(line);
    data.pairs.emplace_back(number(fields[0]), number(fields[1]));
  }
  return data;
}

BoostGraph boost_graph_of(const BenchData& data) {
  BoostGraph graph(data.nodes.size());
  for (std::uint32_t i = 0; i < data.nodes.size(); ++i) graph[i].entity = i;
  for (std::uint32_t i = 0; i < data.edges.size(); ++i) {
    const BenchEdge& edge = data.edges[i];
    const DayRange days{.since = days_of(edge.from).since,
                        .until = edge.until.empty() ? no_end : days_of(edge.until).until};
    boost::add_edge(edge.source, edge.target,
                    Tie{.fact = i,
                        .facet = TieFacet(edge.type, Modality::asserted, false, false, false, edge.confidence),
                        .since = days.since,
                        .until = days.until},
                    graph);
  }
  return graph;
}

std::string bench_entity(const BenchData& data, std::uint32_t node) {
  return data.nodes[node].type + ":" + std::to_string(node);
}

void bench_articles(const BenchData& data, const std::function<void(ArticleFacts&&)>& each) {
  const auto entity_of = [&](std::uint32_t node) {
    const BenchNode& found = data.nodes[node];
    const EntityType type = found.type == "person"  ? EntityType::person
                            : found.type == "state" ? EntityType::state
                                                    : EntityType::organisation;
    return Entity{.id = bench_entity(data, node), .type = type, .name = found.label};
  };
  for (std::size_t i = 0; i < data.edges.size();) {
    const std::uint32_t article = data.edges[i].article;
    ArticleFacts facts{.article = {.id = "article-" + std::to_string(article),
                                   .title = data.nodes[article].label,
                                   .published = data.edges[i].from,
                                   .source = "Source " + std::to_string(article % 97),
                                   .language = "en"},
                       .entities = {},
                       .events = {},
                       .relations = {}};
    std::string& text = facts.article.text;
    std::map<std::uint32_t, std::size_t> known;
    const auto mention = [&](std::uint32_t node, std::uint32_t sentence) {
      const auto [at, is_new] = known.try_emplace(node, facts.entities.size());
      if (is_new) facts.entities.push_back({.entity = entity_of(node), .mentions = {}});
      const auto start = static_cast<std::uint32_t>(text.size());
      text += data.nodes[node].label;
      facts.entities[at->second].mentions.push_back({.range = {start, static_cast<std::uint32_t>(text.size())},
                                                     .text = data.nodes[node].label,
                                                     .kind = MentionKind::name,
                                                     .sentence = sentence});
    };
    for (std::uint32_t sentence = 0; i < data.edges.size() && data.edges[i].article == article; ++i, ++sentence) {
      const BenchEdge& edge = data.edges[i];
      const auto start = static_cast<std::uint32_t>(text.size());
      mention(edge.source, sentence);
      (text += ' ') += type_names[edge.type];
      text += ' ';
      mention(edge.target, sentence);
      text += '.';
      facts.relations.push_back({.type = static_cast<RelationType>(edge.type),
                                 .head = bench_entity(data, edge.source),
                                 .tail = bench_entity(data, edge.target),
                                 .title = {},
                                 .from = edge.from,
                                 .until = edge.until,
                                 .confidence = edge.confidence / 1000.0,
                                 .evidence = TextRange{start, static_cast<std::uint32_t>(text.size())},
                                 .rule = "bench"});
      text += ' ';
    }
    each(std::move(facts));
  }
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void print_times(const std::string& what, std::vector<double> microseconds, const std::string& note) {
  std::sort(microseconds.begin(), microseconds.end());
  const std::size_t n = microseconds.size();
  if (n == 0) return;
  std::printf("%-44s n=%-4zu median %10.1f us   p99 %10.1f us   %s\n", what.c_str(), n, microseconds[n / 2],
              microseconds[std::min(n - 1, n * 99 / 100)], note.c_str());
  std::fflush(stdout);
}

}  // namespace entente
