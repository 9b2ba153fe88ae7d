// SPDX-License-Identifier: Apache-2.0
/// TIMEX3 values (ISO-TimeML; ISO 8601 with weeks, quarters, seasons): reckoning and writing them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace entente {

enum class TimeUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  half,
  year,
  decade,
  century
};

/// `from` moved by `count` units and cut to the unit: "2025-05-13", "2025-W20", "2025-05", "2025-Q2", "2025", "202".
/// "" when `from` is not known well enough, or the year leaves 1-9999. Hours and smaller: "".
std::string shifted(Date from, long count, TimeUnit unit);

/// The day `count` days after the last Monday on or before `from`: 0 Monday … 6 Sunday; "" as above.
std::string day_of_week(Date from, long count);

/// "P8M", "PT12H", "P2.5Y", "PXY": `amount` as it is to be written.
std::string duration_value(std::string_view amount, TimeUnit unit);

/// A value as YYYY, YYYY-MM, YYYY-MM-DD or an interval A/B; "" when it names no stretch of the calendar.
std::string calendar_of(std::string_view value);

/// The first and the last day of a calendar value, "A/B" for two different ones; "" stays "".
std::string interval_of(std::string_view first_calendar, std::string_view last_calendar);

/// The year, month and day that a value begins with: {1998, 0, 0} for "1998-Q3"; unknown when there is none.
Date date_of(std::string_view value);

}  // namespace entente
