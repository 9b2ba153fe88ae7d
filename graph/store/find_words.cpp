// SPDX-License-Identifier: Apache-2.0
// Full-text search over the articles, and the sentence around what it found.
#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "graph/store/connection.h"
#include "graph/store/reader.h"

namespace entente {
namespace {

constexpr std::string_view mark = "\x02";  // put by FTS5 in front of what it found; never in an article's text of ours
constexpr std::size_t longest_sentence = 600;

/// Every word as a term of its own: no operator of FTS5 is open to the user by accident.
std::string match_of(std::string_view words) {
  std::string match;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) match += (match.empty() ? "\"" : " \"") + word + "\"";
    word.clear();
  };
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = code_point_at(words, at);
    if (is_letter(point.value) || is_digit(point.value)) word.append(words, at, point.size);
    else finish();
    at += point.size;
  }
  finish();
  return match;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  return text[at] == '\n' || ((text[at] == '.' || text[at] == '!' || text[at] == '?') && at + 1 < text.size() &&
                              (text[at + 1] == ' ' || text[at + 1] == '\n'));
}

/// The bytes of the sentence around `at`, roughly: from full stop to full stop.
std::pair<std::size_t, std::size_t> sentence_around(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < longest_sentence && !ends_sentence(text, begin - 1)) --begin;
  std::size_t end = at;
  while (end < text.size() && end - at < longest_sentence && !ends_sentence(text, end)) ++end;
  if (end < text.size() && text[end] != '\n') ++end;
  const auto is_inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80;
  };
  while (begin < at && (text[begin] == ' ' || text[begin] == '\n' || is_inside(begin))) ++begin;
  while (end > at && is_inside(end)) --end;
  return {begin, end};
}

}  // namespace

std::vector<WordHit> Reader::find_words(std::string_view words, std::size_t limit) {
  std::vector<WordHit> hits;
  const std::string match = match_of(words);
  if (match.empty()) return hits;
  Query query = connection().database.prepare(
      "SELECT a.number, a.id, highlight(words, 1, ?2, ''), bm25(words) FROM words JOIN articles a ON "
      "a.number=words.rowid WHERE words MATCH ?1");
  query.bind(1, match).bind(2, mark);
  struct Ranked {
    double rank;
    std::string id;
    WordHit hit;
  };
  std::vector<Ranked> ranked;
  while (query.step()) {
    std::string text(query.text(2));
    const auto found = text.find(mark);
    if (found == std::string::npos) continue;  // only in the title
    std::erase(text, mark.front());
    const CodePointOffsets offsets(text);
    const auto [begin, end] = sentence_around(text, found);
    ranked.push_back({.rank = query.real(3),
                      .id = std::string(query.text(1)),
                      .hit = {.article = query.integer(0),
                              .range = {offsets.code_points(static_cast<std::uint32_t>(begin)),
                                        offsets.code_points(static_cast<std::uint32_t>(end))}}});
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const Ranked& a, const Ranked& b) { return std::tie(a.rank, a.id) < std::tie(b.rank, b.id); });
  for (const auto& one : ranked)
    if (hits.size() < limit) hits.push_back(one.hit);
  return hits;
}

}  // namespace entente
