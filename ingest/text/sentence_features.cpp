// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/sentence_features.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hash.h"
#include "ingest/text/characters.h"
#include "ingest/text/word_lists.h"

namespace entente {
namespace {

constexpr std::size_t longest_word = 16;  // bytes of a word that count

struct Looks {
  std::string word;   // lower case, digits as 0
  std::string shape;  // "Xx", "x", "X.", "0", or the mark itself
};

std::string word_of(std::string_view token) {
  std::string word(token.substr(0, longest_word));
  for (char& c : word) c = is_ascii_digit(c) ? '0' : ascii_lower(c);
  return word;
}

std::string shape_of(std::string_view token) {
  const auto first = character_at(token, 0);
  if (first.kind == CharacterKind::mark) return std::string(token.substr(0, 4));
  std::string shape;
  for (const char c : token.substr(0, longest_word)) {
    const char kind = is_ascii_digit(c)                                            ? '0'
                      : is_ascii_upper(c)                                          ? 'X'
                      : is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80 ? 'x'
                                                                                   : c;
    if (shape.empty() || shape.back() != kind) shape += kind;
    if (shape.size() >= 5) break;
  }
  if (starts_upper(token) && shape[0] == 'x') shape[0] = 'X';
  if (token.size() == 1) shape += '1';
  return shape;
}

Looks looks_at(const SentenceRules& rules, std::int64_t i) {
  if (i < 0 || i >= rules.size()) return {"|", "|"};
  const auto token = rules.token(static_cast<std::uint32_t>(i));
  return {word_of(token), shape_of(token)};
}

char bucket(std::uint32_t n) {
  constexpr std::array<std::uint32_t, 9> limits{1, 2, 3, 5, 8, 14, 24, 40, 80};
  return static_cast<char>('a' + (std::lower_bound(limits.begin(), limits.end(), n) - limits.begin()));
}

/// Quotation marks and brackets that are open between `first` and `i`, looking back 80 tokens at most.
std::string open_marks(const SentenceRules& rules, std::uint32_t first, std::uint32_t i) {
  bool quote = false;
  int brackets = 0;
  for (auto at = i - first > 80 ? i - 80 : first; at <= i; ++at) {
    const auto token = rules.token(at);
    if (token == "\"") quote = !quote;
    else if (token == "“") quote = true;
    else if (token == "”") quote = false;
    else if (token == "(" || token == "[") ++brackets;
    else if (token == ")" || token == "]") --brackets;
  }
  return std::string(quote ? "q" : "-") + (brackets > 0 ? "b" : "-");
}

}  // namespace

void find_gap_features(const SentenceRules& rules, std::uint32_t first, std::uint32_t i, std::uint32_t paragraph_end,
                       std::vector<std::uint32_t>& features) {
  features.clear();
  const auto at = static_cast<std::int64_t>(i);
  const Looks b = at - 1 < static_cast<std::int64_t>(first) ? Looks{"<s>", "<s>"} : looks_at(rules, at - 1);
  const Looks a = looks_at(rules, at), n = looks_at(rules, at + 1);
  const Looks m = i + 2 >= paragraph_end ? Looks{"</p>", "</p>"} : looks_at(rules, at + 2);
  const std::string gap(1, rules.gap_after(i) == Gap::none ? 'n' : 's');
  const std::string rule(1, rules.ends_after(first, i) ? 'y' : 'n');
  const std::string since(1, bucket(i + 1 - first)), left(1, bucket(paragraph_end - i - 1));
  const std::string open = open_marks(rules, first, i);
  std::uint64_t name = 0;
  const auto add = [&](std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = fnv1a(std::string_view(), 0xcbf29ce484222325ULL ^ (++name * 0x9e3779b97f4a7c15ULL));
    for (const auto part : parts) hash = fnv1a("\t", fnv1a(part, hash));
    features.push_back(static_cast<std::uint32_t>((hash ^ (hash >> 32)) % sentence_feature_count));
  };
  add({"bias"});
  add({rule});
  add({rule, a.shape, n.shape});
  add({rule, since});
  add({rule, left});
  add({rule, open});
  add({rule, gap, n.word});
  add({a.word});
  add({a.shape, gap});
  add({n.word});
  add({n.shape, gap});
  add({a.word, n.shape, gap});
  add({a.shape, n.word, gap});
  add({a.word, n.word});
  add({a.shape, n.shape, gap});
  add({a.shape, n.shape, m.shape, gap});
  add({b.shape, a.shape, n.shape, gap});
  add({b.shape, a.shape, n.shape, m.shape});
  add({b.word, a.word});
  add({n.word, m.word});
  add({b.word, a.shape, n.shape});
  add({a.word, n.shape, m.shape});
  add({since, a.shape, n.shape});
  add({left, a.shape, n.shape});
  add({open, a.shape, n.shape});
  add({since, a.word});
  add({b.word, a.word, n.word});
}

}  // namespace entente
