// SPDX-License-Identifier: Apache-2.0
// The part of TimePatterns for what is counted from the article's date, or from a date in its text.
#include <algorithm>
#include <array>

#include "ingest/text/characters.h"
#include "ingest/text/time_patterns.h"
#include "ingest/text/time_words.h"

namespace entente {
namespace {

/// What TIMEX3 says of a time that is known to be past, present or future, and no more.
std::string reference(long offset) { return offset < 0 ? "PAST_REF" : offset > 0 ? "FUTURE_REF" : "PRESENT_REF"; }

std::string or_reference(std::string value, long offset) { return value.empty() ? reference(offset) : value; }

bool is_whole(std::string_view amount) {
  return !amount.empty() && std::all_of(amount.begin(), amount.end(), is_ascii_digit) && amount.size() <= 5;
}

/// "2024-05-13" and "EV" → "2024-05-13TEV"; a day that is not known has no parts.
TimeMatch with_part(std::uint32_t end, const std::string& day, long offset, std::string_view part) {
  if (day.size() != 10 || part.empty()) return {.end = end, .value = or_reference(day, offset)};
  return {.end = end, .type = TimeType::time, .value = day + "T" + std::string(part)};
}

/// The stretch of `count` units up to a date, or from it on.
std::string stretch(Date from, long count, TimeUnit unit) {
  const auto fine = unit == TimeUnit::week || unit == TimeUnit::weekend     ? TimeUnit::day
                    : unit == TimeUnit::decade || unit == TimeUnit::century ? TimeUnit::year
                                                                            : unit;
  const long factor = unit == TimeUnit::week ? 7 : unit == TimeUnit::decade ? 10 : unit == TimeUnit::century ? 100 : 1;
  const auto here = shifted(from, 0, fine);
  const auto there = shifted(from, count * factor, fine);
  if (here.empty() || there.empty()) return {};
  return count < 0 ? interval_of(calendar_of(there), calendar_of(here))
                   : interval_of(calendar_of(here), calendar_of(there));
}

}  // namespace

/// What "the next day" or "that year" count from: the latest date of the text if it is fine enough, else the article's.
Date TimePatterns::base_of(bool from_text, TimeUnit unit) const {
  if (!from_text) return anchors_.published;
  const auto is_fine_enough = [&](Date date) {
    const bool needs_day = unit == TimeUnit::day || unit == TimeUnit::week || unit == TimeUnit::weekend;
    const bool needs_month = unit == TimeUnit::month || unit == TimeUnit::quarter || unit == TimeUnit::half;
    return is_known(date) && (!needs_day || date.day != 0) && (!needs_month || date.month != 0);
  };
  if (is_fine_enough(anchors_.last)) return anchors_.last;
  return is_fine_enough(anchors_.last_day) ? anchors_.last_day : anchors_.published;
}

std::string TimePatterns::moved(Date base, long count, TimeUnit unit) const {
  std::string value = shifted(base, count, unit);
  if (!value.empty() || !is_known(base)) return value;
  // "last week" of an article of May 2025 is most likely in May.
  const bool is_near =
      (unit == TimeUnit::day && count >= -6 && count <= 6) ||
      ((unit == TimeUnit::week || unit == TimeUnit::weekend || unit == TimeUnit::month) && count >= -1 && count <= 1);
  return is_near ? to_string(base) : std::string();
}

std::optional<TimeMatch> TimePatterns::day_word(std::uint32_t i) const {
  const auto& token = word(i);
  auto at = i;
  long offset = 0;
  if (token == "the" && word(i + 1) == "day" && is_any(i + 2, {"before", "after"}) &&
      is_any(i + 3, {"yesterday", "tomorrow"})) {
    at = i + 3;
    offset = word(i + 2) == "before" ? -1 : 1;
  }
  if (is_any(at, {"yesterday"})) --offset;
  else if (is_any(at, {"tomorrow"})) ++offset;
  else if (!is_any(at, {"today", "tonight"})) {
    if (token == "this" && is_inside(i + 1) && !day_part_of(word(i + 1)).empty())
      return with_part(i + 2, moved(anchors_.published, 0, TimeUnit::day), 0, day_part_of(word(i + 1)));
    if (token == "last" && word(i + 1) == "night")
      return with_part(i + 2, moved(anchors_.published, -1, TimeUnit::day), -1, "NI");
    return std::nullopt;
  }
  const auto day = moved(anchors_.published, offset, TimeUnit::day);
  auto end = at + 1;
  std::string part;
  if (word(at) == "tonight") part = "NI";
  else if (is_inside(end) && !day_part_of(word(end)).empty()) part = day_part_of(word(end++));
  return with_part(end, day, offset, part);
}

std::optional<TimeMatch> TimePatterns::deictic(std::uint32_t i) const {
  auto at = i;
  if (word(at) == "the" && word(at + 1) == "weekend") return deictic_unit(i, at + 1, "this", true);
  if (word(at) == "the" && word(at + 1) == "day" &&
      is_any(static_cast<std::int64_t>(i) - 1,
             {"end", "ended", "ending", "ends", "start", "started", "starting", "began", "closed", "finished"}))
    return TimeMatch{.end = at + 2, .value = or_reference(moved(base_of(true, TimeUnit::day), 0, TimeUnit::day), 0)};
  const bool has_the = is_any(at, {"the", "that", "this", "these", "those"}) &&
                       is_any(at + 1, {"last", "past", "previous", "next", "coming", "upcoming", "following", "current",
                                       "same", "preceding", "very"});
  if (has_the) ++at;
  if (word(at) == "very" && word(at + 1) == "same") ++at;
  if (!is_any(at, {"last", "past", "previous", "this", "next", "coming", "upcoming", "following", "current", "same",
                   "that", "preceding"}))
    return std::nullopt;
  return deictic_unit(i, at + 1, word(at), has_the);
}

std::optional<TimeMatch> TimePatterns::deictic_unit(std::uint32_t, std::uint32_t i, std::string_view which,
                                                    bool has_the) const {
  if (!is_inside(i) || (which == "that" && i > 0 && document_.tokens[i - 1].upos == Upos::sconj)) return std::nullopt;
  const bool is_back = which == "last" || which == "past" || which == "previous" || which == "preceding";
  const bool is_on = which == "next" || which == "coming" || which == "upcoming" || which == "following";
  // "the next day" follows what was told, "next year" the day of writing.
  const bool from_text = which == "previous" || which == "preceding" || which == "following" || which == "same" ||
                         which == "that" || (has_the && which == "next");
  const long offset = is_back ? -1 : is_on ? 1 : 0;
  const auto& token = word(i);
  const auto after = i + 1;
  const auto base = base_of(from_text, unit_of(token).value_or(TimeUnit::month));

  if (const auto unit = unit_of(token); unit && !is_plural_unit(token)) {
    if (*unit == TimeUnit::second || *unit == TimeUnit::minute || *unit == TimeUnit::hour ||
        *unit == TimeUnit::century || *unit == TimeUnit::decade) {
      if (*unit != TimeUnit::century && *unit != TimeUnit::decade) return std::nullopt;
      if (which == "past" || (which == "last" && has_the)) {
        const bool is_decade = *unit == TimeUnit::decade;
        return TimeMatch{.end = after,
                         .type = TimeType::duration,
                         .value = is_decade ? "P10Y" : "P100Y",
                         .calendar = stretch(anchors_.published, -1, *unit)};
      }
    }
    if (*unit == TimeUnit::day && (which == "last" || which == "past" || which == "this" || which == "current")) {
      if (which != "this" || !has_the) return std::nullopt;
      return TimeMatch{.end = after, .value = or_reference(moved(base_of(true, *unit), 0, *unit), 0)};
    }
    if (which == "past" && has_the && *unit != TimeUnit::weekend)  // "over the past year"
      return TimeMatch{.end = after,
                       .type = TimeType::duration,
                       .value = duration_value("1", *unit),
                       .calendar = stretch(anchors_.published, -1, *unit)};
    long count = offset;
    if (*unit == TimeUnit::weekend && which == "this" && has_the && direction(i, after) != Direction::future &&
        anchors_.published.day != 0) {
      // "the weekend" of a Monday's report is the one before it.
      const auto today = day_of_week(anchors_.published, 4);
      if (to_string(anchors_.published) < today) count = -1;
    }
    return TimeMatch{.end = after, .value = or_reference(moved(base, count, *unit), offset)};
  }
  if (has_the && which == "this") return std::nullopt;
  if (const auto weekday = weekday_of(token);
      weekday && is_capital(i) && !token.ends_with("s") && which != "current" && which != "same") {
    auto found = weekday_match(after, *weekday, direction(i, after));
    if (base.day != 0 && (is_back || is_on)) {
      std::string day = day_of_week(base, *weekday);
      const std::string today = to_string(base);
      if (is_back && day >= today) day = day_of_week(base, *weekday - 7);
      if (is_on && day <= today) day = day_of_week(base, *weekday + 7);
      found.value = day;
    } else if (base.day != 0 && which == "that") {
      found.value = day_of_week(base, *weekday);
    }
    if (is_inside(after) && !day_part_of(word(after)).empty()) {
      found.type = TimeType::time;
      found.value += "T" + std::string(day_part_of(word(after)));
      ++found.end;
    }
    return found;
  }
  const auto month = month_of(token);
  if (month && is_capital(i) && which != "current" && which != "same") {
    if (base.month == 0)
      return TimeMatch{.end = after, .value = "XXXX-" + std::string(*month < 10 ? "0" : "") + std::to_string(*month)};
    int year = base.year;
    if (is_back && *month >= base.month) --year;
    if (is_on && *month <= base.month) ++year;
    return TimeMatch{
        .end = after,
        .value = to_string(Date{.year = static_cast<std::int16_t>(year), .month = static_cast<std::uint8_t>(*month)})};
  }
  if (const auto code = season_of(token); !code.empty()) {
    if (base.month == 0) return TimeMatch{.end = after, .value = "XXXX-" + std::string(code)};
    const int begins = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
    int year = base.year;
    if (is_back && begins + 2 >= base.month) --year;
    if (is_on && begins <= base.month) ++year;
    return TimeMatch{.end = after,
                     .value = to_string(Date{.year = static_cast<std::int16_t>(year)}) + "-" + std::string(code)};
  }
  if (which == "that" && token == "time" && !is_capital(i) &&
      is_any(static_cast<std::int64_t>(i) - 2, {"at", "by", "since", "until", "from", "before", "during"}))
    return TimeMatch{.end = after, .value = is_known(anchors_.latest) ? to_string(anchors_.latest) : "PAST_REF"};
  return std::nullopt;
}

std::optional<TimeMatch> TimePatterns::within_deictic(std::uint32_t i) const {
  if (!is_any(i, {"earlier", "later", "early", "late"})) return std::nullopt;
  auto at = i + 1;
  if (word(at) == "in") ++at;
  if (word(at) == "on" && is_any(at + 1, {"that", "the"})) ++at;
  if (word(at) == "the" && is_any(at + 1, {"day", "week", "month", "year", "evening", "morning"})) {
    if (const auto unit = unit_of(word(at + 1)))
      return TimeMatch{.end = at + 2, .value = or_reference(moved(base_of(true, *unit), 0, *unit), 0)};
    return std::nullopt;
  }
  if (!is_inside(at)) return std::nullopt;
  if (auto found = day_word(at)) return found;
  if (!is_any(at, {"this", "that", "last", "next", "the"})) {
    if (word(i + 1) == "on" || is_any(i, {"early", "late"})) return std::nullopt;
    auto found = calendar_date(at);  // "earlier Monday"
    return found && (word(at - 1) == "in" || weekday_of(word(at))) ? found : std::nullopt;
  }
  auto found = deictic(at);
  if (found && word(at) == "that") return found;
  return found && found->type == TimeType::date ? found : std::nullopt;
}

std::optional<TimeMatch> TimePatterns::span(std::uint32_t i) const {
  auto at = i;
  if (is_any(at, {"the", "these", "those", "its", "his", "her", "their", "our"})) ++at;
  if (!is_inside(at)) return std::nullopt;
  const bool is_recent = is_any(at, {"recent"});
  const bool is_back = is_recent || is_any(at, {"last", "past", "previous", "preceding"});
  const bool is_on = is_any(at, {"next", "coming", "following"});
  if (!is_back && !is_on && !is_any(at, {"first"})) return std::nullopt;
  const auto amount = amount_at(at + 1);
  const auto unit_index = amount && !amount->is_article ? amount->end : at + 1;
  if (!is_inside(unit_index) || !is_plural_unit(word(unit_index))) return std::nullopt;
  const auto unit = unit_of(word(unit_index));
  const std::string value = unit_index == at + 1 ? "X" : amount->value;
  if (unit_index == at + 1 && is_any(at, {"first", "following", "preceding"})) return std::nullopt;
  TimeMatch found{.end = unit_index + 1, .type = TimeType::duration, .value = duration_value(value, *unit)};
  if (is_whole(value) && (is_back || is_on) && !is_any(at, {"previous", "preceding", "following"}))
    found.calendar = stretch(anchors_.published, is_back ? -std::stol(value) : std::stol(value), *unit);
  return found;
}

std::optional<TimePatterns::Amount> TimePatterns::amount_at(std::uint32_t i) const {
  if (!is_inside(i)) return std::nullopt;
  const auto& token = word(i);
  if (token == "many" && is_any(static_cast<std::int64_t>(i) - 1, {"as", "so", "how"})) return std::nullopt;
  if (is_any(i, {"several", "many", "few", "some", "countless", "numerous", "multiple"}))
    return Amount{.value = "X", .end = i + 1};
  if (token == "a" && is_any(i + 1, {"few", "number", "couple", "handful"})) {
    const bool has_of = word(i + 2) == "of";
    if (word(i + 1) != "few" && word(i + 1) != "couple" && !has_of) return std::nullopt;
    return Amount{.value = word(i + 1) == "couple" ? "2" : "X", .end = i + (has_of ? 3U : 2U)};
  }
  if (is_any(i, {"dozens", "hundreds", "thousands", "scores"}) && word(i + 1) == "of")
    return Amount{.value = "X", .end = i + 2};
  if (is_any(i, {"a", "an"})) {
    if (is_any(i + 1, {"dozen", "hundred", "thousand"}) && word(i + 2) != "of") {
      return Amount{.value = std::to_string(*cardinal_of(word(i + 1))), .end = i + 2};
    }
    if (word(i + 1) == "half") return std::nullopt;
    return Amount{.value = "1", .end = i + 1, .is_article = true};
  }
  if (token == "half" && is_any(i + 1, {"a", "an"})) return Amount{.value = "0.5", .end = i + 2};
  if (token == "single" && word(i + 1) == "-") return Amount{.value = "1", .end = i + 1};
  // "2.5"
  if (is_ascii_digit(token[0]) && token.find('.') != std::string::npos && token.back() != '.' &&
      std::count(token.begin(), token.end(), '.') == 1 && token.find_first_not_of("0123456789.") == std::string::npos)
    return Amount{.value = token, .end = i + 1};
  auto number = cardinal_of(token);
  if (!number) return std::nullopt;
  auto end = i + 1;
  if (word(end) == "-" && is_inside(end + 1) && *number % 10 == 0 && *number >= 20 && *number < 100 &&
      cardinal_of(word(end + 1)).value_or(99) < 10 && !is_ascii_digit(token[0])) {  // "twenty-six" in three tokens
    number = *number + *cardinal_of(word(end + 1));
    end += 2;
  }
  if (is_any(end, {"hundred", "thousand", "dozen"}) && *number < 1000) {
    number = *number * *cardinal_of(word(end));
    ++end;
  }
  if (is_any(end, {"to", "or", "-", "–"}) && is_inside(end + 1) && cardinal_of(word(end + 1)) && is_inside(end + 2) &&
      (unit_of(word(end + 2)) || word(end + 2) == "-") && *cardinal_of(word(end + 1)) > *number)
    return Amount{.value = "X", .end = end + 2};  // "two or three days"
  const auto half = word(end) == "-" ? end + 1 : end;
  if (word(half) == "and") {
    const auto next = word(half + 1) == "-" ? half + 2 : half + 1;
    const auto last = word(next) == "a" ? (word(next + 1) == "-" ? next + 2 : next + 1) : next;
    if (word(next) == "a" && word(last) == "half")
      return Amount{.value = std::to_string(*number) + ".5", .end = last + 1};
  }
  return Amount{.value = std::to_string(*number), .end = end};
}

std::optional<TimeMatch> TimePatterns::quantity(std::uint32_t i) const {
  auto at = i;
  if (is_any(at, {"nearly", "almost", "over", "about", "around", "approximately", "roughly", "some", "exactly",
                  "barely", "just"}))
    ++at;
  auto amount = amount_at(at);
  if (!amount && at > i) amount = amount_at(at = i);
  if (!amount || !is_inside(amount->end)) return std::nullopt;
  auto unit_at = amount->end;
  const bool has_hyphen = is_any(unit_at, {"-", "–"}) && is_inside(unit_at + 1);
  if (has_hyphen) ++unit_at;
  while (!amount->is_article && !has_hyphen &&
         is_any(unit_at, {"more", "consecutive", "full", "straight", "long", "whole", "successive", "short",
                          "additional", "further"}))
    ++unit_at;
  if (amount->is_article && is_any(unit_at, {"full", "whole", "further"})) ++unit_at;
  if (!is_inside(unit_at)) return std::nullopt;
  const auto unit = unit_of(word(unit_at));
  if (!unit) return std::nullopt;
  const bool is_plural = is_plural_unit(word(unit_at));
  if (!has_hyphen && !is_plural && amount->value != "1" && amount->value != "0.5" && !amount->value.ends_with(".5") &&
      !is_any(at, {"a", "an"})) {
    if (amount->value == "X" || !is_inside(unit_at + 1))
      return std::nullopt;  // "four day rally" has something behind it
  }
  if (*unit == TimeUnit::quarter && (amount->is_article || word(unit_at + 1) == "of")) return std::nullopt;
  if (*unit == TimeUnit::second && !is_plural && !has_hyphen) return std::nullopt;
  auto end = unit_at + 1;
  // Ages tell nothing about events.
  if (is_any(end, {"-", "–"}) && is_any(end + 1, {"old", "olds"})) return std::nullopt;
  if (is_any(end, {"old"}) || (word(end) == "of" && word(end + 1) == "age")) return std::nullopt;
  if (has_hyphen && is_any(end, {"-", "–"}) && is_any(end + 1, {"long"})) end += 2;
  // "a year and a half"
  if (word(end) == "and" && word(end + 1) == "a" && word(end + 2) == "half" && is_whole(amount->value)) {
    amount->value += ".5";
    end += 3;
  }
  if (amount->is_article && !is_plausible_article_unit(i, end)) return std::nullopt;
  return counted(i, *amount, *unit, end);
}

/// "a year later", "for a week", but neither "what a day" nor "$40 a month"
bool TimePatterns::is_plausible_article_unit(std::uint32_t i, std::uint32_t end) const {
  if (is_any(end, {"ago", "earlier", "later", "before", "after", "long", "since", "from", "-"})) return true;
  const auto before = static_cast<std::int64_t>(i) - 1;
  return is_any(i, {"nearly", "almost", "over", "about", "around", "just", "roughly", "barely", "exactly"}) ||
         is_any(before,
                {"for",  "in",   "within", "over",   "than",   "after", "under", "least", "only", "last", "lasted",
                 "took", "take", "takes",  "nearly", "almost", "about", "just",  "of",    "half", "by",   "every"});
}

std::optional<TimeMatch> TimePatterns::counted(std::uint32_t i, const Amount& amount, TimeUnit unit,
                                               std::uint32_t end) const {
  const auto& next = word(end);
  const long count = is_whole(amount.value) ? std::stol(amount.value) : 0;
  const bool is_small = unit == TimeUnit::second || unit == TimeUnit::minute || unit == TimeUnit::hour;
  const auto dated = [&](Date from, long by, long sign) {
    if (is_small) return from.day != 0 && count > 0 && count < 12 ? to_string(from) : reference(sign);
    return count == 0 ? reference(sign) : or_reference(moved(from, by, unit), sign);
  };
  if (next == "ago") return TimeMatch{.end = end + 1, .value = dated(anchors_.published, -count, -1)};
  if (next == "from" && word(end + 1) == "now")
    return TimeMatch{.end = end + 2, .value = dated(anchors_.published, count, 1)};
  const bool is_before =
      next == "earlier" || (next == "before" && (!is_inside(end + 1) || is_any(end + 1, {",", "."})));
  // "A few days later" is likely to be in the same year.
  const bool is_vague = count == 0 && (unit == TimeUnit::day || unit == TimeUnit::week);
  const auto year = is_vague ? shifted(base_of(true, unit), 0, TimeUnit::year) : std::string();
  if (is_before) return TimeMatch{.end = end + 1, .value = dated(base_of(true, unit), -count, -1), .calendar = year};
  const bool is_later = next == "later" || next == "afterwards" || next == "thereafter" ||
                        (next == "after" && (!is_inside(end + 1) || is_any(end + 1, {",", "."})));
  if (is_later) return TimeMatch{.end = end + 1, .value = dated(base_of(true, unit), count, 1), .calendar = year};
  const auto before = static_cast<std::int64_t>(i) - 1;
  if (word(before) == "in" && !amount.value.empty() && next != "of" && direction(i, end) == Direction::future &&
      count > 0 && !is_small)
    return TimeMatch{.end = end, .value = dated(anchors_.published, count, 1)};
  if (is_any(end - 1, {"days", "hours", "weeks", "months"}) && is_any(end, {"a", "per", "each", "every"}) &&
      is_inside(end + 1) && unit_of(word(end + 1)))
    return std::nullopt;  // "five days a week" is a rate
  return TimeMatch{.end = end, .type = TimeType::duration, .value = duration_value(amount.value, unit)};
}

std::optional<TimeMatch> TimePatterns::bare_units(std::uint32_t i) const {
  const auto& token = word(i);
  const auto unit = unit_of(token);
  if (!unit) {
    if (token == "weeklong" || token == "monthlong" || token == "yearlong" || token == "daylong")
      return TimeMatch{.end = i + 1,
                       .type = TimeType::duration,
                       .value = duration_value("1", *unit_of(std::string_view(token).substr(0, token.size() - 4)))};
    if (token == "the" && word(i - 1) == "over" && is_plural_unit(word(i + 1)))
      return TimeMatch{.end = i + 2, .type = TimeType::duration, .value = duration_value("X", *unit_of(word(i + 1)))};
    return std::nullopt;
  }
  const bool is_long = word(i + 1) == "-" && word(i + 2) == "long";
  if (is_long)
    return TimeMatch{
        .end = i + 3, .type = TimeType::duration, .value = duration_value(is_plural_unit(token) ? "X" : "1", *unit)};
  if (!is_plural_unit(token) || *unit == TimeUnit::second || *unit == TimeUnit::quarter) return std::nullopt;
  if (is_any(i + 1, {"ago", "earlier", "before"})) return TimeMatch{.end = i + 2, .value = "PAST_REF"};
  if (word(i + 1) == "later") return TimeMatch{.end = i + 2, .value = "FUTURE_REF"};
  const auto before = static_cast<std::int64_t>(i) - 1;
  if (is_any(before, {"early", "late", "small", "final", "closing", "opening"}))
    return std::nullopt;  // "the early hours of"
  if (is_any(before, {"for", "after", "took", "take", "within", "spent", "over"}) || word(i + 1) == "of" ||
      (*unit == TimeUnit::decade && word(i + 1) == "in"))
    return TimeMatch{.end = i + 1, .type = TimeType::duration, .value = duration_value("X", *unit)};
  return std::nullopt;
}

std::optional<TimeMatch> TimePatterns::repeated(std::uint32_t i) const {
  const auto& token = word(i);
  if (const auto unit = frequency_of(token)) {
    if (is_capital(i) && (is_capital(i + 1) || is_capital(static_cast<std::int64_t>(i) - 1)))
      return std::nullopt;  // a newspaper
    return TimeMatch{.end = i + 1, .type = TimeType::set, .value = duration_value("1", *unit)};
  }
  if (token == "every" || token == "each") {
    auto at = i + 1;
    std::string amount = "1";
    if (word(at) == "other") {
      amount = "2";
      ++at;
    } else if (const auto number = amount_at(at); number && !number->is_article) {
      amount = number->value;
      at = number->end;
    }
    if (!is_inside(at)) return std::nullopt;
    if (const auto unit = unit_of(word(at)))
      return TimeMatch{.end = at + 1, .type = TimeType::set, .value = duration_value(amount, *unit)};
    if (const auto weekday = weekday_of(word(at)))
      return TimeMatch{.end = at + 1, .type = TimeType::set, .value = "XXXX-WXX-" + std::to_string(*weekday + 1)};
    if (const auto month = month_of(word(at)); month && is_capital(at))
      return TimeMatch{.end = at + 1,
                       .type = TimeType::set,
                       .value = std::string("XXXX-") + (*month < 10 ? "0" : "") + std::to_string(*month)};
    if (const auto part = day_part_of(word(at)); !part.empty())
      return TimeMatch{.end = at + 1, .type = TimeType::set, .value = "XXXX-XX-XXT" + std::string(part)};
    return std::nullopt;
  }
  if (is_any(i, {"once", "twice"}) && is_any(i + 1, {"a", "an", "per", "every"}) && is_inside(i + 2))
    if (const auto unit = unit_of(word(i + 2)))
      return TimeMatch{.end = i + 3, .type = TimeType::set, .value = duration_value("1", *unit)};
  return std::nullopt;
}

std::optional<TimeMatch> TimePatterns::vague(std::uint32_t i) const {
  const auto before = static_cast<std::int64_t>(i) - 1;
  auto at = i;
  if (is_any(at, {"more", "very", "most", "just", "until", "right"}) && is_inside(at + 1) &&
      !vague_reference(word(at + 1)).empty() && word(at) != "just" && word(at) != "until")
    ++at;
  if (const auto found = vague_reference(word(at)); !found.empty()) {
    if (word(at) == "soon" && is_any(at + 1, {"as", "-"})) return std::nullopt;
    if (word(at) == "shortly" && !is_any(at + 1, {".", ",", "after", "before"}))
      return TimeMatch{.end = at + 1, .value = "FUTURE_REF"};
    if (word(at) == "shortly") return std::nullopt;
    if (word(at) == "recent" && is_any(at + 1, {"history"})) return TimeMatch{.end = at + 2, .value = "PAST_REF"};
    if (word(at) == "now" && is_any(before, {"until", "till", "by", "from"}))
      return TimeMatch{.end = at + 1, .value = "PRESENT_REF"};
    return TimeMatch{.end = at + 1, .value = std::string(found)};
  }
  if (word(at) == "the") {
    ++at;
    if (is_any(at, {"long", "near", "short", "medium"}) && word(at + 1) == "term")
      return TimeMatch{.end = at + 2, .value = "FUTURE_REF"};
    const bool is_qualified = is_any(at, {"near", "foreseeable", "distant", "recent", "immediate"});
    if (is_qualified) ++at;
    if (word(at) == "future" && (is_any(before, {"in", "for", "of"}) || is_qualified) && !is_capital(at + 1))
      return TimeMatch{.end = at + 1, .value = "FUTURE_REF"};
    if (word(at) == "past" && is_any(before, {"in", "of", "from"}) &&
        (!is_inside(at + 1) || is_any(at + 1, {",", ".", "and", "\"", "”", "but", "to", "that", ";", "have", "has"})))
      return TimeMatch{.end = at + 1, .value = "PAST_REF"};
    if (is_any(at, {"moment", "present"}) && is_any(before, {"at"}))
      return TimeMatch{.end = at + 1, .value = "PRESENT_REF"};
    if (is_any(at, {"time"}) && is_any(before, {"at"}) && !is_any(at + 1, {"of", "when", "that"}))
      return TimeMatch{.end = at + 1, .value = is_known(anchors_.latest) ? to_string(anchors_.latest) : "PAST_REF"};
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace entente
