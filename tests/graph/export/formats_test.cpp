// SPDX-License-Identifier: Apache-2.0
#include "graph/export/format.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "ontology/facts_json.h"
#include "tests/graph/export/readers.h"

namespace entente {
namespace {

Result<Subgraph> selected(const Store& store, const Selection& selection) { return Subgraph::select(store, selection); }

/// Fields of every record of a CSV file, quotes and line breaks within them resolved.
std::vector<std::vector<std::string>> csv_records(const std::string& text) {
  std::vector<std::vector<std::string>> records(1, std::vector<std::string>(1));
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') records.back().back() += text[++i];
    else if (c == '"') is_quoted = !is_quoted;
    else if (!is_quoted && c == ',') records.back().emplace_back();
    else if (!is_quoted && c == '\n') records.emplace_back(1);
    else records.back().back() += c;
  }
  records.pop_back();
  return records;
}

TEST(Formats, AreFoundByNameAndSuggestedWhenNearlyNamed) {
  EXPECT_TRUE(find_format("turtle"));
  const auto wrong = find_format("graphmll");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().kind, ErrorKind::usage);
  EXPECT_NE(wrong.error().message.find("did you mean graphml?"), std::string::npos);
}

TEST(Formats, GiveTheSameBytesAtEveryRun) {
  const auto articles = two_articles();
  for (const auto& format : formats())
    EXPECT_TRUE(!format.write || exported(articles, format.name) == exported(articles, format.name)) << format.name;
}

TEST(Gexf, HasATimeLine) {
  const auto text = exported(two_articles(), "gexf");
  EXPECT_NE(text.find("mode=\"dynamic\" timeformat=\"date\""), std::string::npos);
  EXPECT_NE(text.find("start=\"2025-05-01\" end=\"2025-05-31\""), std::string::npos);
}

TEST(Dot, IsDrawnByGraphviz) {
  if (!has_program("sfdp")) GTEST_SKIP() << "needs sfdp (Debian: graphviz)";
  const TemporaryFolder folder;
  const auto text = exported(two_articles(), "dot", {.view = View::actors});
  const auto drawn = output_of("sfdp -Tsvg " + written(folder, "g.dot", text));
  ASSERT_TRUE(drawn);
  EXPECT_EQ(count_of("<g id=\"edge:", *drawn), count_of(" -> ", text));
  const auto naughty = exported(articles_about(naughty_strings()), "dot");
  EXPECT_TRUE(output_of("gvpr 'N{} E{} END{print(\"read\")}' " + written(folder, "n.dot", naughty) + " 2>&1"));
}

TEST(Neo4j, FollowsItsHeaderRules) {
  const auto files = exported_folder(two_articles(), "neo4j");
  ASSERT_TRUE(files.contains("import.sh"));
  const auto nodes = csv_records(files.at("nodes.csv"));
  const auto edges = csv_records(files.at("relationships.csv"));
  EXPECT_EQ(nodes[0][0], "id:ID");
  EXPECT_EQ(nodes[0][2], ":LABEL");
  EXPECT_EQ(edges[0][1], ":START_ID");
  EXPECT_EQ(edges[0][2], ":END_ID");
  EXPECT_EQ(edges[0][4], ":TYPE");
  std::map<std::string, int> ids;
  for (std::size_t i = 1; i < nodes.size(); ++i) EXPECT_EQ(++ids[nodes[i][0]], 1);
  for (std::size_t i = 1; i < edges.size(); ++i) {
    EXPECT_TRUE(ids.contains(edges[i][1]) && ids.contains(edges[i][2]));
    EXPECT_FALSE(edges[i][4].empty());
  }
}

TEST(Plover, HasALineForEachSourceAndTarget) {
  const auto records = csv_records(exported(two_articles(), "plover"));
  EXPECT_EQ(records[0][0], "event_id");
  std::size_t consultations = 0;
  for (const auto& record : records) consultations += record[8] == "CONSULT";
  EXPECT_EQ(consultations, 2U);  // the meeting that both articles tell of, and the visit, a CONSULT in PLOVER
}

TEST(FollowTheMoney, WritesOneEntityPerLine) {
  const auto text = exported(two_articles(), "ftm");
  EXPECT_EQ(count_of("\n", text), count_of("{\"id\":", text));
  EXPECT_NE(text.find("\"schema\":\"Event\""), std::string::npos);
  EXPECT_NE(text.find("\"schema\":\"Membership\""), std::string::npos);
}

TEST(Jsonl, ComesBackAsTheSameKnowledgeBase) {
  const auto text = exported(two_articles(), "jsonl");
  std::istringstream in(text);
  Diagnostics diagnostics;
  std::vector<ArticleFacts> back;
  EXPECT_TRUE(read_facts(in, "jsonl", diagnostics, [&](ArticleFacts&& facts) -> Result<void> {
    back.push_back(std::move(facts));
    return {};
  }));
  EXPECT_TRUE(diagnostics.is_empty());
  EXPECT_EQ(exported(back, "ntriples"), exported(two_articles(), "ntriples"));
}

std::vector<std::string> entities_in(const Selection& selection) {
  const Store store = store_of(two_articles());
  const auto subgraph = selected(store, selection);
  EXPECT_TRUE(subgraph) << subgraph.error().message;
  std::vector<std::string> ids;
  if (subgraph)
    for (const auto& header : subgraph->entities()) ids.push_back(header.id);
  return ids;
}

std::size_t facts_in(const Selection& selection) {
  const Store store = store_of(two_articles());
  auto subgraph = selected(store, selection);
  std::size_t count = 0;
  if (subgraph) subgraph->each_fact([&](MergedFact&&) { ++count; });
  return count;
}

TEST(Subgraph, HoldsEverythingWithoutASelection) {
  EXPECT_EQ(entities_in({}).size(), 9U);
  EXPECT_EQ(facts_in({}), 11U);
}

TEST(Subgraph, ReachesAsFarAsItsDepth) {
  EXPECT_EQ(entities_in({.around = "ASEAN"}), (std::vector<std::string>{"org:ASEAN", "state:MYS"}));
  EXPECT_GT(entities_in({.around = "ASEAN", .depth = 2}).size(), 4U);
}

TEST(Subgraph, HoldsWhatLiesBetweenTwo) {
  const auto ids = entities_in({.between = {"ASEAN", "RUS"}, .depth = 2});
  EXPECT_EQ(ids, (std::vector<std::string>{"org:ASEAN", "person:vladimir-putin", "state:MYS",
                                           "state:RUS"}));  // the speaker of a claim comes along
}

TEST(Subgraph, KeepsOneTypeWithItsParties) {
  EXPECT_EQ(entities_in({.filter = {.types = {"AID"}}}),
            (std::vector<std::string>{"person:ursula-von-der-leyen", "state:UKR"}));
  EXPECT_EQ(facts_in({.filter = {.types = {"relations"}}}), 3U);
}

TEST(Subgraph, KeepsTheMostMentioned) {
  const auto ids = entities_in({.top = 2});
  EXPECT_GE(ids.size(), 2U);
  EXPECT_LT(ids.size(), 5U);
}

TEST(Subgraph, RefusesWhatDoesNotGoTogether) {
  const Store store = store_of(two_articles());
  EXPECT_EQ(selected(store, {.around = "ASEAN", .between = {"MYS", "RUS"}}).error().kind, ErrorKind::usage);
  EXPECT_EQ(selected(store, {.around = "Atlantis"}).error().kind, ErrorKind::not_found);
}

TEST(Subgraph, WritesOnlyItsFactsAsRecords) {
  const auto text = exported(two_articles(), "jsonl", {}, {.filter = {.types = {"AID"}}});
  EXPECT_EQ(count_of("\n", text), 1U);
  EXPECT_NE(text.find("\"type\":\"AID\""), std::string::npos);
  EXPECT_EQ(text.find("\"type\":\"CONSULT\""), std::string::npos);
}

}  // namespace
}  // namespace entente
