// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/markdown.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "ingest/read/clean.h"
#include "ingest/read/encoding.h"
#include "ingest/read/fields.h"
#include "ingest/read/html.h"

namespace entente {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// A double-quoted scalar's escapes.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c == 'n') out += '\n';
    else if (c == 't') out += '\t';
    else if (c == '_') out += "\xc2\xa0";
    else if (c == 'u' || c == 'x' || c == 'U') {
      const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
      const std::string code(text.substr(i + 1, digits));
      const auto value = static_cast<char32_t>(std::strtoul(code.c_str(), nullptr, 16));
      append_utf8(out, value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? value : U'\xfffd');
      i += std::min(digits, text.size() - 1 - i);
    } else {
      out += c;
    }
  }
  return out;
}

std::string scalar(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') return unescaped(text.substr(1, text.size() - 2));
  if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      out += text[i];
      if (text[i] == '\'' && i + 2 < text.size() && text[i + 1] == '\'') ++i;
    }
    return out;
  }
  if (const auto comment = text.find(" #"); comment != std::string_view::npos) text = trimmed(text.substr(0, comment));
  return std::string(text);
}

/// Where the front matter ends: {begin, end} of its lines, and of the body. Nothing without front matter.
struct FrontMatter {
  std::string_view inside;
  std::string_view body;
  char assign = ':';
};
std::optional<FrontMatter> front_matter(std::string_view text) {
  const bool is_toml = text.starts_with("+++\n") || text.starts_with("+++\r\n");
  if (!is_toml && !text.starts_with("---\n") && !text.starts_with("---\r\n")) return std::nullopt;
  const std::string fence = is_toml ? "\n+++" : "\n---";
  const std::size_t begin = text.find('\n') + 1;
  for (std::size_t end = text.find(fence, begin - 1); end != std::string_view::npos && end < 64 * 1024;
       end = text.find(fence, end + 1)) {
    const std::size_t behind = std::min(text.find('\n', end + 1), text.size());
    if (trimmed(text.substr(end + 4, behind - end - 4)).empty() && end + 1 >= begin)
      return FrontMatter{.inside = text.substr(begin, std::max(end + 1, begin) - begin),
                         .body = text.substr(std::min(behind + 1, text.size())),
                         .assign = is_toml ? '=' : ':'};
  }
  return std::nullopt;
}

bool has_key(std::string_view inside, char assign) {
  return std::ranges::any_of(lines_of(inside), [&](std::string_view line) {
    const auto at = line.find(assign);
    return at != std::string_view::npos && at > 0 && at < 40 && line.front() != ' ' &&
           line.substr(0, at).find(' ', 0) == std::string_view::npos;
  });
}

void read_front_matter(const FrontMatter& matter, const FieldNames& names, ArticleDraft& draft) {
  const auto lines = lines_of(matter.inside);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto at = lines[i].find(matter.assign);
    if (at == std::string_view::npos || lines[i].starts_with(' ') || lines[i].starts_with('#')) continue;
    const std::string_view key = trimmed(lines[i].substr(0, at));
    std::string value(trimmed(lines[i].substr(at + 1)));
    if (value == ">" || value == "|" || value == ">-" || value == "|-") value.clear();
    for (; i + 1 < lines.size() && lines[i + 1].starts_with(' '); ++i) {  // continued
      if (value.starts_with('"') && value.ends_with('\\')) value.pop_back();
      else if (!value.empty()) value += ' ';
      value += trimmed(lines[i + 1]);
    }
    if (const auto place = names.place(key); place && place->field != &Article::text)
      draft.offer(*place, scalar(value));
  }
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Where the bracket at `at` is closed, npos when it is not.
std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
  int depth = 0;
  for (std::size_t i = at; i < std::min(text.size(), at + 4000); ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == open) ++depth;
    else if (text[i] == close && --depth == 0) return i;
  }
  return std::string_view::npos;
}

constexpr int most_open_brackets = 1000;  // that are never closed, before all brackets are taken for text

/// The text of a paragraph without emphasis, links and images. `open` counts brackets without an end.
std::string without_marks(std::string_view text, int& open) {
  static constexpr std::string_view marks = "\\`*_{}[]()#+-.!|>~\"'$&%/:;<=?@^,";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && marks.find(text[i + 1]) != std::string_view::npos) {
      out += text[++i];
    } else if (c == '[' || (c == '!' && i + 1 < text.size() && text[i + 1] == '[')) {
      const std::size_t begin = i + (c == '!');
      const std::size_t end = open < most_open_brackets ? closing(text, begin, '[', ']') : std::string_view::npos;
      if (end == std::string_view::npos) {
        ++open;
        out += c;
        continue;
      }
      const char next = end + 1 < text.size() ? text[end + 1] : ' ';
      const std::size_t target_end = next == '('   ? closing(text, end + 1, '(', ')')
                                     : next == '[' ? closing(text, end + 1, '[', ']')
                                                   : std::string_view::npos;
      const bool is_note = text.substr(begin + 1).starts_with('^');
      if (target_end == std::string_view::npos && !is_note) {  // plain brackets
        ++open;
        out += c;
        continue;
      }
      if (c != '!' && !is_note) out += without_marks(text.substr(begin + 1, end - begin - 1), open);
      i = target_end == std::string_view::npos ? end : target_end;
    } else if (c == '*' || c == '`' || (c == '~' && i + 1 < text.size() && text[i + 1] == '~')) {
      const bool is_multiplication =
          c == '*' && i > 0 && text[i - 1] == ' ' && i + 1 < text.size() && text[i + 1] == ' ';
      if (is_multiplication) out += c;
      if (c == '~') ++i;
    } else if (c == '_') {
      const bool is_inside = i > 0 && is_word(text[i - 1]) && i + 1 < text.size() && is_word(text[i + 1]);
      if (is_inside) out += c;
    } else {
      out += c;
    }
  }
  return out;
}

bool is_rule(std::string_view line) {
  std::string marks(line);
  std::erase(marks, ' ');
  return marks.size() >= 3 &&
         (marks.find_first_not_of('-') == std::string::npos || marks.find_first_not_of('*') == std::string::npos ||
          marks.find_first_not_of('_') == std::string::npos || marks.find_first_not_of('=') == std::string::npos);
}

/// The line behind marks of quotes, lists and headings; `starts` tells that it begins a paragraph, `ends` that it is
/// one.
std::string_view without_block_marks(std::string_view line, bool& starts, bool& ends) {
  while (line.starts_with('>')) line = trimmed(line.substr(1));
  if (const auto level = line.find_first_not_of('#');
      level != std::string_view::npos && level >= 1 && level <= 6 && line[level] == ' ') {
    starts = ends = true;
    line = trimmed(line.substr(level));
    while (line.ends_with('#')) line = trimmed(line.substr(0, line.size() - 1));
    return line;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool is_bullet = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
  const bool is_number = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')') &&
                         line.substr(digits + 1).starts_with(' ');
  if (is_bullet || is_number) {
    starts = true;
    line = trimmed(line.substr(is_bullet ? 2 : digits + 2));
  }
  return line;
}

}  // namespace

std::string text_of_markdown(std::string_view markdown) {
  std::string out;
  std::string paragraph;
  bool is_code = false;
  const auto finish = [&] {
    int open_brackets = 0;
    std::string text(trimmed(without_marks(paragraph, open_brackets)));
    paragraph.clear();
    if (text.find('<') != std::string::npos || text.find('&') != std::string::npos) text = text_of_html(text);
    if (text.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += text;
  };
  for (std::string_view line : lines_of(markdown)) {
    line = trimmed(line);
    if (line.starts_with("```") || line.starts_with("~~~")) {
      finish();
      is_code = !is_code;
      continue;
    }
    const bool is_reference =
        line.starts_with('[') && line.find("]:") != std::string_view::npos && line.find("]:") < 60;
    if (is_code || is_reference) continue;
    if (line.empty() || is_rule(line)) {
      finish();
      continue;
    }
    bool starts = false;
    bool ends = false;
    line = without_block_marks(line, starts, ends);
    if (starts) finish();
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line.ends_with('\\') ? line.substr(0, line.size() - 1) : line;
    if (ends) finish();
  }
  finish();
  return out;
}

bool is_markdown(std::string_view bytes) {
  if (const auto matter = front_matter(bytes)) return has_key(matter->inside, matter->assign);
  const auto line = bytes.substr(0, bytes.find('\n'));
  const auto level = line.find_first_not_of('#');
  return level != std::string_view::npos && level >= 1 && level <= 3 && line[level] == ' ' && line.size() < 300;
}

Result<void> read_markdown(ByteStream& in, Reading& reading) {
  const auto bytes = read_whole(in, "the text", reading);
  if (!bytes) return {};
  const std::string text = cleaned(decoded(*bytes, {}, reading));
  const auto matter = front_matter(text);
  ArticleDraft draft;
  if (matter) read_front_matter(*matter, FieldNames(reading.options.fields), draft);
  const std::string_view body = matter ? matter->body : std::string_view(text);
  Article article = draft.take();
  article.text = text_of_markdown(body);
  if (article.title.empty() && body.find_first_not_of(" \n") != std::string_view::npos &&
      body[body.find_first_not_of(" \n")] == '#')
    article.title = article.text.substr(0, article.text.find('\n'));
  return deliver(std::move(article), reading.source, true, reading);
}

}  // namespace entente
