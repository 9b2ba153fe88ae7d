// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/sentence_rules.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "ingest/text/characters.h"
#include "ingest/text/word_lists.h"

namespace entente {
namespace {

constexpr std::uint32_t most_trailing = 6;  // quotation marks, brackets and the like behind a full stop

bool is_face(std::string_view token) {
  return token.size() >= 2 && token.size() <= 3 && (token[0] == ':' || token[0] == ';' || token[0] == '=') &&
         (token[1] == ')' || token[1] == '(' || token[1] == '-' || token[1] == 'D' || token[1] == 'P');
}

}  // namespace

bool SentenceRules::is_terminal(std::string_view token) {
  return token.find_first_not_of(".!?") == std::string_view::npos || token == "…" || token == "。" || token == "।" ||
         token == "؟";
}

bool SentenceRules::is_closing(std::string_view token) {
  return token == "\"" || token == "''" || token == "'" || token == ")" || token == "]" || token == "”" ||
         token == "’" || token == "»";
}

bool SentenceRules::is_opening(std::string_view token) {
  return token == "\"" || token == "``" || token == "'" || token == "(" || token == "[" || token == "“" ||
         token == "‘" || token == "«" || token == "*" || token == "-" || token == "--" || token == "•" || token == "—";
}

Gap SentenceRules::gap_after(std::uint32_t i) const {
  const auto from = document_.tokens[i].span.end;
  const auto to = document_.tokens[i + 1].span.begin;
  if (from == to) return Gap::none;
  int lines = 0;
  for (auto at = from; at < to && lines < 2; ++at) lines += text_[at] == '\n';
  return lines == 0 ? Gap::space : lines == 1 ? Gap::line : Gap::paragraph;
}

/// A single line break parts a headline or a list item from what follows, but not the lines of a wrapped paragraph.
bool SentenceRules::ends_line(std::uint32_t i) const {
  const auto line_end = text_.find('\n', document_.tokens[i].span.end);
  const auto before = text_.rfind('\n', line_end - 1);
  const auto line_begin = before == std::string_view::npos ? 0 : before + 1;
  const auto next_end = std::min(text_.find('\n', line_end + 1), text_.size());
  const auto next_word = token(i + 1);
  const auto width = line_end - line_begin;
  const auto first_of_next = next_word.size() + 1;
  const bool is_wrapped = width >= 50 && width <= 100 && width + first_of_next > 60 && (next_end - line_end <= 100) &&
                          (!starts_upper(next_word) || width + first_of_next >= 65);
  return !is_wrapped;
}

bool SentenceRules::ends_after(std::uint32_t first, std::uint32_t i) const {
  const Gap gap = gap_after(i);
  if (gap == Gap::paragraph || (gap == Gap::line && ends_line(i))) return true;
  const auto next = token(i + 1);
  if (gap == Gap::none && (is_closing(next) || is_note(i + 1))) return false;
  auto last = i;
  while (last > first && i - last < most_trailing && is_trailing(last)) --last;
  const auto word = token(last);
  if (is_terminal(word)) return gap != Gap::none && ends_at_mark(word, last, i);
  if (last == i && is_face(word)) return starts_sentence(i + 1);
  return ends_at_abbreviation(i);
}

/// What may stand between a full stop and the end of its sentence: closing marks, a smiley, a note number.
bool SentenceRules::is_trailing(std::uint32_t i) const {
  const auto word = token(i);
  return (is_closing(word) && gap_after(i - 1) == Gap::none) || is_face(word) || is_note(i) ||
         (word == "]" && i >= 2 && is_note(i - 2));
}

/// "[", "21", "]": a note number
bool SentenceRules::is_note(std::uint32_t i) const {
  return token(i) == "[" && i + 2 < document_.tokens.size() && token(i + 2) == "]" && is_ascii_digit(token(i + 1)[0]);
}

bool SentenceRules::ends_at_mark(std::string_view mark, std::uint32_t last, std::uint32_t i) const {
  const auto next = token(i + 1);
  if (is_face(next) || is_note(i + 1)) return false;
  if (last != i || mark == ".." || mark == "..." || mark == "…") return starts_sentence(i + 1);
  return !is_terminal(next) && !(is_closing(next) && i + 2 < document_.tokens.size() && gap_after(i + 1) != Gap::none &&
                                 is_quote_open(i + 1));
}

/// Whether the quotation mark at `i` closes one: an odd number of them stands before it in the last 60 tokens.
bool SentenceRules::is_quote_open(std::uint32_t i) const {
  const auto mark = token(i);
  if (mark != "'" && mark != "\"") return mark == ")" || mark == "]";
  bool is_open = false;
  for (auto at = i > 60 ? i - 60 : 0; at < i; ++at)
    if (token(at) == mark && (mark == "\"" || at == 0 || gap_after(at - 1) != Gap::none || gap_after(at) != Gap::none))
      is_open = !is_open;
  return is_open;
}

bool SentenceRules::starts_sentence(std::uint32_t i) const {
  auto word = token(i);
  if (is_opening(word) && i + 1 < document_.tokens.size()) word = token(i + 1);
  return starts_upper(word) || is_ascii_digit(word[0]);
}

bool SentenceRules::ends_at_abbreviation(std::uint32_t i) const {
  const auto word = token(i);
  if (word.size() < 3 || word.size() > 12 || word.back() != '.' || is_terminal(word)) return false;
  if (abbreviation(to_lower(word.substr(0, word.size() - 1))) == Abbreviation::title) return false;
  return starts_upper(token(i + 1)) && is_sentence_starter(to_lower(token(i + 1)));
}

bool SentenceRules::may_cut_after(std::uint32_t i) const {
  const auto word = token(i);
  return word == ";" || word == "," || word == ":" || is_terminal(word) || is_closing(word);
}

}  // namespace entente
