// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/detect.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente {
namespace {

std::string_view without_leading_space(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : bytes.substr(first);
}

std::string_view without_trailing_space(std::string_view bytes) {
  return bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && to_lower(text.substr(0, prefix.size())) == prefix;
}

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b") || bytes.starts_with("\x28\xb5\x2f\xfd") || bytes.starts_with("PK\x03\x04") ||
         bytes.starts_with("BZh") || bytes.starts_with("\xfd" "7zXZ") || (bytes.size() > 262 && bytes.substr(257, 5) == "ustar");
}

bool is_binary(std::string_view bytes) {
  const auto sample = bytes.substr(0, detection_size);
  const auto controls = std::ranges::count_if(sample, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != '\v' && byte != 0x1b;
  });
  return sample.find('\0') != std::string_view::npos || static_cast<std::size_t>(controls) * 10 > sample.size();
}

/// Two lines that each begin a record with its first member: one record a line.
bool is_one_record_a_line(std::string_view bytes) {
  std::size_t records = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = without_trailing_space(bytes.substr(begin, end - begin));
    begin = end + 1;
    if (line == "{") return false;  // spread over lines
    if (!line.starts_with('{')) continue;
    const auto member = without_leading_space(line.substr(1));
    if ((member.starts_with('"') || member.starts_with('}')) && ++records == 2) return true;
  }
  return false;
}

/// Words in a row, as data do not have them outside quotation marks.
bool is_prose(std::string_view text) {
  if (text.empty() || std::string_view("[{\"").find(text.front()) != std::string_view::npos) return false;
  const auto line = text.substr(0, text.find('\n'));
  return std::ranges::count(line, ' ') >= 2;
}

}  // namespace

Format detect_format(std::string_view bytes, std::string_view name) {
  const auto start = without_leading_space(bytes);
  if (start.empty()) return Format::empty;
  if (is_compressed(bytes)) return Format::compressed;
  if (start.front() == '{') return is_one_record_a_line(start) ? Format::jsonl : Format::json;
  if (start.front() == '[' && start.size() > 1) {
    const auto inside = without_leading_space(start.substr(1));
    if (inside.starts_with('{') || inside.starts_with('[') || inside.starts_with(']')) return Format::json;
  }
  if (starts_with_ignoring_case(start, "<?xml") || starts_with_ignoring_case(start, "<rss") || starts_with_ignoring_case(start, "<feed"))
    return Format::feed;
  if (starts_with_ignoring_case(start, "<!doctype") || starts_with_ignoring_case(start, "<html") || starts_with_ignoring_case(start, "<head"))
    return Format::html;
  const std::string lower = to_lower(name);
  if (!is_prose(start) && lower.ends_with(".json")) return Format::json;
  if (!is_prose(start) && (lower.ends_with(".jsonl") || lower.ends_with(".ndjson"))) return Format::jsonl;
  return is_binary(bytes) ? Format::binary : Format::text;
}

Format format_named(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "json") return Format::json;
  if (name == "jsonl") return Format::jsonl;
  return Format::unknown;
}

std::string_view why_not_read(Format format) {
  switch (format) {
    case Format::empty: return "is empty";
    case Format::binary: return "is binary, not text; extract its text first";
    case Format::html: return "is a web page, which is not read yet; save the article's text as plain text or JSON";
    case Format::feed: return "is XML or a feed, which is not read yet; save the articles as plain text or JSON";
    case Format::compressed: return "is compressed, which is not read yet; unpack it first";
    default: return "is of an unknown format (formats are text, json, jsonl)";
  }
}

}  // namespace entente
