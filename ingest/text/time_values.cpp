// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/time_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr long least_year = 1;
constexpr long greatest_year = 9999;
constexpr long longest_shift = 100'000;  // units; beyond, no calendar makes sense

std::string padded(long number, int width) {
  std::string digits = std::to_string(number);
  return digits.size() < static_cast<std::size_t>(width)
             ? std::string(static_cast<std::size_t>(width) - digits.size(), '0') + digits
             : digits;
}

bool is_year(long year) { return year >= least_year && year <= greatest_year; }

/// 0 for Monday
long weekday_of(sys_days day) { return static_cast<long>(std::chrono::weekday(day).iso_encoding()) - 1; }

/// ISO 8601 week with its year.
std::string week_value(sys_days day) {
  const auto thursday = day + days(3 - weekday_of(day));
  const std::chrono::year_month_day date(thursday);
  const auto first = sys_days(date.year() / 1 / 1);
  const auto week = (thursday - first).count() / 7 + 1;
  return padded(static_cast<int>(date.year()), 4) + "-W" + padded(week, 2);
}

sys_days monday_of_week(long year, long week) {
  const auto fourth = sys_days(std::chrono::year(static_cast<int>(year)) / 1 / 4);
  return fourth - days(weekday_of(fourth)) + days(7 * (week - 1));
}

long number_at(std::string_view text, std::size_t from, std::size_t size) {
  long number = -1;
  if (from + size > text.size()) return -1;
  const auto end = text.data() + from + size;
  const auto [stop, error] = std::from_chars(text.data() + from, end, number);
  return error == std::errc() && stop == end ? number : -1;
}

std::string months_interval(long year, long first, long last) {
  const auto last_year = last > 12 ? year + 1 : year;
  return padded(year, 4) + "-" + padded(first, 2) + "/" + padded(last_year, 4) + "-" +
         padded(last > 12 ? last - 12 : last, 2);
}

std::string days_interval(sys_days first, sys_days last) {
  return to_string(from_days(first)) + "/" + to_string(from_days(last));
}

/// "2008-FA", "2008-Q4", "2008-H1"
std::string part_of_year(long year, std::string_view part) {
  struct Months {
    std::string_view part;
    long first, last;
  };
  constexpr std::array all{Months{"SP", 3, 5}, Months{"SU", 6, 8}, Months{"FA", 9, 11}, Months{"WI", 12, 14},
                           Months{"Q1", 1, 3}, Months{"Q2", 4, 6}, Months{"Q3", 7, 9},  Months{"Q4", 10, 12},
                           Months{"H1", 1, 6}, Months{"H2", 7, 12}};
  const auto found = std::find_if(all.begin(), all.end(), [&](const Months& months) { return months.part == part; });
  return found == all.end() ? "" : months_interval(year, found->first, found->last);
}

}  // namespace

std::string shifted(Date from, long count, TimeUnit unit) {
  if (!is_known(from) || count > longest_shift || count < -longest_shift) return {};
  const long months = from.year * 12L + (from.month == 0 ? 0 : from.month - 1);
  switch (unit) {
    case TimeUnit::day:
    case TimeUnit::weekend:
    case TimeUnit::week: {
      if (from.day == 0) return {};
      const auto day = first_day(from) + days(unit == TimeUnit::day ? count : 7 * count);
      if (!is_year(static_cast<int>(std::chrono::year_month_day(day).year()))) return {};
      if (unit == TimeUnit::day) return to_string(from_days(day));
      return week_value(day) + (unit == TimeUnit::weekend ? "-WE" : "");
    }
    case TimeUnit::month: {
      if (from.month == 0) return {};
      const long to = months + count;
      return is_year(to / 12) ? padded(to / 12, 4) + "-" + padded(to % 12 + 1, 2) : std::string();
    }
    case TimeUnit::quarter:
    case TimeUnit::half: {
      if (from.month == 0) return {};
      const long per_year = unit == TimeUnit::quarter ? 4 : 2;
      const long to = months / (12 / per_year) + count;
      return is_year(to / per_year)
                 ? padded(to / per_year, 4) + (per_year == 4 ? "-Q" : "-H") + std::to_string(to % per_year + 1)
                 : std::string();
    }
    case TimeUnit::year: return is_year(from.year + count) ? padded(from.year + count, 4) : std::string();
    case TimeUnit::decade: {
      const long to = from.year / 10 + count;
      return is_year(10 * to) ? padded(to, 3) : std::string();
    }
    case TimeUnit::century: {
      const long to = (from.year - 1) / 100 + count;
      return to >= 0 && is_year(100 * to + 1) ? padded(to, 2) : std::string();
    }
    default: return {};
  }
}

std::string day_of_week(Date from, long count) {
  if (from.day == 0 || count > longest_shift || count < -longest_shift) return {};
  const auto day = first_day(from);
  const auto wanted = day - days(weekday_of(day)) + days(count);
  return is_year(static_cast<int>(std::chrono::year_month_day(wanted).year())) ? to_string(from_days(wanted))
                                                                               : std::string();
}

std::string duration_value(std::string_view amount, TimeUnit unit) {
  const std::string number(amount);
  switch (unit) {
    case TimeUnit::second: return "PT" + number + "S";
    case TimeUnit::minute: return "PT" + number + "M";
    case TimeUnit::hour: return "PT" + number + "H";
    case TimeUnit::day: return "P" + number + "D";
    case TimeUnit::weekend: return "P" + number + "WE";
    case TimeUnit::week: return "P" + number + "W";
    case TimeUnit::month: return "P" + number + "M";
    case TimeUnit::quarter: return "P" + number + "Q";
    case TimeUnit::half: return "P" + number + "H";
    case TimeUnit::year: return "P" + number + "Y";
    case TimeUnit::decade:
      return number == "X" ? "PXDE" : "P" + number + (number.find('.') == std::string::npos ? "0Y" : "DE");
    case TimeUnit::century:
      return number == "X" ? "PXCE" : "P" + number + (number.find('.') == std::string::npos ? "00Y" : "CE");
  }
  return {};
}

std::string calendar_of(std::string_view value) {
  if (const auto t = value.find('T'); t == 10) value = value.substr(0, t);
  if (const auto date = parse_date(value)) return to_string(*date);
  if (value.size() == 3 && number_at(value, 0, 3) > 0) return std::string(value) + "0/" + std::string(value) + "9";
  if (value.size() == 2 && number_at(value, 0, 2) >= 0) {
    const long century = number_at(value, 0, 2);
    return padded(100 * century + 1, 4) + "/" + padded(100 * century + 100, 4);
  }
  const long year = number_at(value, 0, 4);
  if (!is_year(year) || value.size() < 7 || value[4] != '-') return {};
  if (value[5] == 'W' && value.size() >= 8) {
    const long week = number_at(value, 6, 2);
    if (week < 1 || week > 53) return {};
    const auto monday = monday_of_week(year, week);
    return value.ends_with("WE") ? days_interval(monday + days(5), monday + days(6))
                                 : days_interval(monday, monday + days(6));
  }
  return value.size() == 7 ? part_of_year(year, value.substr(5)) : std::string();
}

std::string interval_of(std::string_view first_calendar, std::string_view last_calendar) {
  if (first_calendar.empty() || last_calendar.empty()) return {};
  const auto begin = first_calendar.substr(0, first_calendar.find('/'));
  const auto slash = last_calendar.find('/');
  const auto end = slash == std::string_view::npos ? last_calendar : last_calendar.substr(slash + 1);
  return begin == end ? std::string(begin) : std::string(begin) + "/" + std::string(end);
}

Date date_of(std::string_view value) {
  if (value.starts_with("P")) return {};
  const auto calendar = calendar_of(value);
  const auto slash = calendar.find('/');
  if (slash == std::string::npos) return parse_date(calendar).value_or(Date{});
  const auto first = parse_date(std::string_view(calendar).substr(0, slash)).value_or(Date{});
  const auto last = parse_date(std::string_view(calendar).substr(slash + 1)).value_or(Date{});
  if (first.year != last.year) return value.starts_with("P") ? Date{} : Date{.year = first.year};
  return {.year = first.year, .month = first.month == last.month ? first.month : std::uint8_t{0}};
}

}  // namespace entente
