// SPDX-License-Identifier: Apache-2.0
// Boost's searches and a plain enumeration of all paths are the oracles, on thousands of small random graphs.
#include <gtest/gtest.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/visitors.hpp>
#include <functional>
#include <map>
#include <random>

#include "graph/query/best_paths.h"
#include "graph/query/shortest_path.h"
#include "graph/store/store_graph.h"
#include "tests/graph/sample.h"

namespace entente {
namespace {

BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<StoreGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<StoreGraph>));

constexpr std::uint32_t types[] = {tie_type(EventType::consult), tie_type(EventType::accuse),
                                   tie_type(RelationType::member_of), tie_type(RelationType::borders)};

struct RandomGraph {
  explicit RandomGraph(unsigned seed) : random(seed) {
    const unsigned vertices = pick(2, 9);
    graph = BoostGraph(vertices);
    for (unsigned i = 0; i < vertices; ++i)
      names.push_back(std::string(1, static_cast<char>('a' + (i * 7 + 3) % 26)) + std::to_string(i));
    const unsigned edges = pick(1, 3 * vertices);
    for (unsigned i = 0; i < edges; ++i) {
      const unsigned type = types[pick(0, 3)];
      const bool is_mutual = type == types[0] || type == types[3];
      const int day = static_cast<int>(pick(0, 5)) * 10;
      const TieFacet facet(type, pick(0, 5) == 0 ? Modality::denied : Modality::asserted, pick(0, 4) == 0, is_mutual,
                           false, static_cast<int>(pick(1, 5)) * 200);
      Tie tie{.fact = i, .facet = facet, .since = day, .until = day + static_cast<int>(pick(0, 1)) * 15};
      if (pick(0, 4) == 0) tie.since = no_start;
      boost::add_edge(pick(0, vertices - 1), pick(0, vertices - 1), tie, graph);
      facts.push_back("f" + std::to_string(99 - i));
    }
  }
  unsigned pick(unsigned low, unsigned high) { return std::uniform_int_distribution<unsigned>(low, high)(random); }

  Names name_functions() const {
    return {.entity = [this](std::uint32_t v) -> std::string_view { return names[v]; },
            .fact = [this](std::uint32_t f) -> std::string_view { return facts[f]; }};
  }

  std::mt19937 random;
  BoostGraph graph;
  std::vector<std::string> names, facts;
};

using Found = std::vector<std::pair<std::uint64_t, std::vector<std::string>>>;  // cost, entities

/// Every loopless path, cheapest first, one per sequence of entities.
Found all_paths(const RandomGraph& random, const PathQuestion& question) {
  std::map<std::vector<std::string>, std::uint64_t> best;
  const TieCost cost(question.weight, question.newest);
  std::vector<std::uint32_t> path{question.from};
  const std::function<void(std::uint64_t, std::int32_t)> walk = [&](std::uint64_t so_far, std::int32_t day) {
    const auto at = path.back();
    if (at == question.to) {
      if (question.via != no_number && std::find(path.begin(), path.end(), question.via) == path.end()) return;
      std::vector<std::string> entities;
      for (const auto v : path) entities.push_back(random.names[v]);
      const auto [known, is_new] = best.try_emplace(entities, so_far);
      if (!is_new) known->second = std::min(known->second, so_far);
      return;
    }
    if (path.size() > question.max_hops) return;
    each_tie(random.graph, at, question.directed, true, [&](std::uint32_t next, const Tie& tie, bool) {
      if (!question.filter.admits(tie) || !question.filter.admits_vertex(next) ||
          std::find(path.begin(), path.end(), next) != path.end())
        return true;
      std::int32_t then = day;
      if (question.chronological) {
        if ((tie.facet.is_event() && tie.since == no_start) || tie.until < day) return true;
        then = std::max(day, tie.since);
      }
      path.push_back(next);
      walk(so_far + cost(tie), then);
      path.pop_back();
      return true;
    });
  };
  walk(0, no_start);
  Found found;
  for (const auto& [entities, price] : best) found.emplace_back(price, entities);
  std::sort(found.begin(), found.end());
  return found;
}

Found told(const FoundPaths& paths, const RandomGraph& random) {
  Found found;
  for (const auto& path : paths.paths) {
    std::vector<std::string> entities{random.names[path.hops.front().from]};
    for (const auto& hop : path.hops) entities.push_back(random.names[hop.to]);
    found.emplace_back(path.cost, entities);
  }
  return found;
}

void expect_best(unsigned seeds, const std::function<void(PathQuestion&, RandomGraph&)>& vary) {
  std::size_t with_paths = 0;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    RandomGraph random(seed);
    PathQuestion question{.from = 0, .to = 1, .max_hops = random.pick(1, 6), .k = random.pick(1, 6)};
    vary(question, random);
    Found expected = all_paths(random, question);
    with_paths += !expected.empty();
    if (expected.size() > question.k) expected.resize(question.k);
    const auto names = random.name_functions();
    ASSERT_EQ(told(best_paths(random.graph, question, names), random), expected) << "seed " << seed;
  }
  EXPECT_GT(with_paths, seeds / 10);
}

TEST(BestPaths, AgreeWithEnumeration) {
  expect_best(2000, [](PathQuestion&, RandomGraph&) {});
}

TEST(BestPaths, AgreeWithEnumerationWhenDirected) {
  expect_best(1000, [](PathQuestion& question, RandomGraph&) { question.directed = true; });
}

TEST(BestPaths, AgreeWithEnumerationUnderFilters) {
  expect_best(1000, [](PathQuestion& question, RandomGraph& random) {
    question.filter.min_confidence = static_cast<int>(random.pick(0, 3)) * 200;
    question.filter.background = random.pick(0, 1) == 0;
    if (random.pick(0, 1) == 0) question.filter.since = 20;
    if (boost::num_vertices(random.graph) > 3) question.filter.avoided = {3};
  });
}

TEST(BestPaths, AgreeWithEnumerationByConfidenceAndRecency) {
  expect_best(1000, [](PathQuestion& question, RandomGraph& random) {
    question.weight = random.pick(0, 1) == 0 ? Weight::confidence : Weight::recency;
    question.newest = 65;
  });
}

TEST(BestPaths, AgreeWithEnumerationInTheOrderOfTime) {
  expect_best(1000, [](PathQuestion& question, RandomGraph&) { question.chronological = true; });
}

TEST(BestPaths, AgreeWithEnumerationThroughAnEntity) {
  expect_best(2000, [](PathQuestion& question, RandomGraph& random) {
    if (boost::num_vertices(random.graph) > 2) question.via = 2;
    question.max_hops = random.pick(2, 6);
  });
}

TEST(BestPaths, FindEveryPathAndSayWhenThereAreMore) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomGraph random(seed);
    PathQuestion question{.from = 0, .to = 1, .max_hops = 5, .k = 5, .every = true};
    const Found expected = all_paths(random, question);
    const auto names = random.name_functions();
    const FoundPaths found = best_paths(random.graph, question, names);
    EXPECT_EQ(found.paths.size(), std::min<std::size_t>(5, expected.size()));
    EXPECT_EQ(found.is_cut, expected.size() > 5);
  }
}

TEST(ShortestPath, IsAsLongAsBoostSays) {
  using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  TwoEndedSearch search;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    RandomGraph random(seed);
    Undirected plain(boost::num_vertices(random.graph));
    for (const auto edge : boost::make_iterator_range(boost::edges(random.graph)))
      boost::add_edge(boost::source(edge, random.graph), boost::target(edge, random.graph), plain);
    std::vector<std::size_t> distance(boost::num_vertices(plain), 0);
    boost::breadth_first_search(
        plain, 0,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()))));
    TieFilter filter;
    filter.modalities = 0b1111;
    const auto path = shortest_path(random.graph, 0, 1, filter, false, 20, search);
    ASSERT_EQ(path.empty() ? 0 : path.size() - 1, distance[1]) << "seed " << seed;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) EXPECT_TRUE(boost::edge(path[i], path[i + 1], plain).second);
  }
}

TEST(ShortestPath, KeepsToTheMostHops) {
  BoostGraph chain(4);
  for (unsigned i = 0; i < 3; ++i)
    boost::add_edge(i, i + 1, Tie{.fact = i, .facet = TieFacet(0, Modality::asserted, false, true, false, 900)}, chain);
  TwoEndedSearch search;
  EXPECT_EQ(shortest_path(chain, 0, 3, TieFilter{}, false, 3, search), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_TRUE(shortest_path(chain, 0, 3, TieFilter{}, false, 2, search).empty());
}

}  // namespace
}  // namespace entente
