// SPDX-License-Identifier: Apache-2.0
#include "graph/export/format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "graph/export/attributes.h"
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

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string unchanged(std::string text) { return text; }

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
    for (const auto view : {View::events, View::actors, View::full}) {
      const ExportOptions options{.view = view};
      if (format.write) {
        EXPECT_EQ(exported(articles, format.name, options), exported(articles, format.name, options)) << format.name;
      }
      if (format.write_folder) {
        EXPECT_EQ(exported_folder(articles, format.name, options), exported_folder(articles, format.name, options))
            << format.name;
      }
    }
}

/// The page for users has a row for each attribute and no others, in the same words.
TEST(Attributes, AreDescribedForUsers) {
  const auto type_of = [](AttributeType type) {
    switch (type) {
      case AttributeType::text: return "text";
      case AttributeType::list: return "list";
      case AttributeType::day: return "day";
      case AttributeType::integer: return "integer";
      case AttributeType::number: return "number";
    }
    return "";
  };
  std::string table;
  const auto describe = [&](const char* owner, const auto& attributes) {
    table += std::string("| attribute of ") + owner + " | type | meaning |\n| --- | --- | --- |\n";
    for (const auto& attribute : attributes)
      table += "| `" + std::string(attribute.name) + "` | " + type_of(attribute.type) + " | " +
               std::string(attribute.meaning) + " |\n";
  };
  describe("nodes", node_attributes());
  table += "\n";
  describe("edges", edge_attributes());
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/docs/formats.md");
  const std::string page(std::istreambuf_iterator<char>(in), {});
  EXPECT_NE(page.find(table), std::string::npos) << "docs/formats.md must hold\n" << table;
}

TEST(Gexf, HasATimeLine) {
  const auto text = exported(two_articles(), "gexf");
  EXPECT_NE(text.find("mode=\"dynamic\" timeformat=\"date\""), std::string::npos);
  EXPECT_NE(text.find("start=\"2025-05-01\" end=\"2025-05-31\""), std::string::npos);
}

TEST(Gexf, LetsATieComeAndGo) {
  const auto articles = {article_of("one", "2025-05-21",
                                    {"Anwar meets Putin 2023-03", "Anwar meets Putin 2025-05-13",
                                     "Anwar meets Putin 2025-05-14", "Anwar meets Putin 2023-03-09"})};
  EXPECT_NE(exported(articles, "gexf", {.view = View::actors})
                .find("<spells><spell start=\"2023-03-01\" end=\"2023-03-31\"/>"
                      "<spell start=\"2025-05-13\" end=\"2025-05-14\"/></spells>"),
            std::string::npos);
}

TEST(Gexf, KeepsTheRulesOfTheFormat) {
  if (!has_program("/usr/bin/python3")) GTEST_SKIP() << "needs Python";
  const TemporaryFolder folder;
  std::string command = "/usr/bin/python3 " + script("gexf_rules.py");
  for (const auto view : {View::events, View::actors, View::full})
    for (const bool as_1_3 : {false, true}) {
      const ExportOptions options{.view = view, .gexf_1_3 = as_1_3};
      const auto name = std::string(name_of(view)) + (as_1_3 ? "3" : "2");
      command += " " + written(folder, name, exported(two_articles(), "gexf", options));
      if (!as_1_3)
        command +=
            " " + written(folder, "naughty" + name, exported(articles_about(naughty_strings()), "gexf", options));
    }
  EXPECT_EQ(output_of(command), "valid\nvalid\nvalid\nvalid\nvalid\nvalid\nvalid\nvalid\nvalid\n");
}

TEST(Dot, IsDrawnByGraphvizInFull) {
  if (!has_program("sfdp")) GTEST_SKIP() << "needs sfdp (Debian: graphviz)";
  const TemporaryFolder folder;
  const auto text = exported(two_articles(), "dot", {.view = View::actors});
  const auto drawn = output_of("sfdp -Tsvg " + written(folder, "g.dot", text));
  ASSERT_TRUE(drawn);
  EXPECT_EQ(count_of("<g id=\"edge:", *drawn), count_of(" -> ", text));
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

TEST(Plover, KeepsEveryTextForPython) {
  const TemporaryFolder folder;
  const auto strings = naughty_strings();
  const auto file = written(folder, "naughty.csv", exported(articles_about(strings), "plover"));
  const auto found = output_of("/usr/bin/python3 " + script("networks.py") + " plover=" + file);
  auto lines = lines_of(found.value_or(""));
  ASSERT_FALSE(lines.empty());
  lines.erase(lines.begin());  // the counts
  EXPECT_EQ(lines, texts_about(strings, {"Person", "Event"}, unchanged));
}

/// The library of FollowTheMoney finds only schemata, properties and kinds of parties that its model has.
TEST(FollowTheMoney, FitsItsModelAndKeepsEveryText) {
  const auto node = node_script("ftm.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  const TemporaryFolder folder;
  EXPECT_TRUE(output_of(*node + " " + written(folder, "plain.jsonl", exported(two_articles(), "ftm"))));
  const auto strings = naughty_strings();
  const auto file = written(folder, "naughty.jsonl", exported(articles_about(strings), "ftm"));
  const auto found = output_of(*node + " " + file);
  ASSERT_TRUE(found);
  std::vector<std::string> lines;
  for (auto& line : lines_of(*found))
    if (line.starts_with("Person ") || line.starts_with("Event ") || line.starts_with("Article "))
      lines.push_back(std::move(line));
  std::sort(lines.begin(), lines.end());
  EXPECT_EQ(lines, texts_about(strings, {"Person", "Event", "Article"}, unchanged));
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

/// Whether an id stands in a file: as it is, or as the last steps of an IRI. What follows must not continue it.
bool names(const std::string& text, std::string id) {
  const auto stands = [&](const std::string& form) {
    for (auto at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) {
      const char next = at + form.size() < text.size() ? text[at + form.size()] : '\n';
      if (!std::isalnum(static_cast<unsigned char>(next)) && next != '-' && next != '_') return true;
    }
    return false;
  };
  if (stands(id)) return true;
  if (id.starts_with("org:") && stands("organisation:" + id.substr(4))) return true;  // the prefix in Turtle
  id[id.find(':')] = '/';
  return stands(id);
}

struct Part {
  const char* name;
  Selection selection;
};

class FormatsOfAPart : public testing::TestWithParam<Part> {};

/// Every format holds the entities and facts that the selection has, and no others.
TEST_P(FormatsOfAPart, HoldTheSameEntitiesAndFacts) {
  const Store store = store_of(two_articles());
  const auto ids_of = [&](const Selection& selection, std::set<std::string>& entities,
                          std::map<std::string, std::string>& facts) {
    auto subgraph = selected(store, selection);
    ASSERT_TRUE(subgraph) << subgraph.error().message;
    for (const auto& header : subgraph->entities()) entities.insert(header.id);
    subgraph->each_fact([&](MergedFact&& fact) {
      const bool is_coded = fact.kind == FactKind::event && fact.modality != Modality::denied;
      facts.emplace(fact.id, is_coded ? std::string(type_name(fact)) : "");
    });
  };
  std::set<std::string> all_entities, entities;
  std::map<std::string, std::string> all_facts, facts;
  ids_of({}, all_entities, all_facts);
  ids_of(GetParam().selection, entities, facts);
  ASSERT_FALSE(facts.empty());
  EXPECT_LT(facts.size(), all_facts.size());
  for (const auto& format : formats()) {
    std::string text;
    if (format.write_folder)
      for (const auto& [name, file] : exported_folder(two_articles(), format.name, {}, GetParam().selection))
        text += file;
    else text = exported(two_articles(), format.name, {}, GetParam().selection);
    const bool is_plover = format.name == "plover";  // has neither relations nor who takes no part
    const bool is_records = format.name == "jsonl";  // its relations have no ids
    for (const auto& id : all_entities)
      if (!is_plover || !entities.contains(id)) {
        EXPECT_EQ(names(text, id), entities.contains(id)) << format.name << " " << id;
      }
    for (const auto& [id, coded] : all_facts) {
      if (is_plover && (coded.empty() || coded == "STATEMENT")) continue;
      if (is_records && !id.starts_with("event:")) continue;
      EXPECT_EQ(names(text, id), facts.contains(id)) << format.name << " " << id << " " << coded;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Of, FormatsOfAPart,
    testing::Values(Part{"Around", {.around = "ASEAN", .depth = 2}},
                    Part{"Between", {.between = {"ASEAN", "RUS"}, .depth = 2}},
                    Part{"SinceUntil", {.filter = {.since = {2025, 5, 1}, .until = {2025, 5, 31}}}},
                    Part{"Type", {.filter = {.types = {"AID", "CONSULT"}}}},
                    Part{"MinConfidence", {.filter = {.min_confidence = 0.85}}}, Part{"Top", {.top = 3}},
                    Part{"Several", {.around = "RUS", .depth = 1, .top = 3, .filter = {.background = false}}}),
    [](const auto& test) { return test.param.name; });

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
