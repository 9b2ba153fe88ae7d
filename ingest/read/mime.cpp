// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/mime.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "ingest/read/encoding.h"

namespace entente {
namespace {

constexpr std::size_t most_fields = 1000;
constexpr std::size_t most_parts = 1000;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
  return -1;
}

}  // namespace

Message parse_message(std::string_view bytes) {
  Message out;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    auto line = bytes.substr(begin, end - begin);
    begin = std::min(end + 1, bytes.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const bool is_continued = line.front() == ' ' || line.front() == '\t';
    if (is_continued && !out.fields.empty()) {
      if (out.fields.back().second.size() < 100'000) (out.fields.back().second += ' ') += trimmed(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || out.fields.size() >= most_fields) continue;
    out.fields.emplace_back(to_lower(repair_utf8(trimmed(line.substr(0, colon)))),
                            std::string(trimmed(line.substr(colon + 1))));
  }
  out.body = bytes.substr(begin);
  return out;
}

std::string_view field(const Message& message, std::string_view name) {
  const auto found = std::ranges::find(message.fields, name, [](const auto& f) -> std::string_view { return f.first; });
  return found == message.fields.end() ? std::string_view{} : std::string_view(found->second);
}

std::string media_type(std::string_view value) {
  std::string out(trimmed(value.substr(0, value.find(';'))));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string parameter(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != std::string_view::npos; at = value.find(';', at + 1)) {
    auto rest = trimmed(value.substr(at + 1));
    if (rest.size() <= name.size() ||
        !std::ranges::equal(rest.substr(0, name.size()), name, [](char a, char b) { return (a | 0x20) == (b | 0x20); }))
      continue;
    rest = trimmed(rest.substr(name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.starts_with('"'))
      return std::string(
          rest.substr(1, rest.find('"', 1) == std::string_view::npos ? rest.size() : rest.find('"', 1) - 1));
    return std::string(rest.substr(0, rest.find_first_of("; \t")));
  }
  return {};
}

std::string decoded_words(std::string_view value) {
  std::string out;
  std::size_t encoded_end = std::string::npos;  // of an encoded word that only blanks have followed
  for (std::size_t at = 0; at < value.size();) {
    const auto rest = value.substr(at);
    const auto charset_end = rest.starts_with("=?") ? rest.find('?', 2) : std::string_view::npos;
    const auto text_begin = charset_end == std::string_view::npos ? charset_end : charset_end + 3;
    const auto end = text_begin == std::string_view::npos || text_begin > rest.size() ? std::string_view::npos
                                                                                      : rest.find("?=", text_begin);
    if (end == std::string_view::npos || rest[charset_end + 2] != '?') {
      out += value[at++];
      if (out.back() != ' ' && out.back() != '\t') encoded_end = std::string::npos;
      continue;
    }
    if (encoded_end != std::string::npos) out.resize(encoded_end);  // blanks between encoded words do not count
    const char coding = static_cast<char>(rest[charset_end + 1] | 0x20);
    std::string text(rest.substr(text_begin, end - text_begin));
    if (coding == 'q') std::ranges::replace(text, '_', ' ');
    const std::string bytes = coding == 'b' ? from_base64(text) : from_quoted_printable(text);
    out += decode(bytes, rest.substr(2, charset_end - 2)).text;
    encoded_end = out.size();
    at += end + 2;
  }
  return find_invalid_utf8(out) == std::string_view::npos ? out : decode(out).text;
}

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    int value = -1;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    else if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    else if (c >= '0' && c <= '9') value = c - '0' + 52;
    else if (c == '+' || c == '-') value = 62;
    else if (c == '/' || c == '_') value = 63;
    else if (c == '=') break;
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (++count == 4) {
      out += static_cast<char>(bits >> 16 & 0xff);
      out += static_cast<char>(bits >> 8 & 0xff);
      out += static_cast<char>(bits & 0xff);
      count = 0;
      bits = 0;
    }
  }
  if (count == 2) out += static_cast<char>(bits >> 4 & 0xff);
  if (count == 3) {
    out += static_cast<char>(bits >> 10 & 0xff);
    out += static_cast<char>(bits >> 2 & 0xff);
  }
  return out;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const auto rest = text.substr(i + 1);
    if (rest.size() >= 2 && hex_digit(rest[0]) >= 0 && hex_digit(rest[1]) >= 0) {
      out += static_cast<char>(hex_digit(rest[0]) * 16 + hex_digit(rest[1]));
      i += 2;
    } else if (const auto blanks = rest.find_first_not_of(" \t");
               blanks == std::string_view::npos || rest[blanks] == '\n' || rest.substr(blanks).starts_with("\r\n")) {
      i += blanks == std::string_view::npos ? rest.size()
                                            : blanks + (rest[blanks] == '\r' ? 2 : 1);  // a soft line break
    } else {
      out += '=';
    }
  }
  return out;
}

std::string from_chunks(std::string_view body) {
  std::string out;
  for (std::string_view rest = body; !rest.empty();) {
    const auto line_end = rest.find('\n');
    if (line_end == std::string_view::npos) break;
    std::size_t size = 0;
    const auto parsed = std::from_chars(rest.data(), rest.data() + line_end, size, 16);
    if (parsed.ec != std::errc{}) return out.empty() ? std::string(body) : out;
    if (size == 0) return out;
    rest.remove_prefix(line_end + 1);
    out += rest.substr(0, size);
    rest.remove_prefix(std::min(rest.size(), size));
    if (rest.starts_with("\r\n")) rest.remove_prefix(2);
    else if (rest.starts_with('\n')) rest.remove_prefix(1);
  }
  return out.empty() ? std::string(body) : out;
}

std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> out;
  const std::string mark = "--" + std::string(boundary);
  const auto next_mark = [&](std::size_t from) {
    for (std::size_t at = body.find(mark, from); at != std::string_view::npos; at = body.find(mark, at + 1))
      if (at == 0 || body[at - 1] == '\n') return at;
    return std::string_view::npos;
  };
  std::size_t at = next_mark(0);
  while (at != std::string_view::npos && out.size() < most_parts) {
    if (body.substr(at + mark.size()).starts_with("--")) break;
    const std::size_t begin = std::min(body.find('\n', at), body.size() - 1) + 1;
    at = next_mark(begin);
    auto part = body.substr(begin, at == std::string_view::npos ? at : at - begin);
    if (part.ends_with('\n')) part.remove_suffix(1);
    if (part.ends_with('\r')) part.remove_suffix(1);
    out.push_back(part);
  }
  return out;
}

}  // namespace entente
