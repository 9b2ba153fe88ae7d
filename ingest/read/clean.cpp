// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/clean.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace entente {
namespace {

bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0); }

bool is_invisible(char32_t c) {
  return c == 0xad || c == 0x34f || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

std::string composed(std::string text) {
  UErrorCode problem = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(problem);
  if (U_FAILURE(problem)) return text;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, problem) || U_FAILURE(problem)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, piece, sink, nullptr, problem);
  return U_FAILURE(problem) ? text : out;
}

constexpr std::ptrdiff_t most_lines = 500'000;  // of a text that may have been wrapped

struct Line {
  std::string_view text;
  std::size_t width = 0;       // characters
  std::size_t first_word = 0;  // characters
};

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    const auto word = line.substr(0, line.find(' '));
    out.push_back({.text = line, .width = width_of(line), .first_word = width_of(word)});
    begin = end + 1;
  }
  return out;
}

/// Words that begin sentences and, written large, nothing else; "The" and "A" only before a small letter.
constexpr std::string_view openers[] = {"A",      "After", "Amid",  "An",        "As",    "At",   "Before", "By",
                                        "During", "For",   "From",  "He",        "In",    "It",   "On",     "She",
                                        "Since",  "The",   "There", "They",      "These", "This", "To",     "Two",
                                        "Under",  "When",  "While", "Following", "With"};

/// A title that ran into the first paragraph because the empty line between them was lost: the paragraph begins with
/// the first opener that follows no end of a sentence. Only where the title is written as a sentence is, not In
/// Capitals.
std::size_t end_of_title(std::string_view text) {
  constexpr std::size_t longest_title = 160;
  std::size_t words = 0;
  std::size_t small_words = 0;
  for (std::size_t at = 0; at < std::min(text.size(), longest_title);) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    if (word.empty() || word.find('\n') != std::string_view::npos) return 0;
    const bool is_article = word == "The" || word == "A" || word == "An";
    const char next = end + 1 < text.size() ? text[end + 1] : ' ';
    if (words >= 4 && small_words >= 2 && std::ranges::find(openers, word) != std::end(openers) &&
        (!is_article || (next >= 'a' && next <= 'z')))
      return at - 1;
    if (std::string_view(".!?:;").find(word.back()) != std::string_view::npos) return 0;
    ++words;
    small_words += word.size() >= 4 && word.front() >= 'a' && word.front() <= 'z';
    at = end + 1;
  }
  return 0;
}

bool is_list_item(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t') || line.starts_with("- ") || line.starts_with("* ") ||
         line.starts_with("\xe2\x80\xa2");
}

}  // namespace

std::string with_plain_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') out += i + 1 < text.size() && text[i + 1] == '\n' ? ' ' : '\n';
    else if (byte == 0x7f || (byte < 0x20 && byte != '\n' && byte != '\t')) out += ' ';
    else out += text[i];
  }
  return out;
}

std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool is_ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.size == 0) break;
    is_ascii = is_ascii && c.value < 0x80;
    if (c.value == '\r') {
      if (at + 1 >= text.size() || text[at + 1] != '\n') out += '\n';
    } else if (c.value == 0x85 || c.value == 0x2028 || c.value == 0x2029 || c.value == '\v') {
      out += '\n';
    } else if (c.value == '\f') {
      out += "\n\n";
    } else if (!is_control(c.value) && !is_invisible(c.value)) {
      out.append(text, at, c.size);
    }
    at += c.size;
  }
  return is_ascii ? out : composed(std::move(out));
}

std::string unwrapped(std::string text) {
  if (std::ranges::count(text, '\n') > most_lines) return text;
  const auto lines = lines_of(text);
  const std::size_t width = std::ranges::max(lines, {}, &Line::width).width;
  if (width < 30 || width > 130) return text;
  // A filled line is one that the next line's first word would not have fitted on.
  const auto is_filled = [&](std::size_t i) {
    return i + 1 < lines.size() && lines[i].width > 0 && lines[i + 1].width > 0 && !is_list_item(lines[i + 1].text) &&
           lines[i].width + 1 + lines[i + 1].first_word > width;
  };
  std::size_t breaks = 0;
  std::size_t filled = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].width == 0 || lines[i + 1].width == 0) continue;
    ++breaks;
    filled += is_filled(i);
  }
  if (breaks < 3 || filled * 10 < breaks * 8) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += lines[i].text;
    if (i + 1 == lines.size()) break;
    if (!is_filled(i)) out += '\n';
    else if (!lines[i].text.ends_with('-') || lines[i].text.ends_with(" -")) out += ' ';
  }
  const bool has_empty_lines =
      std::ranges::any_of(lines.begin(), lines.end() - 1, [](const Line& line) { return line.width == 0; });
  if (const std::size_t title = has_empty_lines ? 0 : end_of_title(out); title > 0) out.replace(title, 1, "\n\n");
  return out;
}

}  // namespace entente
