// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "ontology/facts_json.h"
#include "tests/graph/dump.h"
#include "tests/graph/sample.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<ArticleFacts>& articles() {
  static const std::vector<ArticleFacts> all{
      article_of("a1", "2025-05-21",
                 {"Anwar_Ibrahim meets Vladimir_Putin 2025-05-13 0.93", "Anwar_Ibrahim head_of_government_of @MYS",
                  "~@MYS member_of +ASEAN 1967 1.0", "Vladimir_Putin says"},
                 "The Star"),
      article_of("a2", "2025-05-22",
                 {"Vladimir_Putin meets Anwar_Ibrahim 2025-05-13 0.8", "Zoë_Ng visits #Moscow",
                  "~@MYS member_of +ASEAN 1967 1.0", "@RUS accuses @USA 2025-05"},
                 "TASS"),
      article_of("a3", "",
                 {"@MYS member_of +ASEAN", "@RUS attacks @UKR 2022-02-24", "@RUS ally_of @BLR", "@BLR ally_of @RUS"})};
  return all;
}

Store store_of(const std::vector<ArticleFacts>& facts) {
  auto store = Store::in_memory();
  for (const auto& one : facts) EXPECT_TRUE(store->add(one));
  EXPECT_TRUE(store->commit());
  return *std::move(store);
}

const MergedFact* find(const KnowledgeGraph& graph, std::string_view type, std::size_t evidence) {
  for (const auto& fact : graph.facts())
    if (type_name(fact) == type && fact.evidence.size() == evidence) return &fact;
  return nullptr;
}

TEST(Store, MergesTheSameHappeningOfTwoArticles) {
  const auto graph = read_graph(store_of(articles()));
  ASSERT_TRUE(graph);
  const MergedFact* meeting = find(*graph, "CONSULT", 2);
  ASSERT_TRUE(meeting);
  EXPECT_EQ(meeting->confidence, 986);  // 1 − .07 · .2
  EXPECT_EQ(graph->quote(meeting->evidence[0]), "Anwar Ibrahim meets Vladimir Putin on 2025-05-13.");
  EXPECT_EQ(meeting->articles, 2U);
}

TEST(Store, KnowsBackgroundUntilAnArticleSaysIt) {
  const auto without = read_graph(store_of({articles()[0]}));
  const MergedFact* known = find(*without, "member_of", 0);
  ASSERT_TRUE(known);
  EXPECT_TRUE(known->is_background);
  const auto with = read_graph(store_of(articles()));
  const MergedFact* said = find(*with, "member_of", 1);
  ASSERT_TRUE(said);
  EXPECT_FALSE(said->is_background);
  EXPECT_EQ(said->from, "1967");
}

TEST(Store, TakesASymmetricRelationAsOneFact) {
  const auto graph = read_graph(store_of({articles()[2]}));
  EXPECT_TRUE(find(*graph, "ally_of", 2));
}

TEST(Store, DoesNotDependOnTheOrderOfArticles) {
  std::vector<ArticleFacts> order = articles();
  const std::string expected = dump(store_of(order));
  EXPECT_THAT(expected, HasSubstr("Zoë Ng"));
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.article.id > b.article.id; });
  EXPECT_EQ(dump(store_of(order)), expected);
}

TEST(Store, ForgetsARemovedArticleCompletely) {
  const std::string expected = dump(store_of({articles()[0], articles()[2]}));
  Store store = store_of(articles());
  ASSERT_TRUE(store.begin());
  EXPECT_TRUE(*store.remove("a2"));
  EXPECT_FALSE(*store.remove("a9"));
  ASSERT_TRUE(store.commit());
  EXPECT_EQ(dump(store), expected);
  EXPECT_THAT(*find_faults(store), IsEmpty());
}

TEST(Store, SkipsAnEqualArticleAndReplacesAChangedOne) {
  Store store = store_of(articles());
  EXPECT_EQ(*store.add(articles()[1]), Store::Change::unchanged);
  const auto changed = article_of("a2", "2025-05-22", {"@RUS accuses @CHN"});
  EXPECT_EQ(*store.add(changed), Store::Change::replaced);
  ASSERT_TRUE(store.commit());
  EXPECT_EQ(dump(store), dump(store_of({articles()[0], changed, articles()[2]})));
}

TEST(Store, AddsEvidenceNotFactsForACopy) {
  auto copy = articles()[1];
  copy.article.id = "a2-copy";
  for (auto& event : copy.events) event.id += "c";
  Store once = store_of(articles());
  Store twice = store_of(articles());
  ASSERT_TRUE(twice.add(copy));
  ASSERT_TRUE(twice.commit());
  EXPECT_EQ(once.counts()->entities, twice.counts()->entities);
  EXPECT_EQ(once.counts()->relations, twice.counts()->relations);
  EXPECT_EQ(twice.counts()->events, once.counts()->events);
  EXPECT_GT(twice.counts()->evidence, once.counts()->evidence);
}

TEST(Store, ReadsBackWhatEachArticleStates) {
  Store store = store_of(articles());
  std::vector<std::string> lines;
  ASSERT_TRUE(read_articles(store, [&](ArticleFacts&& facts) -> Result<void> {
    append_facts(lines.emplace_back(), facts, true);
    return {};
  }));
  ASSERT_EQ(lines.size(), 3U);
  std::string expected;
  append_facts(expected, articles()[0], true);
  EXPECT_EQ(lines[0], expected);
}

TEST(Store, KeepsTheValuesOfANameWithSeparatorsApart) {
  auto facts = article_of("a1", "2025-05-21", {"Anwar_Ibrahim meets Vladimir_Putin"});
  facts.entities[0].entity.name = "Anwar\x1eIbrahim\x1f";
  facts.entities[0].entity.country = "MYS";
  auto store = Store::in_memory();
  ASSERT_TRUE(store && store->add(facts) && store->commit());
  const auto graph = read_graph(*store);
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->entities()[0].entity.name, "Anwar\xEF\xBF\xBDIbrahim\xEF\xBF\xBD");
  EXPECT_EQ(graph->entities()[0].entity.country, "MYS");
}

TEST(Store, WritesAFileAndReadsItAgain) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  {
    auto store = Store::create(path, false);
    ASSERT_TRUE(store) << store.error().message;
    for (const auto& facts : articles()) ASSERT_TRUE(store->add(facts));
    EXPECT_FALSE(std::filesystem::exists(path));
    ASSERT_TRUE(store->commit());
    EXPECT_TRUE(std::filesystem::exists(path));
  }
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
  auto store = Store::open(path, Store::Access::read);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(dump(*store), dump(store_of(articles())));
  EXPECT_THAT(*find_faults(*store), IsEmpty());
  EXPECT_THAT(Store::create(path, false).error().message, HasSubstr("--force"));
}

TEST(Store, LeavesNothingOfAnUncommittedBuild) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  {
    auto store = Store::create(path, false);
    ASSERT_TRUE(store->add(articles()[0]));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

TEST(Store, RefusesWhatIsNoKnowledgeBase) {
  const TemporaryFolder folder;
  EXPECT_THAT(Store::open(folder.file("none"), Store::Access::read).error().message, HasSubstr("no such"));
  std::ofstream(folder.file("text")) << std::string(2000, 'x');
  EXPECT_THAT(Store::open(folder.file("text"), Store::Access::read).error().message, HasSubstr("not an entente"));
  std::ofstream(folder.file("empty")).flush();
  EXPECT_THAT(Store::open(folder.file("empty"), Store::Access::read).error().message, HasSubstr("not an entente"));
  EXPECT_EQ(Store::open(folder.file("text"), Store::Access::write).error().kind, ErrorKind::store);
}

/// Few entities and days, so that much of what they say is the same.
std::vector<ArticleFacts> random_articles(unsigned count, std::mt19937& random) {
  const auto pick = [&](unsigned size) { return std::uniform_int_distribution<unsigned>(0, size - 1)(random); };
  const char* names[] = {"Ann", "Bob_Ray", "@MYS", "@RUS", "@USA", "+ASEAN", "+NATO", "#Moscow"};
  const char* verbs[] = {"meets", "visits", "accuses", "attacks", "member_of", "borders", "says", "trades"};
  std::vector<ArticleFacts> articles;
  for (unsigned i = 0; i < count; ++i) {
    std::vector<std::string> lines;
    for (unsigned n = 1 + pick(6); n > 0; --n) {
      const unsigned source = pick(8);
      const std::string verb = verbs[pick(8)];
      std::string line = std::string(pick(5) == 0 && (verb == "borders" || verb == "member_of") ? "~" : "") +
                         names[source] + " " + verb;
      if (verb != "says") line += std::string(" ") + names[(source + 1 + pick(7)) % 8];
      if (pick(2) == 0) line += " 2025-05-1" + std::to_string(pick(3));
      line += " 0." + std::to_string(1 + pick(9));
      if (pick(8) == 0) line += " !denied";
      lines.push_back(line);
    }
    articles.push_back(article_of("r" + std::to_string(i),
                                  pick(4) == 0 ? "" : "2025-06-0" + std::to_string(1 + pick(9)), lines,
                                  pick(2) == 0 ? "" : "Source " + std::to_string(pick(3))));
  }
  return articles;
}

TEST(Store, IsTheSameHoweverItsArticlesCameIn) {
  std::mt19937 random(11);
  for (int round = 0; round < 4; ++round) {
    std::vector<ArticleFacts> all = random_articles(80, random);
    const std::string expected = dump(store_of(all));
    std::vector<ArticleFacts> surplus = random_articles(100, random);
    surplus.erase(surplus.begin(), surplus.begin() + 80);  // r80 … r99
    std::vector<ArticleFacts> order = all;
    order.insert(order.end(), surplus.begin(), surplus.end());
    std::shuffle(order.begin(), order.end(), random);
    const TemporaryFolder folder;
    const std::string path = folder.file("kb.entente");
    {
      auto store = Store::create(path, false);
      ASSERT_TRUE(store && store->commit());
    }
    for (std::size_t at = 0; at < order.size();) {
      auto store = Store::open(path, Store::Access::write);
      for (std::size_t n = 1 + random() % 30; n > 0 && at < order.size(); --n, ++at) {
        auto changed = order[at];
        changed.article.title = "Another title";
        if (random() % 4 == 0) {
          ASSERT_TRUE(store->add(changed));
        }
        ASSERT_TRUE(store->add(order[at]));
      }
      ASSERT_TRUE(store->commit());
    }
    auto store = Store::open(path, Store::Access::write);
    for (const auto& facts : surplus) ASSERT_TRUE(*store->remove(facts.article.id));
    ASSERT_TRUE(store->commit());
    ASSERT_EQ(dump(*store), expected) << "round " << round;
    ASSERT_THAT(*find_faults(*store), IsEmpty());
  }
}

TEST(Store, MergesEntitiesByDecisionAndSplitsThemAgain) {
  const std::string expected = dump(store_of(articles()));
  Store store = store_of(articles());
  const Decision same{.one = "person:vladimir-putin",
                      .other = "person:zoë-ng",
                      .judgement = Judgement::same,
                      .who = "me",
                      .decided = "2025-06-01"};
  auto decision = same;
  for (const auto& facts : articles())
    for (const auto& m : facts.entities)
      if (m.entity.name == "Zoë Ng") decision.other = m.entity.id;
  const auto decided = store.decide({decision});
  ASSERT_TRUE(decided) << decided.error().message;
  ASSERT_TRUE(store.commit());
  EXPECT_EQ(read_graph(store)->entities().size(), read_graph(store_of(articles()))->entities().size() - 1);
  EXPECT_THAT(*find_faults(store), IsEmpty());
  decision.judgement = Judgement::different;
  decision.decided = "2025-06-02";
  const auto again = store.decide({decision});
  ASSERT_TRUE(again) << again.error().message;
  ASSERT_TRUE(store.commit());
  EXPECT_EQ(dump(store), expected);
}

}  // namespace
}  // namespace entente
