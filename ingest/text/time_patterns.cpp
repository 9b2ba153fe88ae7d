// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/time_patterns.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ingest/text/characters.h"
#include "ingest/text/time_words.h"

namespace entente {
namespace {

constexpr std::size_t longest_word = 24;  // bytes; no word of a date is longer
const std::string no_word;

std::string plain_lower(std::string_view form) {
  if (form.size() > longest_word) return {};
  std::string word = to_lower(form);
  for (auto at = word.find("’"); at != std::string::npos; at = word.find("’")) word.replace(at, 3, "'");
  return word;
}

}  // namespace

TimePatterns::TimePatterns(const Document& document, const Sentence& sentence, const TimeAnchors& anchors)
    : document_(document), sentence_(sentence), anchors_(anchors) {
  words_.reserve(sentence.end_token - sentence.first_token);
  for (auto i = sentence.first_token; i < sentence.end_token; ++i) words_.push_back(plain_lower(form(i)));
}

const std::string& TimePatterns::word(std::int64_t i) const {
  return is_inside(i) ? words_[static_cast<std::size_t>(i - sentence_.first_token)] : no_word;
}

bool TimePatterns::is_capital(std::int64_t i) const {
  return is_inside(i) && starts_upper(form(static_cast<std::uint32_t>(i)));
}

bool TimePatterns::is_any(std::int64_t i, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), std::string_view(word(i))) != words.end();
}

std::optional<TimeMatch> TimePatterns::match(std::uint32_t i) const {
  if (!begins_time(word(i))) return std::nullopt;
  // In this order the first to match is the longest, but for those that count something.
  constexpr std::array patterns{&TimePatterns::modified,      &TimePatterns::clock,    &TimePatterns::within_deictic,
                                &TimePatterns::calendar_date, &TimePatterns::day_word, &TimePatterns::span,
                                &TimePatterns::deictic,       &TimePatterns::repeated, &TimePatterns::quantity,
                                &TimePatterns::bare_units,    &TimePatterns::vague};
  for (const auto pattern : patterns)
    if (auto found = (this->*pattern)(i)) return found;
  return std::nullopt;
}

}  // namespace entente
