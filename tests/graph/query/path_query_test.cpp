// SPDX-License-Identifier: Apache-2.0
#include "graph/query/path_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/sample.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Store sample() {
  auto store = Store::in_memory();
  for (const auto& facts :
       {article_of("a1", "2025-05-21",
                   {"Anwar_Ibrahim meets Vladimir_Putin 2025-05-13 0.93",
                    "Anwar_Ibrahim accuses Vladimir_Putin 2025-05-14 0.93", "Anwar_Ibrahim head_of_government_of @MYS",
                    "~@MYS member_of +ASEAN 1967 1.0"}),
        article_of("a2", "2020-01-01",
                   {"@MYS meets @IDN 2019-12-01", "@IDN meets +ASEAN 2018-01-01", "@ISL attacks @FJI !denied"})})
    EXPECT_TRUE(store->add(facts));
  EXPECT_TRUE(store->commit());
  return *std::move(store);
}

std::vector<std::string> entities(const ExplainedPath& path) {
  std::vector<std::string> names{path.hops.front().from.name};
  for (const auto& hop : path.hops) names.push_back(hop.to.name);
  return names;
}

TEST(PathQuery, AnswersWithTheSentence) {
  const Store store = sample();
  const auto answer = find_paths(store, {.from = "anwar ibrahim", .to = "Putin"});
  ASSERT_TRUE(answer) << answer.error().message;
  ASSERT_EQ(answer->paths.size(), 1U);
  const PathHop& hop = answer->paths[0].hops.at(0);
  EXPECT_EQ(type_name(hop.fact), "CONSULT");  // a meeting ties closer than an accusation
  EXPECT_EQ(hop.evidence.at(0).quote, "Anwar Ibrahim meets Vladimir Putin on 2025-05-13.");
  EXPECT_EQ(hop.evidence[0].range, (TextRange{0, 49}));
  EXPECT_EQ(hop.others.size(), 1U);
  EXPECT_DOUBLE_EQ(answer->paths[0].score, 0.93);
}

TEST(PathQuery, GoesThroughBackgroundUnlessAskedNotTo) {
  const Store store = sample();
  const auto with = find_paths(store, {.from = "Anwar Ibrahim", .to = "ASEAN"});
  EXPECT_THAT(entities(with->paths.at(0)), ElementsAre("Anwar Ibrahim", "MYS", "ASEAN"));
  EXPECT_TRUE(with->paths[0].hops[1].fact.is_background);
  const auto without = find_paths(store, {.from = "Anwar Ibrahim", .to = "ASEAN", .filter = {.background = false}});
  EXPECT_THAT(entities(without->paths.at(0)), ElementsAre("Anwar Ibrahim", "MYS", "IDN", "ASEAN"));
}

TEST(PathQuery, SaysWhatWouldHelp) {
  const Store store = sample();
  EXPECT_THAT(find_paths(store, {.from = "Anwar Ibrahim", .to = "ASEAN", .max_hops = 1})->hint,
              HasSubstr("--max-hops 2"));
  EXPECT_THAT(find_paths(store, {.from = "Anwar Ibrahim", .to = "ASEAN", .filter = {.types = {"trade"}}})->hint,
              HasSubstr("hops with --type; there is one of 2 hops without --type"));
  EXPECT_THAT(
      find_paths(store,
                 {.from = "Anwar Ibrahim", .to = "ASEAN", .filter = {.types = {"trade"}, .min_confidence = 0.999}})
          ->hint,
      HasSubstr("with --type and --min-confidence; there is one of 2 hops without all of these"));
  EXPECT_THAT(find_paths(store, {.from = "Anwar Ibrahim", .to = "ISL"})->hint, HasSubstr("nothing joins"));
  EXPECT_THAT(find_paths(store, {.from = "ISL", .to = "FJI"})->hint,
              HasSubstr("there is one of 1 hop that takes facts said not to be so"));
}

TEST(PathQuery, RefusesWhatItCannotResolve) {
  const Store store = sample();
  EXPECT_EQ(find_paths(store, {.from = "Nobody", .to = "ASEAN"}).error().kind, ErrorKind::not_found);
  EXPECT_THAT(find_paths(store, {.from = "Anwar Ibraham", .to = "ASEAN"}).error().message,
              HasSubstr("near: Anwar Ibrahim"));
  EXPECT_EQ(find_paths(store, {.from = "Putin", .to = "Vladimir Putin"}).error().kind, ErrorKind::usage);
  EXPECT_THAT(find_paths(store, {.from = "Putin", .to = "ASEAN", .filter = {.types = {"CONSALT"}}}).error().message,
              HasSubstr("did you mean CONSULT"));
}

TEST(PathQuery, ResolvesNamesInAStableOrder) {
  auto store = Store::in_memory();
  ASSERT_TRUE(store->add(
      article_of("a", "", {"Kim_Jong_Un meets Kim_Yo_Jong", "@Singapore meets #Singapore", "Zoë_Ng meets @MYS"})));
  ASSERT_TRUE(store->commit());
  const auto ambiguous = find_paths(*store, {.from = "Kim", .to = "MYS"});
  EXPECT_EQ(ambiguous.error().kind, ErrorKind::usage);
  EXPECT_THAT(ambiguous.error().message, HasSubstr("Kim Jong Un (person:kim-jong-un) or Kim Yo Jong"));
  EXPECT_EQ(find_paths(*store, {.from = "singapore", .to = "place:singapore"})->from.type, EntityType::state);
  EXPECT_EQ(find_paths(*store, {.from = "zoe ng", .to = "MYS"})->from.name, "Zoë Ng");
}

}  // namespace
}  // namespace entente
