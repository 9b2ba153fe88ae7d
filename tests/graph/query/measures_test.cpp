// SPDX-License-Identifier: Apache-2.0
#include "graph/query/measures.h"

#include <gtest/gtest.h>

#include "graph/query/louvain.h"
#include "tests/graph/sample.h"

namespace entente {
namespace {

TEST(Measures, KnowTheMiddleOfAStar) {
  auto store = Store::in_memory();
  ASSERT_TRUE(store->add(
      article_of("a", "", {"Hub meets Ann", "Hub meets Bob", "Hub meets Cem", "Hub aids Ann", "Eve meets Fay"})));
  ASSERT_TRUE(store->commit());
  const auto found = measure(*store);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->entities.size(), 6U);  // ann, bob, cem, eve, fay, hub
  const EntityMeasures& hub = found->entities[5];
  EXPECT_EQ(hub.neighbours, 3U);
  EXPECT_EQ(hub.core, 1U);
  EXPECT_EQ(hub.component, 0U);
  EXPECT_EQ(found->components, 2U);
  EXPECT_EQ(found->communities, 2U);
  EXPECT_DOUBLE_EQ(hub.betweenness, 0.3);  // 3 of the 10 pairs of others
  EXPECT_DOUBLE_EQ(hub.closeness, 9.0 / (5 * 3));
  EXPECT_GT(hub.pagerank, found->entities[0].pagerank);
  double sum = 0;
  for (const auto& one : found->entities) sum += one.pagerank;
  EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(Louvain, SeparatesTwoTriangles) {
  const auto found = louvain({{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}}, 6);
  EXPECT_EQ(found.of[0], found.of[2]);
  EXPECT_EQ(found.of[3], found.of[5]);
  EXPECT_NE(found.of[0], found.of[3]);
  EXPECT_NEAR(found.modularity, 5.0 / 14, 1e-12);  // 6/7 − 2 · (1/2)²
}

}  // namespace
}  // namespace entente
