// SPDX-License-Identifier: Apache-2.0
/// The words that dates and times are made of. All arguments in lower case.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/text/time_values.h"

namespace entente {

/// Whether any expression begins with this word; most words of a text do not, and are passed over by that.
bool begins_time(std::string_view word);

std::optional<int> month_of(std::string_view word);    // 1-12; "sept." too, but not "may" or "march" (see is_verb_too)
bool is_verb_too(std::string_view word);               // months that need a capital or a date beside them
std::optional<int> weekday_of(std::string_view word);  // 0 Monday … 6 Sunday; "mondays" too
std::string_view season_of(std::string_view word);     // "SP", "SU", "FA", "WI" or ""
std::optional<TimeUnit> unit_of(std::string_view word);  // "year", "years"
bool is_plural_unit(std::string_view word);
std::string_view day_part_of(std::string_view word);  // "MO", "AF", "EV", "NI" or ""

/// Whole numbers: "27", "1,200", "twenty", "a hundred" is not one. None past a million.
std::optional<long> cardinal_of(std::string_view word);
std::optional<long> ordinal_of(std::string_view word);  // "3rd", "third", "twenty-first"
/// "annual", "weekly", "daily": the unit that something comes round in.
std::optional<TimeUnit> frequency_of(std::string_view word);
/// "recently" → "PAST_REF", "now" → "PRESENT_REF", "soon" → "FUTURE_REF", or "".
std::string_view vague_reference(std::string_view word);
/// "1990s" → "199", "90s" and "'90s" → "199", "nineties" → "199", or "".
std::string_view decade_of(std::string_view word);

}  // namespace entente
