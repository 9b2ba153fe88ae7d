// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/sentences.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "ingest/text/characters.h"
#include "ingest/text/word_lists.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t long_sentence = 400;  // tokens
constexpr std::uint32_t longest_sentence = 450;
constexpr std::uint32_t most_closing = 4;  // quotation marks and brackets behind a full stop

bool is_terminal(std::string_view token) {
  return token.find_first_not_of(".!?") == std::string_view::npos || token == "…" || token == "。" || token == "।" || token == "؟";
}
bool is_closing(std::string_view token) {
  return token == "\"" || token == "''" || token == "'" || token == ")" || token == "]" || token == "”" || token == "’" || token == "»";
}
bool is_opening(std::string_view token) {
  return token == "\"" || token == "``" || token == "'" || token == "(" || token == "[" || token == "“" || token == "‘" || token == "«" ||
         token == "*" || token == "-" || token == "--" || token == "•" || token == "—";
}

/// How the lines between two tokens part them.
enum class Gap : std::uint8_t { none, space, line, paragraph };

class Splitter {
 public:
  explicit Splitter(Document& document) : document_(document), text_(document.article.text) {}

  void run() {
    auto& tokens = document_.tokens;
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const bool is_last = i + 1 == tokens.size();
      if (is_last || ends_after(i) || is_too_long(first, i)) {
        first = close(first, i + 1);
        i = first - 1;
      }
    }
  }

 private:
  std::string_view token(std::uint32_t i) const { return text_of(document_, document_.tokens[i]); }

  Gap gap_after(std::uint32_t i) const {
    const auto from = document_.tokens[i].span.end;
    const auto to = document_.tokens[i + 1].span.begin;
    if (from == to) return Gap::none;
    int lines = 0;
    for (auto at = from; at < to && lines < 2; ++at) lines += text_[at] == '\n';
    return lines == 0 ? Gap::space : lines == 1 ? Gap::line : Gap::paragraph;
  }

  bool ends_after(std::uint32_t i) const {
    const Gap gap = gap_after(i);
    if (gap == Gap::paragraph || (gap == Gap::line && ends_line(i))) return true;
    auto last = i;
    while (last > 0 && i - last < most_closing && is_closing(token(last)) && gap_after(last - 1) == Gap::none) --last;
    const auto word = token(last);
    const auto next = token(i + 1);
    if (is_closing(next) && gap == Gap::none) return false;
    if (is_terminal(word)) return gap != Gap::none && (last == i || starts_sentence(i + 1)) && (word != "..." || starts_sentence(i + 1));
    if (word.size() > 2 && word.back() == '.') return is_abbreviation_at_end(word, i);
    return false;
  }

  bool starts_sentence(std::uint32_t i) const {
    auto word = token(i);
    if (is_opening(word) && i + 1 < document_.tokens.size()) word = token(i + 1);
    return starts_upper(word) || is_ascii_digit(word[0]);
  }

  /// "… the U.S. The …", but "the U.S. Senate"
  bool is_abbreviation_at_end(std::string_view word, std::uint32_t i) const {
    const auto bare = to_lower(word.substr(0, word.size() - 1));
    if (abbreviation(bare) == Abbreviation::title) return false;
    return starts_upper(token(i + 1)) && is_sentence_starter(to_lower(token(i + 1)));
  }

  /// A single line break parts a headline or a list item from what follows, but not the lines of a wrapped paragraph.
  bool ends_line(std::uint32_t i) const {
    const auto line_end = text_.find('\n', document_.tokens[i].span.end);
    const auto before = text_.rfind('\n', line_end - 1);
    const auto line_begin = before == std::string_view::npos ? 0 : before + 1;
    const auto next_end = std::min(text_.find('\n', line_end + 1), text_.size());
    const auto next_word = token(i + 1);
    const auto width = line_end - line_begin;
    const auto first_of_next = next_word.size() + 1;
    const bool is_wrapped = width >= 50 && width <= 100 && width + first_of_next > 60 &&
                            (next_end - line_end <= 100) && (!starts_upper(next_word) || width + first_of_next >= 65);
    return !is_wrapped;
  }

  bool is_too_long(std::uint32_t first, std::uint32_t i) const {
    const auto size = i + 1 - first;
    if (size < long_sentence) return false;
    const auto word = token(i);
    return size >= longest_sentence || word == ";" || word == "," || word == ":" || is_terminal(word) || is_closing(word);
  }

  /// Makes a sentence of [first, end) and returns where the next one begins.
  std::uint32_t close(std::uint32_t first, std::uint32_t end) {
    auto& tokens = document_.tokens;
    const auto index = static_cast<std::uint32_t>(document_.sentences.size());
    for (auto i = first; i < end; ++i) tokens[i].sentence = index;
    document_.sentences.push_back({.span = {tokens[first].span.begin, tokens[end - 1].span.end}, .first_token = first, .end_token = end});
    return end;
  }

  Document& document_;
  std::string_view text_;
};

}  // namespace

void find_sentences(Document& document) {
  document.sentences.clear();
  Splitter(document).run();
}

}  // namespace entente
