// SPDX-License-Identifier: Apache-2.0
#include "graph/query/dyads.h"

#include <gmock/gmock.h>

#include "tests/graph/sample.h"

namespace entente {
namespace {

Store store_of(const std::vector<std::string>& lines) {
  auto store = Store::in_memory();
  EXPECT_TRUE(store->add(article_of("a", "2025-06-01", lines)));
  EXPECT_TRUE(store->commit());
  return *std::move(store);
}

/// "FRA-RUS 2024-03 2 events 1+1 intensity -65".
std::vector<std::string> lines_of(const Store& store, const DyadsRequest& request) {
  std::vector<std::string> lines;
  const auto dyads = find_dyads(store, request);
  EXPECT_TRUE(dyads) << dyads.error().message;
  for (const auto& dyad : *dyads)
    lines.push_back(dyad.one + "-" + dyad.other + " " + (dyad.period.empty() ? "." : dyad.period) + " " +
                    std::to_string(dyad.events) + " events " + std::to_string(dyad.cooperation) + "+" +
                    std::to_string(dyad.conflict) + " intensity " + std::to_string(dyad.intensity));
  return lines;
}

const std::vector<std::string> two_years{"@RUS attacks @UKR 2024-03-01",
                                         "@RUS attacks @UKR 2024-03-09",
                                         "@UKR meets @RUS 2024-04-02",
                                         "@FRA aids @UKR 2025-01-15",
                                         "@RUS accuses @FRA",
                                         "@RUS attacks @FRA 2024-05 !denied"};

TEST(Dyads, CountAndScoreEachMonth) {
  EXPECT_THAT(
      lines_of(store_of(two_years), {.period = Period::month}),
      testing::ElementsAre("FRA-RUS . 1 events 0+1 intensity -20", "FRA-UKR 2025-01 1 events 1+0 intensity 100",
                           "RUS-UKR 2024-03 2 events 0+2 intensity -180", "RUS-UKR 2024-04 1 events 1+0 intensity 25"));
}

TEST(Dyads, AddUpYearsAndPutTheBusiestFirst) {
  EXPECT_THAT(lines_of(store_of(two_years), {.actor = "RUS", .period = Period::year}),
              testing::ElementsAre("FRA-RUS . 1 events 0+1 intensity -20", "RUS-UKR 2024 3 events 1+2 intensity -155"));
  EXPECT_EQ(lines_of(store_of(two_years), {}).front(), "RUS-UKR . 3 events 1+2 intensity -155");
}

TEST(Dyads, AreOfStatesOnly) {
  const auto store = store_of({"Ann meets Bob 2024", "@RUS meets @UKR 2024"});
  EXPECT_EQ(lines_of(store, {}).size(), 1U);
  EXPECT_FALSE(find_dyads(store, {.actor = "Ann"}));
}

}  // namespace
}  // namespace entente
