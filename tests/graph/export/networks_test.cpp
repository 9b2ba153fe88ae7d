// SPDX-License-Identifier: Apache-2.0
// The readers that people have are given every format of nodes and edges: they must find as many as we wrote, and every
// text as it was, whatever characters it holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "graph/export/text.h"
#include "tests/graph/export/boost_reader.h"
#include "tests/graph/export/readers.h"

namespace entente {
namespace {

struct Knowledge {
  const char* name;
  std::vector<ArticleFacts> articles;
  std::vector<std::string> strings;  // that `articles` are about; none: two_articles()
};

Knowledge plain() { return {.name = "plain", .articles = two_articles(), .strings = {}}; }
Knowledge naughty() {
  return {.name = "naughty", .articles = articles_about(naughty_strings()), .strings = naughty_strings()};
}

struct Counts {
  std::size_t nodes = 0, edges = 0, node_values = 0, edge_values = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
  friend void PrintTo(const Counts& counts, std::ostream* out) {
    *out << counts.nodes << " nodes with " << counts.node_values << " values, " << counts.edges << " edges with "
         << counts.edge_values << " values";
  }
};

/// What the GraphML holds, counted in its text; the other formats hold the same.
Counts counts_in(const std::string& graphml) {
  return {.nodes = count_of("<node id=", graphml),
          .edges = count_of("<edge id=", graphml),
          .node_values = count_of("<data key=\"n_", graphml),
          .edge_values = count_of("<data key=\"e_", graphml)};
}

/// The reader of a format keeps ids, names and places apart from other values in its own way.
Counts expected_by(const std::string& reader, Counts counts) {
  if (reader == "cytoscape" || reader == "cx2") counts.node_values -= 2 * counts.nodes;  // x and y are no data
  if (reader == "csv" || reader == "neo4j")
    counts.edge_values += 2 * counts.edges;  // id, source, target; no interaction
  if (reader == "networkx_gexf" || reader == "graphology_gexf" || reader == "graphviz")
    counts.node_values = counts.edge_values = 0;
  return counts;
}

/// Boost's reader takes several spaces for one, and none at either end.
std::string as_boost_reads(std::string text) {
  const auto both_spaces = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), both_spaces), text.end());
  if (text.starts_with(' ')) text.erase(0, 1);
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

/// In SVG Graphviz keeps spaces from becoming one by no-break spaces, and a tab stands as it is, where XML takes it for
/// a space.
std::string as_graphviz_draws(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' && i > 0 && text[i - 1] == ' ') out += "\xC2\xA0";
    else out += text[i] == '\t' ? ' ' : text[i];
  }
  return out;
}

std::string unchanged(std::string text) { return text; }

auto reading_of(const std::string& reader) {
  return reader == "boost" ? as_boost_reads : reader == "graphviz" ? as_graphviz_draws : unchanged;
}

struct Found {
  std::string reader;
  Counts counts;
  std::vector<std::string> texts;
};

/// The report of readers/networks.py and networks.mjs.
std::vector<Found> found_by(const std::string& command) {
  const auto output = output_of(command);
  EXPECT_TRUE(output) << command;
  std::vector<Found> all;
  std::istringstream in(output.value_or(""));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string first;
    words >> first;
    if (first.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 0) {
      all.back().texts.push_back(line);
      continue;
    }
    Found found{.reader = first, .counts = {}, .texts = {}};
    words >> found.counts.nodes >> found.counts.edges >> found.counts.node_values >> found.counts.edge_values;
    all.push_back(std::move(found));
  }
  return all;
}

class Networks : public testing::TestWithParam<std::tuple<View, bool>> {
 protected:
  void SetUp() override {
    const auto [view, is_naughty] = GetParam();
    knowledge_ = is_naughty ? naughty() : plain();
    options_.view = view;
    graphml_ = written_as("graphml");
  }
  std::string written_as(std::string_view format) {
    return written(folder_, format, exported(knowledge_.articles, format, options_));
  }
  std::string folder_as(std::string_view format) {
    const auto files = exported_folder(knowledge_.articles, format, options_);
    std::filesystem::create_directory(folder_.file(format));
    for (const auto& [name, text] : files) written(folder_, std::string(format) + "/" + name, text);
    return "'" + folder_.file(format) + "'";
  }
  void expect_all(const std::string& command, std::size_t readers) {
    const auto all = found_by(command);
    EXPECT_EQ(all.size(), readers);
    for (const auto& found : all) check(found);
  }
  void check(const Found& found) {
    const auto expected = expected_by(found.reader, counts_in(graphml()));
    auto counts = found.counts;
    if (expected.node_values == 0) counts.node_values = counts.edge_values = 0;
    EXPECT_EQ(counts, expected) << found.reader;
    if (knowledge_.strings.empty()) return;
    std::vector<std::string> texts;
    for (const auto& text : found.texts)
      if (text.starts_with("Person ") || text.starts_with("Event ") || text.starts_with("Article "))
        texts.push_back(text);
    const auto wanted = texts_about(knowledge_.strings, {"Person", "Event", "Article"}, reading_of(found.reader));
    std::vector<std::string> lost, gained;
    std::set_difference(wanted.begin(), wanted.end(), texts.begin(), texts.end(), std::back_inserter(lost));
    std::set_difference(texts.begin(), texts.end(), wanted.begin(), wanted.end(), std::back_inserter(gained));
    EXPECT_THAT(lost, testing::IsEmpty()) << found.reader;
    EXPECT_THAT(gained, testing::IsEmpty()) << found.reader;
  }
  std::string graphml() const { return read_back(folder_.file("graphml")); }
  static std::string read_back(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const TemporaryFolder folder_;
  Knowledge knowledge_;
  ExportOptions options_;
  std::string graphml_;  // the path of the file, quoted
};

TEST_P(Networks, AreReadByPython) {
  if (!has_python_module("networkx") || !has_python_module("igraph"))
    GTEST_SKIP() << "needs networkx and igraph (Debian: python3-networkx, python3-igraph)";
  std::string command = "/usr/bin/python3 " + script("networks.py");
  for (const auto dialect : {GraphmlDialect::portable, GraphmlDialect::gephi, GraphmlDialect::neo4j}) {
    options_.dialect = dialect;
    const auto file = written(folder_, "graphml" + std::to_string(static_cast<int>(dialect)),
                              exported(knowledge_.articles, "graphml", options_));
    command += " networkx_graphml=" + file + " igraph_graphml=" + file;
    if (!knowledge_.strings.empty()) break;  // texts are the same in all dialects
  }
  expect_all(command + " networkx_gexf=" + written_as("gexf") + " networkx_json=" + written_as("json") +
                 " csv=" + folder_as("csv") + " neo4j=" + folder_as("neo4j"),
             knowledge_.strings.empty() ? 10 : 6);
}

/// Graphviz draws the file; what it drew is read.
TEST_P(Networks, AreDrawnByGraphviz) {
  if (!has_program("sfdp")) GTEST_SKIP() << "needs sfdp (Debian: graphviz)";
  const auto dot = written_as("dot");
  ASSERT_TRUE(output_of("sfdp -Goverlap=true -Gsplines=line -Tsvg " + dot + " -o '" + folder_.file("svg") + "'"));
  expect_all("/usr/bin/python3 " + script("networks.py") + " graphviz='" + folder_.file("svg") + "'", 1);
}

TEST_P(Networks, AreReadByJavaScript) {
  const auto node = node_script("networks.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  expect_all(*node + " cytoscape=" + written_as("cytoscape") + " cx2=" + written_as("cx2") +
                 " graphology=" + written_as("graphology") + " graphology_graphml=" + graphml_ +
                 " graphology_gexf=" + written_as("gexf"),
             5);
}

TEST_P(Networks, AreReadByBoost) {
  const auto read = read_by_boost(graphml());
  Found found{.reader = "boost", .counts = {}, .texts = {}};
  found.counts = {.nodes = read.nodes.size(),
                  .edges = read.edges.size(),
                  .node_values = read.node_values,
                  .edge_values = read.edge_values};
  for (const auto& values : read.nodes) {
    const auto& kind = values.at("kind");
    const auto text = values.find(kind == "Event" || kind == "Sentence" ? "evidence" : "label");
    found.texts.push_back(kind + " " + hex(text == values.end() ? "" : text->second));
  }
  std::sort(found.texts.begin(), found.texts.end());
  check(found);
}

// The full view holds all texts that any view has.
INSTANTIATE_TEST_SUITE_P(OfAllViews, Networks,
                         testing::Values(std::tuple(View::events, false), std::tuple(View::actors, false),
                                         std::tuple(View::full, false), std::tuple(View::full, true)),
                         [](const auto& test) {
                           return std::string(name_of(std::get<0>(test.param))) +
                                  (std::get<1>(test.param) ? "Naughty" : "Plain");
                         });

}  // namespace
}  // namespace entente
