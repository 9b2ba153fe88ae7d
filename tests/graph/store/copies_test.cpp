// SPDX-License-Identifier: Apache-2.0
// Copies of one text in a knowledge base: more evidence, the same facts, and the same content in whatever order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/store/reader.h"
#include "graph/store/store.h"
#include "tests/graph/dump.h"
#include "tests/graph/sample.h"

namespace entente {
namespace {

using testing::IsEmpty;

const std::vector<std::string>& summit() {
  static const std::vector<std::string> lines{"Anwar_Ibrahim meets Vladimir_Putin 2025-05-13 0.9",
                                              "Anwar_Ibrahim visits #Moscow",
                                              "Vladimir_Putin says",
                                              "@MYS trades @RUS 0.8",
                                              "@RUS accuses @USA 2025-05",
                                              "Anwar_Ibrahim head_of_government_of @MYS",
                                              "Anwar_Ibrahim joins Zoë_Ng",
                                              "Zoë_Ng aids Vladimir_Putin",
                                              "@MYS member_of +ASEAN 1967",
                                              "+Malaysia_Airlines based_in @MYS",
                                              "+Northern_Gas_Company part_of +Northern_Energy_Holding",
                                              "@KAZ trades @MYS 2025-05-14",
                                              "#Kuala_Lumpur capital_of @MYS",
                                              "Zoë_Ng employed_by +Northern_Energy_Holding"};
  return lines;
}

ArticleFacts summit_as(const std::string& id, const std::string& published, const std::string& source) {
  return article_of(id, published, summit(), source);
}

/// Another newspaper's: one sentence less, one more, a day later, everything a little surer.
ArticleFacts summit_elsewhere() {
  std::vector<std::string> lines = summit();
  lines.erase(lines.begin() + 4);
  lines[0] = "Anwar_Ibrahim meets Vladimir_Putin 2025-05-13 0.95";
  lines.push_back("@BLR borders @RUS");
  return article_of("elsewhere", "2025-05-23", lines, "Daily");
}

Store store_of(const std::vector<ArticleFacts>& facts) {
  auto store = Store::in_memory();
  for (const auto& one : facts) EXPECT_TRUE(store->add(one));
  EXPECT_TRUE(store->commit());
  return *std::move(store);
}

std::vector<std::string> copies_in(const Store& store) {
  Reader reader(store);
  std::vector<std::string> all;
  for (const auto& article : reader.articles())
    if (!article.copy_of.empty()) all.push_back(article.id + " of " + article.copy_of);
  return all;
}

TEST(CopiesInStore, AddEvidenceAndNoFacts) {
  const Store once = store_of({summit_as("a", "2025-05-22", "Agency")});
  const Store twice = store_of({summit_as("a", "2025-05-22", "Agency"), summit_as("b", "2025-05-23", "Daily")});
  EXPECT_THAT(copies_in(once), IsEmpty());
  EXPECT_THAT(copies_in(twice), testing::ElementsAre("b of a"));
  EXPECT_EQ(twice.counts()->copies, 1U);
  EXPECT_EQ(twice.counts()->events, once.counts()->events);
  EXPECT_EQ(twice.counts()->relations, once.counts()->relations);
  EXPECT_EQ(twice.counts()->evidence, 2 * once.counts()->evidence);
  const auto one = read_graph(once);
  const auto other = read_graph(twice);
  for (std::size_t i = 0; i < one->facts().size(); ++i) {
    EXPECT_EQ(other->facts()[i].id, one->facts()[i].id);
    EXPECT_EQ(other->facts()[i].confidence, one->facts()[i].confidence) << one->facts()[i].id;
    EXPECT_EQ(other->facts()[i].evidence.size(), 2 * one->facts()[i].evidence.size());
  }
}

TEST(CopiesInStore, RaiseNoConfidenceWhereIndependentSourcesDo) {
  const auto meeting = [](const Store& store) {
    int confidence = 0;
    const auto graph = read_graph(store);
    for (const auto& fact : graph->facts())
      if (type_name(fact) == "CONSULT") confidence = std::max(confidence, fact.confidence);
    return confidence;
  };
  const ArticleFacts original = summit_as("a", "2025-05-22", "Agency");
  const ArticleFacts other = article_of(
      "own", "2025-05-22", {"Vladimir_Putin meets Anwar_Ibrahim 2025-05-13 0.5", "@FRA aids @MYS"}, "Weekly");
  EXPECT_EQ(meeting(store_of({original})), 900);
  EXPECT_EQ(meeting(store_of({original, summit_elsewhere()})), 900);
  EXPECT_EQ(meeting(store_of({original, other})), 950);
  EXPECT_EQ(meeting(store_of({original, summit_elsewhere(), other})), 950);
}

TEST(CopiesInStore, StandForThemselvesWhenTheirOriginalGoes) {
  const ArticleFacts original = summit_as("a", "2025-05-22", "Agency");
  Store store = store_of({original, summit_elsewhere(), summit_as("c", "2025-05-24", "Courier")});
  EXPECT_THAT(copies_in(store), testing::ElementsAre("c of a", "elsewhere of a"));
  ASSERT_TRUE(*store.remove("a") && store.commit());
  EXPECT_THAT(copies_in(store), testing::ElementsAre("c of elsewhere"));
  EXPECT_EQ(dump(store), dump(store_of({summit_elsewhere(), summit_as("c", "2025-05-24", "Courier")})));
  EXPECT_THAT(*find_faults(store), IsEmpty());
  ASSERT_TRUE(store.add(original) && store.commit());
  EXPECT_EQ(dump(store), dump(store_of({original, summit_elsewhere(), summit_as("c", "2025-05-24", "Courier")})));
}

TEST(CopiesInStore, FollowTheEarliestAndThenTheSmallestId) {
  EXPECT_THAT(copies_in(store_of({summit_as("a", "", "A"), summit_as("b", "2025-05-22", "B"),
                                  summit_as("c", "2025-05-22", "C"), summit_as("d", "2025-05-21", "D")})),
              testing::ElementsAre("a of d", "b of d", "c of d"));
  EXPECT_THAT(copies_in(store_of({summit_as("b", "", ""), summit_as("a", "", "")})), testing::ElementsAre("b of a"));
}

TEST(CopiesInStore, KeepWhatDecisionsSayOfTheirOriginal) {
  const std::vector<ArticleFacts> all{summit_as("a", "2025-05-22", "Agency"), summit_elsewhere()};
  const std::string expected = dump(store_of(all));
  Store store = store_of(all);
  Decision decision{.one = "person:anwar-ibrahim",
                    .other = "person:vladimir-putin",
                    .judgement = Judgement::same,
                    .who = "me",
                    .decided = "2025-06-01"};
  ASSERT_TRUE(store.decide({decision}) && store.commit());
  EXPECT_NE(dump(store), expected);
  EXPECT_THAT(*find_faults(store), IsEmpty());
  decision.judgement = Judgement::different;
  ASSERT_TRUE(store.decide({decision}) && store.commit());
  EXPECT_EQ(dump(store), expected);
}

/// Chains of texts, each a little unlike the one before: the hard case for what is a copy of what.
std::vector<ArticleFacts> drifting_articles(unsigned count, std::mt19937& random) {
  const char* names[] = {"Ann", "Bob_Ray", "@MYS", "@RUS", "@USA", "+ASEAN", "+NATO", "#Moscow"};
  const char* verbs[] = {"meets", "visits", "accuses", "attacks", "member_of", "borders", "aids", "trades"};
  const auto line = [&] {
    const unsigned source = random() % 8;
    std::string text = std::string(names[source]) + " " + verbs[random() % 8] + " " +
                       names[(source + 1 + random() % 7) % 8] + (random() % 2 ? " 2025-05-1" : "");
    if (text.back() == '1') text += std::to_string(random() % 10);
    return text + " 0." + std::to_string(1 + random() % 9);
  };
  std::vector<ArticleFacts> articles;
  std::vector<std::string> lines;
  for (unsigned i = 0; i < count; ++i) {
    if (i % 12 == 0) lines.clear();
    while (lines.size() < 30) lines.push_back(line());
    for (unsigned n = random() % 8; n > 0; --n) lines[random() % lines.size()] = line();
    articles.push_back(article_of("r" + std::to_string(random() % 1000) + "-" + std::to_string(i),
                                  random() % 4 == 0 ? "" : "2025-06-0" + std::to_string(1 + random() % 3), lines,
                                  random() % 2 == 0 ? "" : "Source " + std::to_string(random() % 3)));
  }
  return articles;
}

TEST(CopiesInStore, AreTheSameHoweverTheyCameIn) {
  std::mt19937 random(23);
  for (int round = 0; round < 3; ++round) {
    std::vector<ArticleFacts> order = drifting_articles(60, random);
    std::shuffle(order.begin(), order.end(), random);
    const std::vector<ArticleFacts> all(order.begin(), order.begin() + 45);
    const Store whole = store_of(all);
    ASSERT_GT(whole.counts()->copies, 10U);
    ASSERT_LT(whole.counts()->copies, 44U);
    Store store = store_of({});
    std::vector<ArticleFacts> there;
    std::shuffle(order.begin(), order.end(), random);
    for (const auto& facts : order) {
      ASSERT_TRUE(store.add(facts));
      there.push_back(facts);
      if (random() % 3 == 0) {
        const std::size_t gone = random() % there.size();
        ASSERT_TRUE(*store.remove(there[gone].article.id));
        if (random() % 2 == 0) {
          ASSERT_TRUE(store.commit());
        }
        ASSERT_TRUE(store.add(there[gone]));
      }
      if (random() % 4 == 0) {
        ASSERT_TRUE(store.commit());
      }
    }
    for (const auto& facts : order)
      if (std::none_of(all.begin(), all.end(), [&](const auto& kept) { return kept.article.id == facts.article.id; })) {
        ASSERT_TRUE(*store.remove(facts.article.id));
      }
    ASSERT_TRUE(store.commit());
    ASSERT_EQ(dump(store), dump(whole)) << "round " << round;
    ASSERT_EQ(copies_in(store), copies_in(whole));
    ASSERT_THAT(*find_faults(store), IsEmpty());
  }
}

}  // namespace
}  // namespace entente
