// SPDX-License-Identifier: Apache-2.0
#include "graph/export/text.h"

#include <algorithm>
#include <cstdio>

#include "base/date.h"
#include "base/utf8.h"

namespace entente {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

bool is_plain(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }

/// Noncharacters all end in two bytes that tell: EF B7 90…AF, or BF BE / BF BF.
bool may_hold_noncharacter(std::string_view text) {
  for (std::size_t i = 2; i < text.size(); ++i) {
    const auto last = static_cast<unsigned char>(text[i]);
    const auto middle = static_cast<unsigned char>(text[i - 1]);
    if ((middle == 0xBF && last >= 0xBE) || (middle == 0xB7 && static_cast<unsigned char>(text[i - 2]) == 0xEF))
      return true;
  }
  return false;
}

bool is_clean(std::string_view text) {
  bool is_ascii = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && byte != '\n' && byte != '\t') return false;
    is_ascii = is_ascii && byte < 0x7F;
  }
  return is_ascii || (text.find('\x7F') == std::string_view::npos &&
                      find_invalid_utf8(text) == std::string_view::npos && !may_hold_noncharacter(text));
}

}  // namespace

std::string_view clean_text(std::string_view text, std::string& buffer) {
  if (is_clean(text)) return text;
  const std::string repaired = repair_utf8(text);
  buffer.clear();
  for (std::size_t at = 0; at < repaired.size();) {
    const CodePoint c = code_point_at(repaired, at);
    if (c.size == 0) break;
    at += c.size;
    if (c.value == '\r') buffer += '\n';
    else if ((c.value < 0x20 && c.value != '\n' && c.value != '\t') || c.value == 0x7F || is_noncharacter(c.value))
      append_utf8(buffer, 0xFFFD);
    else buffer.append(repaired, at - c.size, c.size);
  }
  return buffer;
}

std::string clean_text(std::string_view text) {
  std::string buffer;
  return std::string(clean_text(text, buffer));
}

void append_xml(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* entity = nullptr;
    std::size_t size = 1;
    switch (text[i]) {
      case '&': entity = "&amp;"; break;
      case '<': entity = "&lt;"; break;
      case '>': entity = "&gt;"; break;
      case '"': entity = "&quot;"; break;
      case '\n': entity = "&#10;"; break;  // a plain one becomes a space in attributes
      case '\t': entity = "&#9;"; break;
      // Some readers end lines at these two, as XML 1.1 does.
      case '\xC2':
        if (!text.substr(i).starts_with("\xC2\x85")) continue;
        entity = "&#133;";
        size = 2;
        break;
      case '\xE2':
        if (!text.substr(i).starts_with("\xE2\x80\xA8")) continue;
        entity = "&#8232;";
        size = 3;
        break;
      default: continue;
    }
    out.append(text, plain, i - plain).append(entity);
    i += size - 1;
    plain = i + 1;
  }
  out.append(text, plain, text.size() - plain);
}

void append_csv(std::string& out, std::string_view text) {
  std::string buffer;
  text = clean_text(text, buffer);
  const bool has_edge_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!has_edge_space && text.find_first_of(",\"\n\t;'") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string iri_segment(std::string_view text) {
  // A segment of dots alone would be resolved away as "here" or "up".
  const bool only_dots = text.find_first_not_of('.') == std::string_view::npos;
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(byte) || c == '-' || c == '_' || c == '~' || (c == '.' && !only_dots)) out += c;
    else (out += '%') += {hex_digits[byte >> 4U], hex_digits[byte & 15U]};
  }
  return out;
}

std::string plain_id(std::string_view id) {
  std::string out;
  out.reserve(id.size());
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(byte) || c == '-' || c == '.' || c == ':') out += c;
    else (out += '_') += {hex_digits[byte >> 4U], hex_digits[byte & 15U]};
  }
  return out;
}

bool is_language_tag(std::string_view text) {
  if (text.empty() || text.size() > 35) return false;
  std::size_t in_part = 0;
  bool is_first = true;
  for (const char c : text) {
    if (c == '-') {
      if (in_part == 0) return false;
      in_part = 0;
      is_first = false;
      continue;
    }
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_plain(static_cast<unsigned char>(c)) || (is_first && is_digit) || ++in_part > 8) return false;
  }
  return in_part > 0;
}

std::string decimal_text(int thousandths) {
  std::string digits = std::to_string(std::clamp(thousandths, 0, 1000) + 10000).substr(1);  // "0930", "1000"
  while (digits.size() > 2 && digits.back() == '0') digits.pop_back();
  return digits.insert(1, 1, '.');
}

std::string measure_text(double value) {
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%.6f", value);
  return {text, static_cast<std::size_t>(size)};
}

DaySpan day_span(std::string_view value) {
  DaySpan span;
  const auto slash = value.find('/');
  const auto first = parse_date(value.substr(0, slash));
  const auto last = slash == std::string_view::npos ? first : parse_date(value.substr(slash + 1));
  if (first && first->year > 0) span.first = to_string(from_days(first_day(*first)));
  if (last && last->year > 0) span.last = to_string(from_days(last_day(*last)));
  if (!span.last.empty() && span.last < span.first) return {};
  return span;
}

}  // namespace entente
