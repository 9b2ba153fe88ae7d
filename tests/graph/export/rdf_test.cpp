// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "tests/graph/export/readers.h"

namespace entente {
namespace {

constexpr const char* kg = "https://entente.example/kg/";

/// N-Triples can say a character in several ways; this is the shortest.
std::string canonical(const std::string& line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char kind = line[at] == '\\' && at + 1 < line.size() ? line[at + 1] : '\0';
    if (kind == 'u' || kind == 'U') {
      const std::size_t digits = kind == 'u' ? 4 : 8;
      const auto code = static_cast<char32_t>(std::stoul(line.substr(at + 2, digits), nullptr, 16));
      if (code == '\\') out += "\\\\";
      else append_utf8(out, code);
      at += 1 + digits;
    } else if (kind != '\0') {
      out += line.substr(at++, 2);
    } else {
      out += line[at];
    }
  }
  return out;
}

/// As a set of lines, since the formats differ in order.
std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.insert(canonical(line));
  return lines;
}

std::set<std::string> triples_by(const std::string& command) {
  const auto output = output_of(command);
  EXPECT_TRUE(output) << command;
  return lines_of(output.value_or(""));
}

/// Says which lines differ instead of printing two whole graphs.
void expect_same(const std::set<std::string>& found, const std::set<std::string>& expected, const std::string& what) {
  std::vector<std::string> lost, gained;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(lost));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(gained));
  for (std::size_t i = 0; i < lost.size() && i < 3; ++i) ADD_FAILURE() << what << " lacks " << lost[i];
  for (std::size_t i = 0; i < gained.size() && i < 3; ++i) ADD_FAILURE() << what << " has " << gained[i];
}

bool holds(const std::string& text, const std::string& line) { return lines_of(text).contains(line); }

std::string iri(const std::string& path) { return "<" + (kg + path) + ">"; }
std::string word(const std::string& name) { return "<https://entente.example/ontology#" + name + ">"; }

TEST(Rdf, SaysWhoMetWhomInOneStepAndInFull) {
  const auto text = exported(two_articles(), "ntriples");
  EXPECT_TRUE(holds(
      text, iri("person/anwar-ibrahim") + " " + word("consultedWith") + " " + iri("person/vladimir-putin") + " ."));
  EXPECT_TRUE(holds(
      text, iri("person/vladimir-putin") + " " + word("consultedWith") + " " + iri("person/anwar-ibrahim") + " ."));
  EXPECT_TRUE(
      holds(text, iri("person/anwar-ibrahim") + " " + word("headOfGovernmentOf") + " " + iri("state/MYS") + " ."));
  EXPECT_NE(text.find("2025-05-31\"^^<http://www.w3.org/2001/XMLSchema#date>"), std::string::npos);
  EXPECT_NE(text.find("#anchorOf> \"Anwar Ibrahim meets Vladimir Putin on 2025-05-13.\" ."), std::string::npos);
}

TEST(Rdf, HasNoShortcutForWhatIsDeniedPlannedOrClaimed) {
  const auto text = exported(two_articles(), "ntriples");
  EXPECT_EQ(text.find(word("assaulted") + " " + iri("state/UKR")), std::string::npos);
  EXPECT_EQ(text.find(iri("state/MYS") + " " + word("agreedWith")), std::string::npos);
  EXPECT_EQ(text.find(iri("state/MYS") + " " + word("tradedWith")), std::string::npos);
}

TEST(Rdf, UsesOnlyWordsThatTheVocabularyDefines) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/ontology/data/entente.ttl");
  const std::string vocabulary(std::istreambuf_iterator<char>(in), {});
  for (std::size_t i = 0; i < word_count; ++i)
    if (const auto name = std::string(short_name(static_cast<Word>(i))); name.starts_with("ent:")) {
      EXPECT_NE(vocabulary.find("\n" + name + " a "), std::string::npos) << name;
    }
}

TEST(Rdf, HasNoBlankNodes) {
  for (const auto* format : {"ntriples", "nquads"})
    EXPECT_EQ(exported(two_articles(), format).find("_:"), std::string::npos);
}

TEST(Rdf, IsTheSameAtEveryRunAndInEveryOrderOfArticles) {
  auto turned = two_articles();
  std::reverse(turned.begin(), turned.end());
  for (const auto* format : {"turtle", "ntriples", "nquads", "rdfxml", "jsonld"})
    EXPECT_EQ(exported(two_articles(), format), exported(turned, format)) << format;
}

TEST(Rdf, DeclaresPrefixesOnceHoweverLong) {
  std::vector<std::string> lines;
  for (int i = 0; i < 300; ++i)
    lines.push_back("Person_" + std::to_string(i) + " meets Person_" + std::to_string(i + 1) + " 2025-05-13");
  const auto text = exported({article_of("long", "2025-05-21", lines)}, "turtle");
  EXPECT_EQ(count_of("@prefix rdf:", text), 1U);
  EXPECT_EQ(count_of("@prefix ent:", text), 1U);
}

TEST(Rdf, TakesABaseOfTheUser) {
  const auto text = exported(two_articles(), "ntriples", {.rdf = {.base = "https://graph.example/"}});
  EXPECT_EQ(text.find(kg), std::string::npos);
  EXPECT_NE(text.find("<https://graph.example/person/anwar-ibrahim>"), std::string::npos);
}

TEST(NQuads, KeepEachArticleInAGraphOfItsOwn) {
  const auto text = exported(two_articles(), "nquads");
  const auto met = iri("person/anwar-ibrahim") + " " + word("consultedWith") + " " + iri("person/vladimir-putin") + " ";
  EXPECT_TRUE(holds(text, met + iri("graph/doc/one") + " ."));
  EXPECT_TRUE(holds(text, met + iri("graph/doc/two") + " ."));
  EXPECT_TRUE(holds(
      text, iri("state/MYS") + " " + word("memberOf") + " " + iri("org/ASEAN") + " " + iri("graph/background") + " ."));
}

/// Every reader must find in every syntax the statements that the N-Triples have, character for character.
class RdfReaders : public testing::TestWithParam<bool> {
 protected:
  std::vector<ArticleFacts> articles() const { return GetParam() ? articles_about(naughty_strings()) : two_articles(); }
  std::set<std::string> written_triples() const { return lines_of(exported(articles(), "ntriples")); }

  /// `command` is followed by the reader's name of a syntax and the file.
  void expect_same_triples(const std::string& command,
                           const std::vector<std::pair<const char*, const char*>>& names_of_formats) const {
    const TemporaryFolder folder;
    const auto expected = written_triples();
    EXPECT_GT(expected.size(), 100U);
    for (const auto& [format, name] : names_of_formats)
      expect_same(triples_by(command + " " + name + " " + written(folder, format, exported(articles(), format))),
                  expected, command + " " + name);
  }
};

TEST_P(RdfReaders, RapperReadsTheSameTriplesFromEverySyntax) {
  if (!has_program("rapper")) GTEST_SKIP() << "needs rapper (Debian: raptor2-utils)";
  expect_same_triples("rapper -q -o ntriples -i",
                      {{"ntriples", "ntriples"}, {"turtle", "turtle"}, {"nquads", "nquads"}, {"rdfxml", "rdfxml"}});
}

TEST_P(RdfReaders, SerdReadsTheSameTriples) {
  if (!has_program("serdi")) GTEST_SKIP() << "needs serdi (Debian: serdi)";
  expect_same_triples("serdi -o ntriples -i", {{"ntriples", "ntriples"}, {"turtle", "turtle"}, {"nquads", "nquads"}});
}

TEST_P(RdfReaders, RdflibReadsTheSameTriplesFromEverySyntax) {
  if (!has_python_module("rdflib")) GTEST_SKIP() << "needs rdflib (Debian: python3-rdflib)";
  expect_same_triples(
      "/usr/bin/python3 " + script("rdf_lines.py"),
      {{"ntriples", "nt"}, {"turtle", "turtle"}, {"nquads", "nquads"}, {"rdfxml", "xml"}, {"jsonld", "json-ld"}});
}

TEST_P(RdfReaders, JavaScriptReadsTheSameTriples) {
  const auto node = node_script("triples.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  expect_same_triples(*node, {{"ntriples", "ntriples"},
                              {"turtle", "turtle"},
                              {"nquads", "nquads"},
                              {"jsonld", "jsonld"},
                              {"rdfxml", "rdfxml"}});
}

TEST_P(RdfReaders, ShapesHold) {
  const auto node = node_script("shacl.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  const TemporaryFolder folder;
  const auto file = written(folder, "graph.ttl", exported(articles(), "turtle"));
  EXPECT_EQ(output_of(*node + " '" + ENTENTE_SOURCE_DIR + "/ontology/data/shapes.ttl' " + file), "0\n");
}

TEST(Sparql, ExamplesAnswer) {
  if (!has_python_module("rdflib")) GTEST_SKIP() << "needs rdflib (Debian: python3-rdflib)";
  const TemporaryFolder folder;
  const auto file = written(folder, "graph.ttl", exported(two_articles(), "turtle"));
  const std::string queries = std::string(ENTENTE_SOURCE_DIR) + "/examples/queries/";
  const auto answer = [&](const std::string& query) {
    return output_of("/usr/bin/python3 '" + queries + "run' " + file + " '" + queries + query + "'").value_or("");
  };
  EXPECT_NE(
      answer("who_met_whom.rq").find("Anwar Ibrahim\tVladimir Putin\t2025-05-13\tAnwar Ibrahim meets Vladimir Putin"),
      std::string::npos);
  EXPECT_NE(answer("who_can_reach_whom.rq").find("Anwar Ibrahim\tMYS\tASEAN"), std::string::npos);
  EXPECT_NE(answer("what_is_disputed.rq").find("RUS attacks UKR"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(OnArticles, RdfReaders, testing::Values(false, true),
                         [](const auto& test) { return test.param ? "WithNaughtyStrings" : "OfTwo"; });

}  // namespace
}  // namespace entente
