// SPDX-License-Identifier: Apache-2.0
/// Reading as a whole: sentences by phenomenon and the facts that they state. See README.md beside this file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "ingest/pipeline.h"

namespace entente {
namespace {

/// Share of all expected facts that must be found, in percent. What was measured, rounded down: raise it with the
/// program, never lower it to let a change pass.
constexpr std::size_t floor_percent = 93;

struct ExpectedFact {
  std::string text;                // as in the table
  std::vector<std::string> types;  // any of them will do
  std::vector<std::string> sources;
  std::vector<std::string> targets;
  std::string modality;     // "" when any will do
  bool is_nothing = false;  // the sentence states no event
};

struct Example {
  std::string phenomenon;
  std::string sentence;
  std::vector<ExpectedFact> expected;
};

/// One fact as it was read, with names for ids.
struct FoundFact {
  std::string type;
  std::vector<std::string> sources;
  std::vector<std::string> targets;
  std::string modality;
  bool has_sides = true;  // false when sources and targets are one group
};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    std::string_view part = text.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    at = end + separator.size();
  }
  return parts;
}

ExpectedFact read_fact(const std::string& text) {
  ExpectedFact fact;
  fact.text = text;
  fact.is_nothing = text == "nothing";
  if (fact.is_nothing) return fact;
  const std::size_t after_type = std::min(text.find(' '), text.size());
  fact.types = split(text.substr(0, after_type), "|");
  for (const std::string& type : fact.types) {
    if (!event_type(type) && !relation_type(type)) throw std::runtime_error("unknown type '" + type + "' in: " + text);
  }
  std::string sides = text.substr(after_type);
  const std::string last = sides.substr(sides.rfind(' ') + 1);
  if (modality(last)) {
    fact.modality = last;
    sides.resize(sides.size() - last.size());
  }
  const std::size_t arrow = std::min(sides.find('>'), sides.size());
  fact.sources = split(sides.substr(0, arrow), ",");
  if (arrow < sides.size()) fact.targets = split(sides.substr(arrow + 1), ",");
  if (fact.sources.empty() && fact.targets.empty()) throw std::runtime_error("no participants in: " + text);
  return fact;
}

std::vector<Example> read_examples() {
  const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/tests/understanding/sentences.tsv";
  std::ifstream in(path);
  std::vector<Example> examples;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> cells = split(line, "\t");
    if (cells.size() != 3) throw std::runtime_error(path + ":" + std::to_string(number) + ": expected three columns");
    Example example{.phenomenon = cells[0], .sentence = cells[1], .expected = {}};
    for (const std::string& fact : split(cells[2], ";")) example.expected.push_back(read_fact(fact));
    examples.push_back(std::move(example));
  }
  return examples;
}

const std::vector<Example>& examples() {
  static const std::vector<Example> read = read_examples();
  return read;
}

/// Reads every sentence as an article of its own, once for all tests.
const std::vector<ArticleFacts>& readings() {
  static const std::vector<ArticleFacts> all = [] {
    const Knowledge knowledge = Knowledge::builtin().value();
    std::vector<ArticleFacts> read;
    for (const Example& example : examples()) {
      Article article{.id = "sentence",
                      .title = {},
                      .published = "2024-06-15",
                      .source = {},
                      .url = {},
                      .language = "en",
                      .text = example.sentence};
      read.push_back(extract_facts(std::move(article), knowledge));
    }
    return read;
  }();
  return all;
}

std::vector<FoundFact> found_facts(const ArticleFacts& facts) {
  std::map<std::string, std::string, std::less<>> names;
  for (const MentionedEntity& mentioned : facts.entities) names[mentioned.entity.id] = mentioned.entity.name;
  const auto name = [&](const std::string& id) { return names.contains(id) ? names[id] : id; };
  const auto all_names = [&](const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    for (const std::string& id : ids) out.push_back(name(id));
    return out;
  };
  std::vector<FoundFact> found;
  for (const EventRecord& event : facts.events) {
    found.push_back({.type = std::string(name_of(event.type)),
                     .sources = all_names(event.sources),
                     .targets = all_names(event.targets),
                     .modality = std::string(name_of(event.modality)),
                     .has_sides = !is_reciprocal(event.type)});
  }
  for (const RelationRecord& relation : facts.relations) {
    if (!relation.evidence) continue;
    found.push_back({.type = std::string(name_of(relation.type)),
                     .sources = {name(relation.head)},
                     .targets = {name(relation.tail)},
                     .modality = std::string(name_of(relation.modality)),
                     .has_sides = !is_symmetric(relation.type)});
  }
  return found;
}

bool contains_all(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&](const std::string& name) {
    return std::ranges::any_of(names, [&](const std::string& other) { return fold(other) == fold(name); });
  });
}

bool is_same(const FoundFact& found, const ExpectedFact& expected) {
  if (std::ranges::find(expected.types, found.type) == expected.types.end()) return false;
  if (!expected.modality.empty() && found.modality != expected.modality) return false;
  if (found.has_sides) {
    return contains_all(found.sources, expected.sources) && contains_all(found.targets, expected.targets);
  }
  std::vector<std::string> together = found.sources;
  together.insert(together.end(), found.targets.begin(), found.targets.end());
  return contains_all(together, expected.sources) && contains_all(together, expected.targets);
}

bool is_right(const std::vector<FoundFact>& found, const ExpectedFact& expected) {
  if (expected.is_nothing)
    return std::ranges::none_of(found, [](const auto& fact) { return event_type(fact.type).has_value(); });
  return std::ranges::any_of(found, [&](const FoundFact& fact) { return is_same(fact, expected); });
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) (out += out.empty() ? "" : ",") += name;
  return out;
}

std::string text_of(const std::vector<FoundFact>& facts) {
  std::string out;
  for (const FoundFact& fact : facts) {
    if (!out.empty()) out += " ; ";
    out += fact.type + " " + joined(fact.sources) + " > " + joined(fact.targets);
    if (fact.modality != name_of(Modality::asserted)) out += " " + fact.modality;
  }
  return out.empty() ? "nothing" : out;
}

TEST(Understanding, IsTestedOnManyPhenomena) {
  std::map<std::string, std::size_t> sentences;
  for (const Example& example : examples()) ++sentences[example.phenomenon];
  EXPECT_GE(examples().size(), 150U);
  EXPECT_GE(sentences.size(), 40U);
}

TEST(Understanding, ReadsSentencesAsALinguistDoes) {
  struct Score {
    std::size_t right = 0;
    std::size_t expected = 0;
  };
  std::map<std::string, Score> scores;
  Score total;
  std::ostringstream missed;
  for (std::size_t i = 0; i < examples().size(); ++i) {
    const Example& example = examples()[i];
    const std::vector<FoundFact> found = found_facts(readings()[i]);
    for (const ExpectedFact& expected : example.expected) {
      const bool right = is_right(found, expected);
      for (Score* score : {&scores[example.phenomenon], &total}) {
        score->right += right ? 1 : 0;
        ++score->expected;
      }
      if (right) continue;
      missed << "[" << example.phenomenon << "] " << example.sentence << "\n    missed: " << expected.text
             << "\n    found:  " << text_of(found) << "\n";
    }
  }
  std::ostringstream report;
  for (const auto& [phenomenon, score] : scores) {
    report << score.right << "/" << score.expected << "\t" << phenomenon << "\n";
  }
  report << total.right << "/" << total.expected << "\tall\n";
  std::cout << missed.str() << report.str();
  EXPECT_GE(total.right * 100, total.expected * floor_percent) << missed.str() << report.str();
}

TEST(Understanding, QuotesTheTextInEverySpan) {
  for (std::size_t i = 0; i < examples().size(); ++i) {
    const ArticleFacts& facts = readings()[i];
    const std::string& text = facts.article.text;
    SCOPED_TRACE(text);
    const CodePointOffsets offsets(text);
    const std::uint32_t size = offsets.code_points(static_cast<std::uint32_t>(text.size()));
    const auto is_quote = [&](TextRange range) { return range.start < range.end && range.end <= size; };
    const auto is_within = [](TextRange inner, TextRange outer) {
      return outer.start <= inner.start && inner.end <= outer.end;
    };
    for (const MentionedEntity& mentioned : facts.entities) {
      for (const MentionRecord& mention : mentioned.mentions) {
        ASSERT_TRUE(is_quote(mention.range));
        const std::uint32_t start = offsets.bytes(mention.range.start);
        EXPECT_EQ(text.substr(start, offsets.bytes(mention.range.end) - start), mention.text);
      }
    }
    for (const EventRecord& event : facts.events) {
      EXPECT_TRUE(is_quote(event.trigger));
      EXPECT_TRUE(is_quote(event.sentence));
      EXPECT_TRUE(is_within(event.trigger, event.sentence));
      for (const TextRange& more : event.more_evidence) EXPECT_TRUE(is_quote(more));
      EXPECT_THAT(text, testing::HasSubstr(event.time ? event.time->text : ""));
    }
    for (const RelationRecord& relation : facts.relations) {
      EXPECT_TRUE(!relation.evidence || is_quote(*relation.evidence));
    }
  }
}

}  // namespace
}  // namespace entente
