// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <charconv>
#include <cstdio>

namespace entente {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = text.size() > 4 ? digits(text.substr(5, 2)) : 0;
  const auto day = text.size() > 7 ? digits(text.substr(8, 2)) : 0;
  if (!year || !month || !day || *year == 0) return std::nullopt;
  if (text.size() > 4 && (*month < 1 || *month > 12)) return std::nullopt;
  const Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  if (text.size() > 7) {
    const std::chrono::year_month_day calendar{std::chrono::year{*year}, std::chrono::month{date.month},
                                               std::chrono::day{date.day}};
    if (!calendar.ok()) return std::nullopt;
  }
  return date;
}

std::string to_string(Date date) {
  if (!is_known(date)) return {};
  char buffer[32];
  if (date.month == 0) std::snprintf(buffer, sizeof buffer, "%04d", date.year);
  else if (date.day == 0) std::snprintf(buffer, sizeof buffer, "%04d-%02d", date.year, date.month);
  else std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::chrono::sys_days first_day(Date date) {
  using namespace std::chrono;
  return sys_days{year_month_day{year{date.year}, month{date.month ? date.month : 1U}, day{date.day ? date.day : 1U}}};
}

std::chrono::sys_days last_day(Date date) {
  using namespace std::chrono;
  if (date.day) return first_day(date);
  return sys_days{year_month_day_last{year{date.year}, month_day_last{month{date.month ? date.month : 12U}}}};
}

Date from_days(std::chrono::sys_days days) {
  const std::chrono::year_month_day calendar{days};
  return {static_cast<std::int16_t>(static_cast<int>(calendar.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(calendar.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(calendar.day()))};
}

bool may_be_within(Date date, Date from, Date until) {
  if (!is_known(date)) return true;
  if (is_known(from) && last_day(date) < first_day(from)) return false;
  if (is_known(until) && first_day(date) > last_day(until)) return false;
  return true;
}

}  // namespace entente
