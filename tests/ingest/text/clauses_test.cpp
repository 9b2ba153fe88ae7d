// SPDX-License-Identifier: Apache-2.0
/// The analyser as a whole: who does what to whom in the sentences of clauses.tsv, beside this file.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/facts/clause.h"
#include "ingest/facts/predicates.h"
#include "ingest/pipeline.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

/// Share of the expected clauses that must be right, in percent.
constexpr std::size_t floor_percent = 85;

using Words = std::set<std::string>;

struct ExpectedClause {
  std::string text;  // as in the table
  std::string predicate;
  std::vector<std::pair<std::vector<std::string>, Words>> arguments;  // any of these roles has these fillers
};

struct Example {
  std::string phenomenon;
  std::string sentence;
  std::vector<ExpectedClause> expected;
};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return parts;
}

ExpectedClause read_clause(const std::string& text) {
  const std::vector<std::string> parts = split(text, " ");
  ExpectedClause clause{.text = text, .predicate = parts[0], .arguments = {}};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t sign = parts[i].find('=');
    if (sign == std::string::npos) throw std::runtime_error("expected role=word, not '" + parts[i] + "' in: " + text);
    const std::vector<std::string> words = split(parts[i].substr(sign + 1), ",");
    clause.arguments.emplace_back(split(parts[i].substr(0, sign), "|"), Words(words.begin(), words.end()));
  }
  return clause;
}

std::vector<Example> read_examples() {
  const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/tests/ingest/text/clauses.tsv";
  std::ifstream in(path);
  std::vector<Example> examples;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> cells = split(line, "\t");
    if (cells.size() != 3) throw std::runtime_error(path + ": expected three columns: " + line);
    Example example{.phenomenon = cells[0], .sentence = cells[1], .expected = {}};
    for (const std::string& clause : split(cells[2], " ; ")) example.expected.push_back(read_clause(clause));
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Role → words of one clause that was found: the heads of its fillers and of all that is coordinated with them.
using FoundClause = std::map<std::string, Words, std::less<>>;

/// The noun that a relative pronoun stands for, or the token itself.
std::uint32_t antecedent(const SyntaxTree& tree, std::uint32_t token) {
  static const std::set<std::string> pronouns{"who", "whom", "which", "that"};
  if (tree.at(token).upos != Upos::pron || !pronouns.contains(tree.at(token).lemma)) return token;
  for (std::uint32_t up = tree.head(token); up != no_index; up = tree.head(up))
    if (tree.at(up).deprel == Deprel::acl_relcl && tree.head(up) != no_index) return tree.head(up);
  return token;
}

Clause clause_of(const Document& document, const SyntaxTree& tree, std::uint32_t predicate) {
  if (tree.at(predicate).upos != Upos::noun) return verb_clause(document, tree, predicate);
  Clause clause{.predicate = predicate};
  add_nominal_arguments(document, tree, predicate, clause);
  return clause;
}

FoundClause found_clause(const Document& document, const SyntaxTree& tree, const Clause& clause) {
  FoundClause found;
  for (const auto& [role, fillers] : clause.slots) {
    for (const std::uint32_t filler : fillers) {
      for (const std::uint32_t word : tree.conjuncts(antecedent(tree, filler)))
        found[role].emplace(text_of(document, document.tokens[word]));
    }
  }
  return found;
}

bool is_right(const FoundClause& found, const ExpectedClause& expected) {
  std::set<std::string> core{"subj", "obj", "iobj"};  // and not expected
  for (const auto& [roles, words] : expected.arguments) {
    const auto filled = std::ranges::find_if(roles, [&](const std::string& role) {
      const auto slot = found.find(role);
      return slot != found.end() && slot->second == words;
    });
    if (filled == roles.end()) return false;
    core.erase(*filled);
  }
  return std::ranges::none_of(core, [&](const std::string& role) { return found.contains(role); });
}

std::string text_of(const std::map<std::string, FoundClause, std::less<>>& clauses) {
  std::string out;
  for (const auto& [predicate, clause] : clauses) {
    out += (out.empty() ? "" : " ; ") + predicate;
    for (const auto& [role, words] : clause) {
      out += " " + role + "=";
      for (const char* separator = ""; const std::string& word : words) {
        out += separator + word;
        separator = ",";
      }
    }
  }
  return out;
}

TEST(Clauses, TellWhoDoesWhatToWhom) {
  const Knowledge knowledge = Knowledge::builtin().value();
  struct Score {
    std::size_t right = 0;
    std::size_t expected = 0;
  };
  std::map<std::string, Score> scores;
  Score total;
  std::ostringstream report;
  const std::vector<Example> examples = read_examples();
  ASSERT_GE(examples.size(), 40U);
  for (const Example& example : examples) {
    const Document document = understand(
        {.id = "sentence", .published = "2024-06-15", .language = "en", .text = example.sentence}, knowledge);
    const SyntaxTree tree(document);
    std::map<std::string, FoundClause, std::less<>> found;
    for (const Predicate& predicate : find_predicates(document, knowledge.ontology.lexicon()))
      found.emplace(text_of(document, document.tokens[predicate.token]),
                    found_clause(document, tree, clause_of(document, tree, predicate.token)));
    for (const ExpectedClause& expected : example.expected) {
      const auto clause = found.find(expected.predicate);
      const bool right = clause != found.end() && is_right(clause->second, expected);
      for (Score* score : {&scores[example.phenomenon], &total}) {
        score->right += right ? 1 : 0;
        ++score->expected;
      }
      if (right) continue;
      report << "[" << example.phenomenon << "] " << example.sentence << "\n    missed: " << expected.text
             << "\n    found:  " << text_of(found) << "\n";
    }
  }
  for (const auto& [phenomenon, score] : scores)
    report << score.right << "/" << score.expected << "\t" << phenomenon << "\n";
  report << total.right << "/" << total.expected << "\tall\n";
  std::cout << report.str();
  EXPECT_GE(total.right * 100, total.expected * floor_percent);
}

}  // namespace
}  // namespace entente
