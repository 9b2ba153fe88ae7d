// SPDX-License-Identifier: Apache-2.0
/// Dates of the precision a text supports: a year, a month, a day, or an interval. ISO 8601 in and out.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A day, month or year; 0 means "not known": {2025, 5, 0} is May 2025. Never {y, 0, d}.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;  // 1-12, 0 when only the year is known
  std::uint8_t day = 0;    // 1-31, 0 when only the month is known

  friend auto operator<=>(const Date&, const Date&) = default;
};

constexpr bool is_known(Date date) { return date.year != 0; }

/// "2025", "2025-05", "2025-05-13"; a time of day behind a T or a space is ignored. Nothing for anything else.
std::optional<Date> parse_date(std::string_view text);

/// ISO 8601 with the date's precision; "" for an unknown date.
std::string to_string(Date date);

/// The first and the last day that the date may mean.
std::chrono::sys_days first_day(Date date);
std::chrono::sys_days last_day(Date date);
Date from_days(std::chrono::sys_days days);

/// Whether `date` may lie within [from, until]; an unknown bound is open, an unknown date is within everything.
bool may_be_within(Date date, Date from, Date until);

}  // namespace entente
