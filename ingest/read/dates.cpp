// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/utf8.h"

namespace entente {
namespace {

/// A run of digits or of letters, lower case.
struct Part {
  std::string text;
  bool is_number = false;
  int value = 0;
  bool is_hour = false;  // a colon follows
};

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> out;
  const auto kind = [](char c) {
    return c >= '0' && c <= '9' ? 1
           : (static_cast<unsigned char>(c) >= 0x80 || (c | 0x20) >= 'a') &&
                   (static_cast<unsigned char>(c) >= 0x80 || (c | 0x20) <= 'z')
               ? 2
               : 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const int k = kind(text[at]);
    std::size_t end = at + 1;
    while (end < text.size() && k != 0 && kind(text[end]) == k) ++end;
    if (k != 0) {
      Part part{.text = to_lower(text.substr(at, end - at)),
                .is_number = k == 1,
                .value = 0,
                .is_hour = end < text.size() && text[end] == ':'};
      if (part.is_number && part.text.size() <= 8)
        std::from_chars(part.text.data(), part.text.data() + part.text.size(), part.value);
      out.push_back(std::move(part));
    }
    at = end;
  }
  return out;
}

int month_named(std::string_view word) {
  static constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                                "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  if (word == "sept") return 9;
  for (int i = 0; i < 12; ++i)
    if (months[i] == word || months[i].substr(0, 3) == word) return i + 1;
  return 0;
}

bool is_year(const Part& part) {
  return part.is_number && part.text.size() == 4 && part.value >= 1500 && part.value < 2200;
}
bool is_day(const Part& part) { return part.is_number && part.text.size() <= 2 && part.value >= 1 && part.value <= 31; }

std::string iso(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return {};
  return to_string(Date{.year = static_cast<std::int16_t>(year),
                        .month = static_cast<std::uint8_t>(month),
                        .day = static_cast<std::uint8_t>(day)});
}

std::string from_epoch(std::string_view digits) {
  long long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.size() == 13) value /= 1000;
  return to_string(
      from_days(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{value}})));
}

/// "may 17 2021", "17 may 2021", "may 2021" from the first month's name on.
std::string with_month_name(const std::vector<Part>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int month = parts[i].is_number ? 0 : month_named(parts[i].text);
    if (month == 0) continue;
    std::size_t next = i + 1;
    int day = 0;
    if (i > 0 && is_day(parts[i - 1])) day = parts[i - 1].value;
    else if (i > 1 && is_day(parts[i - 2]) && parts[i - 1].text.size() == 2)
      day = parts[i - 2].value;  // "1st May", "1 of May"
    else if (i > 2 && is_day(parts[i - 3]) && parts[i - 1].text == "of") day = parts[i - 3].value;  // "1st of May"
    else if (next < parts.size() && is_day(parts[next])) day = parts[next++].value;
    if (next < parts.size() && !parts[next].is_number && parts[next].text.size() == 2) ++next;  // "17th"
    if (next >= parts.size()) continue;
    int year = is_year(parts[next]) ? parts[next].value : 0;
    if (year == 0 && next + 3 < parts.size() && is_year(parts.back()))
      year = parts.back().value;  // "May 17 12:00:00 2021"
    if (year == 0 && day != 0 && parts[next].is_number && parts[next].text.size() == 2 && !parts[next].is_hour)
      year = parts[next].value + (parts[next].value < 70 ? 2000 : 1900);  // RFC 822
    if (year == 0) continue;
    if (day != 0) return iso(year, month, day);
    return to_string(
        Date{.year = static_cast<std::int16_t>(year), .month = static_cast<std::uint8_t>(month), .day = 0});
  }
  return {};
}

/// "2021/05/17", "17.05.2021", "5/17/2021".
std::string with_numbers(const std::vector<Part>& parts) {
  if (parts.size() < 3) return {};
  const Part& a = parts[0];
  const Part& b = parts[1];
  const Part& c = parts[2];
  if (is_year(a) && is_day(b) && is_day(c) && b.value <= 12) return iso(a.value, b.value, c.value);
  if (!is_day(a) || !is_day(b) || !is_year(c)) return {};
  if (a.value > 12 && b.value <= 12) return iso(c.value, b.value, a.value);
  if (b.value > 12 && a.value <= 12) return iso(c.value, a.value, b.value);
  return a.value == b.value ? iso(c.value, a.value, b.value) : std::string{};
}

}  // namespace

std::string published_date(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
  if (text.empty() || text.size() > 200) return {};
  if (const auto date = parse_date(text)) return to_string(*date);
  if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    if (text.size() == 10 || text.size() == 13) return from_epoch(text);
    if (text.size() == 8 || text.size() == 14) text = text.substr(0, 8);
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return text.size() == 8 ? iso(value / 10000, value / 100 % 100, value % 100) : std::string{};
  }
  const auto parts = parts_of(text);
  if (std::string named = with_month_name(parts); !named.empty()) return named;
  const bool is_dotted = text.size() >= 10 && text.find('.') == 2 && text.find('.', 3) == 5;  // day first, as in Europe
  if (is_dotted && parts.size() >= 3 && is_day(parts[0]) && is_day(parts[1]) && is_year(parts[2]))
    return iso(parts[2].value, parts[1].value, parts[0].value);
  return with_numbers(parts);
}

}  // namespace entente
