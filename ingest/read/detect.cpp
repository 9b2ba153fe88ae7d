// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/detect.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/read/csv.h"
#include "ingest/read/mail.h"
#include "ingest/read/markdown.h"

namespace entente {
namespace {

std::string_view without_leading_space(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : bytes.substr(first);
}

std::string_view without_trailing_space(std::string_view bytes) {
  return bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
}

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b") || bytes.starts_with("\x28\xb5\x2f\xfd") || bytes.starts_with("PK\x03\x04") ||
         bytes.starts_with("BZh") ||
         bytes.starts_with(
             "\xfd"
             "7zXZ") ||
         (bytes.size() > 262 && bytes.substr(257, 5) == "ustar");
}

/// Zip files that are one document: the first member tells.
bool is_office_document(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04") || bytes.size() < 40) return false;
  const auto name = bytes.substr(30);
  return name.starts_with("[Content_Types].xml") || name.starts_with("mimetype") || name.starts_with("word/") ||
         name.starts_with("xl/") || name.starts_with("_rels/");
}

/// A feed or a page by its first elements; unknown when it is a text that begins with a bracket.
Format markup_of(std::string_view start) {
  const std::string lower = to_lower(start.substr(0, 4096));
  for (std::size_t at = lower.find('<'); at != std::string::npos; at = lower.find('<', at + 1)) {
    const auto rest = std::string_view(lower).substr(at);
    if (rest.starts_with("<?") || (rest.starts_with("<!--"))) {
      const auto end = rest.find(rest[1] == '?' ? "?>" : "-->");
      if (end == std::string_view::npos) break;
      at += end;
      continue;
    }
    if (rest.starts_with("<!doctype html") || rest.starts_with("<html") || rest.starts_with("<head") ||
        rest.starts_with("<body"))
      return Format::html;
    if (rest.starts_with("<!doctype")) {
      if (rest.find("xhtml") < 200 || rest.find("html public") < 60) return Format::html;
      continue;
    }
    if (rest.starts_with("<rss") || rest.starts_with("<feed") || rest.starts_with("<rdf:rdf") ||
        rest.starts_with("<atom:feed"))
      return Format::feed;
    for (const std::string_view tag : {"<article", "<div", "<p>", "<p ", "<title", "<meta", "<h1", "<h2", "<section",
                                       "<main", "<table", "<link", "<script", "<style", "<span"})
      if (rest.starts_with(tag)) return lower.starts_with("<?xml") ? Format::feed : Format::html;
    break;
  }
  const bool is_element =
      lower.size() > 2 && lower[1] >= 'a' && lower[1] <= 'z' && lower.find("</") != std::string::npos;
  return is_element || lower.starts_with("<?xml") || lower.starts_with("<!doctype") ? Format::feed : Format::unknown;
}

/// Control characters as no text has them; a few stray ones are no reason to refuse it.
bool is_binary(std::string_view bytes) {
  const auto sample = bytes.substr(0, detection_size);
  const auto controls = std::ranges::count_if(sample, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != '\v' && byte != 0x1b;
  });
  return static_cast<std::size_t>(controls) * 25 > sample.size();
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

constexpr Format named_formats[] = {Format::text, Format::json,     Format::jsonl, Format::html, Format::feed,
                                    Format::csv,  Format::markdown, Format::mail,  Format::warc};

}  // namespace

Format detect_format(std::string_view bytes, std::string_view name) {
  const auto start = without_leading_space(bytes);
  if (start.empty()) return bytes.size() < detection_size ? Format::empty : Format::text;
  if (is_office_document(bytes)) return Format::office;
  if (is_compressed(bytes)) return Format::compressed;
  if (bytes.starts_with("%PDF-")) return Format::pdf;
  if (bytes.starts_with("WARC/")) return Format::warc;
  if (start.front() == '{') return is_one_record_a_line(start) ? Format::jsonl : Format::json;
  if (start.front() == '[' && start.size() > 1) {
    const auto inside = without_leading_space(start.substr(1));
    if (inside.starts_with('{') || inside.starts_with('[') || inside.starts_with(']')) return Format::json;
  }
  if (start.front() == '<')
    if (const Format markup = markup_of(start); markup != Format::unknown) return markup;
  const std::string lower = to_lower(name);
  if (!is_prose(start) && lower.ends_with(".json")) return Format::json;
  if (!is_prose(start) && (lower.ends_with(".jsonl") || lower.ends_with(".ndjson"))) return Format::jsonl;
  if (is_binary(bytes)) return Format::binary;
  if (is_mail(bytes)) return Format::mail;
  if (is_markdown(bytes)) return Format::markdown;
  if (is_csv_header(bytes)) return Format::csv;
  return Format::text;
}

Format format_named(std::string_view name) {
  const auto names = format_names();
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? Format::unknown : named_formats[static_cast<std::size_t>(found - names.begin())];
}

std::span<const std::string_view> format_names() {
  static constexpr std::string_view names[] = {"text", "json",     "jsonl", "html", "feed",
                                               "csv",  "markdown", "mail",  "warc"};
  static_assert(std::size(names) == std::size(named_formats));
  return names;
}

std::string_view why_not_read(Format format) {
  switch (format) {
    case Format::empty: return "is empty";
    case Format::binary: return "is binary, not text; extract its text first";
    case Format::office: return "is an office document or e-book; save it as text or HTML first";
    case Format::pdf: return "is a PDF; extract its text first, as with pdftotext";
    default: return "is of an unknown format";
  }
}

}  // namespace entente
