// SPDX-License-Identifier: Apache-2.0
// The part of TimePatterns for what stands in the calendar.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "ingest/text/characters.h"
#include "ingest/text/time_patterns.h"
#include "ingest/text/time_words.h"

namespace entente {
namespace {

constexpr int first_plain_year =
    1900;  // four digits from here to `last_plain_year` are a year unless something counts them
constexpr int last_plain_year = 2050;

std::string two(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string four(long number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

bool are_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

/// The numbers of "2025-05-13" or "13/05/2025"; empty when there is anything else.
std::vector<int> numbers_of(std::string_view word, char separator) {
  std::vector<int> numbers;
  int number = 0;
  std::size_t size = 0;
  for (const char c : word) {
    if (c == separator && size > 0) {
      numbers.push_back(number);
      number = 0;
      size = 0;
    } else if (is_ascii_digit(c) && size < 4) {
      number = 10 * number + (c - '0');
      ++size;
    } else {
      return {};
    }
  }
  if (size == 0) return {};
  numbers.push_back(number);
  return numbers;
}

bool is_day(int year, int month, int day) {
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

}  // namespace

std::optional<TimeMatch> TimePatterns::calendar_date(std::uint32_t i) const {
  constexpr std::array patterns{&TimePatterns::numeric_date, &TimePatterns::weekday_date, &TimePatterns::month_date,
                                &TimePatterns::day_month,    &TimePatterns::quarter,      &TimePatterns::fiscal_year,
                                &TimePatterns::season,       &TimePatterns::decade,       &TimePatterns::century,
                                &TimePatterns::holiday,      &TimePatterns::year};
  for (const auto pattern : patterns)
    if (auto found = (this->*pattern)(i)) return found;
  return std::nullopt;
}

std::optional<TimeMatch> TimePatterns::modified(std::uint32_t i) const {
  auto at = i;
  const bool has_the = word(at) == "the";
  if (has_the) ++at;
  if (is_any(at, {"end", "beginning", "start", "middle", "close", "turn", "eve", "outset"}) && word(at + 1) == "of")
    at += 2;
  else if (is_any(at, {"first", "second", "latter"}) && is_any(at + 1, {"half", "part"}) && word(at + 2) == "of")
    at += 3;
  else if (is_any(at, {"early", "late", "mid"})) at += word(at + 1) == "-" || word(at + 1) == "in" ? 2 : 1;
  else return std::nullopt;
  if (is_any(at, {"the", "this", "last", "next", "that", "my", "his"})) {
    if (word(at) == "the" && is_any(at + 1, {"year", "month", "week", "decade", "century", "day"}) &&
        !is_any(at + 2, {"of"})) {
      if (auto found = deictic_unit(at, at + 1, "this", true)) return found;
    }
    if (auto found = deictic(at)) return found->type == TimeType::date ? found : std::nullopt;
  }
  auto found = calendar_date(at);
  if (!found || found->type != TimeType::date) return std::nullopt;
  // "late 2006" is no more exact than a year, whatever the half.
  if (has_the && is_any(at - 2, {"half"}) && found->value.size() == 4 && found->is_absolute)
    found->value += word(at - 3) == "first" ? "-H1" : "-H2";
  return found;
}

std::optional<TimeMatch> TimePatterns::numeric_date(std::uint32_t i) const {
  const auto& token = word(i);
  if (!is_ascii_digit(token[0])) return std::nullopt;
  if (token == "9/11") return TimeMatch{.end = i + 1, .value = "2001-09-11", .is_absolute = true};
  auto parts = numbers_of(token, '/');
  if (parts.size() == 2 && token.size() == 7 && parts[0] > first_plain_year && parts[0] < last_plain_year &&
      (parts[0] + 1) % 100 == parts[1])
    return TimeMatch{.end = i + 1,
                     .value = four(parts[0]),
                     .calendar = four(parts[0]) + "/" + four(parts[0] + 1),
                     .is_absolute = true};
  parts = numbers_of(token, '-');
  if (parts.size() == 3 && parts[0] > 999 && parts[1] >= 1 && parts[1] <= 12 && is_day(parts[0], parts[1], parts[2]))
    return TimeMatch{
        .end = i + 1, .value = four(parts[0]) + "-" + two(parts[1]) + "-" + two(parts[2]), .is_absolute = true};
  for (const char separator : {'/', '.', '-'}) {
    parts = numbers_of(token, separator);
    if (parts.size() != 3 || (parts[2] < 1000 && (separator == '.' || parts[2] > 99))) continue;
    const int year = parts[2] > 999 ? parts[2] : parts[2] < 50 ? 2000 + parts[2] : 1900 + parts[2];
    // Americans put the month first, and it is mostly Americans who write slashes.
    const bool is_day_first = separator == '.' || parts[0] > 12;
    const int month = parts[is_day_first ? 1 : 0];
    const int day = parts[is_day_first ? 0 : 1];
    if (month >= 1 && month <= 12 && is_day(year, month, day))
      return TimeMatch{.end = i + 1, .value = four(year) + "-" + two(month) + "-" + two(day), .is_absolute = true};
  }
  return std::nullopt;
}

std::optional<int> TimePatterns::year_at(std::int64_t i) const {
  const auto& token = word(i);
  if (token.size() != 4 || !are_digits(token) || token[0] == '0' || token > "2199") return std::nullopt;
  return std::stoi(token);
}

std::optional<int> TimePatterns::year_after(std::uint32_t& end) const {
  auto at = end;
  if (word(at) == "," || word(at) == "of" || word(at) == "in") ++at;
  if (const auto year = year_at(at); year && !is_any(at + 1, {"%", "percent"})) {
    end = at + 1;
    return year;
  }
  if (word(at) == "'" && is_inside(at + 1) && word(at + 1).size() == 2 && are_digits(word(at + 1))) return std::nullopt;
  const bool is_same = is_any(at, {"that", "the"}) && (word(at) == "that" || is_any(at + 1, {"same"}));
  const auto unit = at + (is_same && word(at) == "the" ? 2 : 1);
  if (word(unit) != "year") return std::nullopt;
  int year = 0;
  if (is_same) year = anchors_.last.year != 0 ? anchors_.last.year : anchors_.published.year;
  else if (!is_known(anchors_.published)) return std::nullopt;
  else if (is_any(at, {"last", "past"})) year = anchors_.published.year - 1;
  else if (is_any(at, {"this", "current"})) year = anchors_.published.year;
  else if (is_any(at, {"next", "coming"})) year = anchors_.published.year + 1;
  if (year == 0) return std::nullopt;
  end = unit + 1;
  return year;
}

bool TimePatterns::is_month(std::uint32_t i) const {
  const auto& token = word(i);
  const auto month = month_of(token);
  if (!month || !is_capital(i)) return false;
  const bool number_follows =
      is_inside(i + 1) && (cardinal_of(word(i + 1)).value_or(99) <= 31 || ordinal_of(word(i + 1)).value_or(99) <= 31 ||
                           year_at(i + 1) || (word(i + 1) == "," && year_at(i + 2)));
  if (number_follows) return token != "may" || is_ascii_digit(word(i + 1)[0]) || word(i + 1) == ",";
  const auto before = static_cast<std::int64_t>(i) - 1;
  const bool is_short = token.size() <= 4 && token != "may" && token != "june" && token != "july";
  const bool leans =
      is_any(before,
             {"in",    "of",   "since", "until",  "till",  "by",      "from",       "early",    "late",     "mid",
              "last",  "next", "this",  "during", "to",    "through", "between",    "and",      "or",       "before",
              "after", "for",  "-",     "–",      "every", "each",    "throughout", "previous", "following"}) ||
      (is_inside(before) && (are_digits(word(before)) || ordinal_of(word(before))));
  if (is_verb_too(token)) {
    if (is_short && token != "may" && !token.ends_with(".")) return false;
    return leans && !is_any(before, {"and", "or", "to", "for"});
  }
  if (is_short && !token.ends_with("."))
    return leans && is_any(before, {"in", "since", "until", "by", "early", "late"});
  // "April Harris", but "the April elections", "in April Harris said"
  const bool name_follows = is_inside(i + 1) && is_capital(i + 1) && !weekday_of(word(i + 1)) && !month_of(word(i + 1));
  if (!name_follows) return true;
  return is_any(before, {"in", "the", "since", "until", "during", "late", "early", "last", "next", "this"});
}

std::optional<TimeMatch> TimePatterns::month_date(std::uint32_t i) const {
  if (word(i).starts_with("mid-")) {
    const auto month = month_of(std::string_view(word(i)).substr(4));
    if (!month) return std::nullopt;
    auto end = i + 1;
    const auto year = year_after(end);
    return month_match(i, end, *month, 0, year);
  }
  if (!is_month(i)) return std::nullopt;
  const int month = *month_of(word(i));
  auto end = i + 1;
  if (word(end) == "the" && is_inside(end + 1) && ordinal_of(word(end + 1)) && !is_any(end + 2, {"of"})) ++end;
  long day = 0;
  if (is_inside(end)) {
    if (const auto number = cardinal_of(word(end)); number && is_ascii_digit(word(end)[0]) && word(end).size() <= 2)
      day = *number;
    if (const auto number = ordinal_of(word(end)); number && word(end) != "second") day = *number;
  }
  if (day < 1 || day > 31) {
    end = i + 1;
    const auto year = year_after(end);
    return month_match(i, end, month, 0, year);
  }
  ++end;
  long last_day = 0;
  if (is_any(end, {"-", "–", "to", "and"}) && is_inside(end + 1) && are_digits(word(end + 1)) &&
      word(end + 1).size() <= 2) {
    last_day = *cardinal_of(word(end + 1));
    if (last_day > day && last_day <= 31 && !unit_of(word(end + 2))) end += 2;
    else last_day = 0;
  }
  const auto year = year_after(end);
  auto found = month_match(i, end, month, static_cast<int>(day), year);
  if (last_day != 0 && found.value.size() == 10 && found.value[0] != 'X')
    found.calendar = found.value + "/" + found.value.substr(0, 8) + two(last_day);
  return found;
}

std::optional<TimeMatch> TimePatterns::day_month(std::uint32_t i) const {
  auto at = i;
  if (is_any(at, {"the", "this"}) && is_inside(at + 1) && ordinal_of(word(at + 1))) ++at;
  const auto& token = word(at);
  const auto day = is_ascii_digit(token[0]) && token.size() <= 4
                       ? (are_digits(token) ? cardinal_of(token) : ordinal_of(token))
                       : ordinal_of(token);
  if (!day || *day < 1 || *day > 31 || (token.size() > 2 && are_digits(token))) return std::nullopt;
  auto end = at + 1;
  long last_day = 0;
  if (is_any(end, {"-", "–"}) && is_inside(end + 1) && are_digits(word(end + 1)) && word(end + 1).size() <= 2 &&
      is_inside(end + 2) && month_of(word(end + 2))) {
    last_day = *cardinal_of(word(end + 1));
    end += 2;
  }
  if (word(end) == "day" && word(end + 1) == "of") ++end;
  if (word(end) == "of") ++end;
  if (!is_inside(end) || !month_of(word(end)) || !is_capital(end)) return std::nullopt;
  const int month = *month_of(word(end));
  ++end;
  // "11 May 13" does not name a year, "May 13" its own day.
  if (is_inside(end) && are_digits(word(end)) && word(end).size() <= 2 && at == i && token.size() <= 2 && month == 5)
    return std::nullopt;
  const auto year = year_after(end);
  auto found = month_match(i, end, month, static_cast<int>(*day), year);
  if (last_day > *day && last_day <= 31 && found.value.size() == 10 && found.value[0] != 'X')
    found.calendar = found.value + "/" + found.value.substr(0, 8) + two(last_day);
  return found;
}

TimeMatch TimePatterns::month_match(std::uint32_t first, std::uint32_t end, int month, int day,
                                    std::optional<int> year) const {
  const bool is_attack =
      month == 9 && day == 11 && (is_any(end, {"attack", "attacks"}) || is_any(end + 1, {"attack", "attacks"}));
  const int known = year ? *year : is_attack ? 2001 : resolve_year(month, day, first, end);
  if (known != 0 && day != 0 && !is_day(known, month, day)) day = 0;
  const std::string rest = "-" + two(month) + (day == 0 ? "" : "-" + two(day));
  return {.end = end, .value = (known == 0 ? "XXXX" : four(known)) + rest, .is_absolute = year.has_value()};
}

int TimePatterns::resolve_year(int month, int day, std::uint32_t first, std::uint32_t end) const {
  const auto published = anchors_.published;
  const auto here = document_.tokens[first].sentence;
  const auto& told = anchors_.full.year != 0 ? anchors_.full : anchors_.bare;
  if (!is_known(published)) return told.year != 0 ? told.year : anchors_.otherwise;
  // A narrative of another time goes on in it.
  if (anchors_.is_history && anchors_.full.year != 0) return anchors_.full.year;
  const auto& latest =
      anchors_.full.sentence >= anchors_.bare.sentence && anchors_.full.year != 0 ? anchors_.full : anchors_.bare;
  if (latest.year != 0 && latest.year < published.year - 1 && here - latest.sentence <= 1) return latest.year;
  if (published.month == 0) return published.year;
  const int distance = 12 * published.year + published.month - 1;
  const auto is_after = [&](int year) {
    const int other = 12 * year + month - 1;
    if (other != distance || day == 0 || published.day == 0) return other > distance;
    return day > published.day;
  };
  const int last = is_after(published.year) ? published.year - 1 : published.year;
  const int next = is_after(published.year) || month == published.month ? published.year : published.year + 1;
  const int months_back = distance - (12 * last + month - 1);
  const int months_on = 12 * next + month - 1 - distance;
  switch (direction(first, end)) {
    case Direction::past: return months_back >= 11 && months_on <= 1 ? next : last;
    case Direction::future: return months_on > 6 * months_back + 2 ? last : next;  // present tense tells of both
    case Direction::unknown: return months_back <= 2 * months_on ? last : next;
  }
  return last;
}

TimeMatch TimePatterns::weekday_match(std::uint32_t end, int weekday, Direction where) const {
  const auto published = anchors_.published;
  if (published.day == 0)
    return {.end = end, .value = "XXXX-WXX-" + std::to_string(weekday + 1), .calendar = to_string(published)};
  const auto today = std::chrono::weekday(first_day(published)).iso_encoding() - 1;
  const long ahead = (weekday - static_cast<long>(today) + 7) % 7;
  return {.end = end,
          .value = shifted(published,
                           where == Direction::future ? ahead
                           : ahead == 0               ? 0
                                                      : ahead - 7,
                           TimeUnit::day)};
}

std::optional<TimeMatch> TimePatterns::weekday_date(std::uint32_t i) const {
  const auto weekday = weekday_of(word(i));
  if (!weekday || !is_capital(i)) return std::nullopt;
  auto end = i + 1;
  const auto before = static_cast<std::int64_t>(i) - 1;
  if (is_any(before, {"black", "good", "bloody", "super", "ash", "holy", "palm", "cyber", "easter"}) &&
      is_capital(before))
    return std::nullopt;
  if (word(i).ends_with("s") && !word(i).ends_with("'s"))
    return TimeMatch{.end = end, .type = TimeType::set, .value = "XXXX-WXX-" + std::to_string(*weekday + 1)};
  auto after = word(end) == "," || word(end) == "the" ? end + 1 : end;
  if (is_inside(after)) {
    if (auto date = month_date(after); date && date->value.size() == 10) return date;
    if (auto date = day_month(after)) return date;
    if (auto date = numeric_date(after)) return date;
  }
  auto found = weekday_match(end, *weekday, direction(i, end));
  if (const auto part = is_inside(end) ? day_part_of(word(end)) : std::string_view(); !part.empty()) {
    ++found.end;
    found.type = TimeType::time;
    found.value += "T" + std::string(part);
  }
  return found;
}

std::optional<TimeMatch> TimePatterns::quarter(std::uint32_t i) const {
  auto at = i;
  if (word(at) == "the") ++at;
  long number = 0;
  bool is_half = false;
  if (word(at).size() == 2 && word(at)[0] == 'q' && word(at)[1] >= '1' && word(at)[1] <= '4' && is_capital(at)) {
    number = word(at)[1] - '0';
  } else if (is_any(at + 1, {"quarter", "half"}) && is_inside(at + 1)) {
    number = word(at) == "final" ? 4 : ordinal_of(word(at)).value_or(0);
    is_half = word(at + 1) == "half";
    ++at;
  }
  if (number < 1 || number > (is_half ? 2 : 4)) return std::nullopt;
  auto end = at + 1;
  const bool of_the_year = word(end) == "of" && word(end + 1) == "the" && word(end + 2) == "year";
  auto year = of_the_year ? std::nullopt : year_after(end);
  if (is_half && !year && !of_the_year) return std::nullopt;
  if (of_the_year) end += 3;
  const std::string part = (is_half ? "-H" : "-Q") + std::to_string(number);
  if (year) return TimeMatch{.end = end, .value = four(*year) + part, .is_absolute = true};
  if (!is_known(anchors_.published)) return TimeMatch{.end = end, .value = "XXXX" + part};
  int of = anchors_.published.year;
  const long now = (anchors_.published.month + 2) / 3;
  const auto where = direction(i, end);
  if (!of_the_year && !is_half && where == Direction::past && number > now) --of;
  if (!of_the_year && !is_half && where == Direction::future && number < now) ++of;
  return TimeMatch{.end = end, .value = four(of) + part};
}

std::optional<TimeMatch> TimePatterns::fiscal_year(std::uint32_t i) const {
  const auto& token = word(i);
  if (token.size() == 6 && token.starts_with("fy") && are_digits(std::string_view(token).substr(2)))
    return TimeMatch{.end = i + 1, .value = token.substr(2), .is_absolute = true};
  if (token != "fiscal" && token != "fy") return std::nullopt;
  const auto at = word(i + 1) == "year" ? i + 2 : i + 1;
  if (const auto year = year_at(at)) return TimeMatch{.end = at + 1, .value = four(*year), .is_absolute = true};
  return std::nullopt;
}

std::optional<TimeMatch> TimePatterns::season(std::uint32_t i) const {
  const auto code = season_of(word(i));
  if (code.empty()) return std::nullopt;
  auto end = i + 1;
  const auto before = static_cast<std::int64_t>(i) - 1;
  const auto year = year_after(end);
  if (year) return TimeMatch{.end = end, .value = four(*year) + "-" + std::string(code), .is_absolute = true};
  const bool leans = is_any(before, {"in", "during", "by", "since", "until", "early", "late"}) ||
                     (word(before) == "the" &&
                      is_any(before - 1, {"in", "during", "by", "since", "until", "throughout", "over", "this"}));
  const bool is_owned = is_any(before, {"their", "its", "his", "her", "our"}) && word(i) != "fall" &&
                        is_inside(i + 1) && !is_capital(i + 1);
  if ((!leans && !is_owned) || (is_capital(i) && is_capital(i + 1))) return std::nullopt;
  if (!is_known(anchors_.published) || anchors_.published.month == 0)
    return TimeMatch{.end = end, .value = "XXXX-" + std::string(code)};
  const int begins = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
  int of = anchors_.published.year;
  const auto where = direction(i, end);
  if (where == Direction::past && begins > anchors_.published.month) --of;
  if (where == Direction::future && begins + 2 < anchors_.published.month) ++of;
  return TimeMatch{.end = end, .value = four(of) + "-" + std::string(code)};
}

std::optional<TimeMatch> TimePatterns::year(std::uint32_t i) const {
  const auto number = year_at(i);
  if (!number) return std::nullopt;
  const auto before = static_cast<std::int64_t>(i) - 1;
  const bool leans = is_any(before, {"in",      "since", "until",   "till",  "by",         "from", "of",     "during",
                                     "before",  "after", "between", "early", "late",       "mid",  "around", "circa",
                                     "through", "year",  "(",       "back",  "throughout", "c."});
  if (!leans && (*number < first_plain_year || *number > last_plain_year)) return std::nullopt;
  if (is_any(before, {"$", "#", "€", "£", "no.", "number", "about", "some", "nearly", "over", "least", "page", "flight",
                      "article", "resolution"}))
    return std::nullopt;
  if (is_any(i + 1, {"%",      "percent", "people", "men",       "women",  "km",     "kilometers", "kilometres",
                     "miles",  "m",       "feet",   "tons",      "tonnes", "troops", "soldiers",   "meters",
                     "metres", "dollars", "euros",  "civilians", "points", "jobs",   "workers",    "members",
                     "bc",     "b.c.",    "bce",    "gmt",       "utc",    "hours",  "hrs"}))
    return std::nullopt;
  // A number before a plain plural counts it, unless a preposition says that it is a year.
  const auto& next = word(i + 1);
  if (!leans && next.size() > 3 && next.ends_with("s") && !next.ends_with("ss") && !is_capital(i + 1) &&
      i > sentence_.first_token && !is_any(before, {"the"}))
    return std::nullopt;
  TimeMatch found{.end = i + 1, .value = four(*number), .is_absolute = true};
  // "1956-57", "2014–2016": two years and what lies between them
  if (is_any(i + 1, {"-", "–", "/"}) && is_inside(i + 2)) {
    const auto& last = word(i + 2);
    const bool is_short = last.size() == 2 && are_digits(last) && std::stoi(last) > *number % 100;
    if (is_short)
      return TimeMatch{.end = i + 3,
                       .value = four(*number),
                       .calendar = four(*number) + "/" + four(*number / 100 * 100 + std::stoi(last)),
                       .is_absolute = true};
  }
  return found;
}

std::optional<TimeMatch> TimePatterns::decade(std::uint32_t i) const {
  auto at = i;
  const bool has_the = word(at) == "the";
  if (has_the) ++at;
  if (is_any(at, {"early", "late", "mid"})) at += word(at + 1) == "-" ? 2 : 1;
  if (!is_inside(at)) return std::nullopt;
  std::string_view token = word(at);
  if (token.starts_with("mid-")) token.remove_prefix(4);
  auto end = at + 1;
  std::string value(decade_of(token));
  if (value.empty() && token == "'" && is_inside(end)) value = decade_of(word(end++));
  if (value.empty()) return std::nullopt;
  const bool is_full = is_ascii_digit(token[0]) && token.size() >= 5;
  const bool leans =
      has_the || at > i || is_any(static_cast<std::int64_t>(i) - 1, {"the", "and", "early", "late", "mid", "-", "or"});
  if (!is_full && !leans) return std::nullopt;
  return TimeMatch{.end = end, .value = value, .is_absolute = true};
}

std::optional<TimeMatch> TimePatterns::century(std::uint32_t i) const {
  auto at = i;
  if (word(at) == "the") ++at;
  if (is_any(at, {"early", "late", "mid"})) at += word(at + 1) == "-" ? 2 : 1;
  if (!is_inside(at)) return std::nullopt;
  auto number = ordinal_of(word(at));
  auto end = at + 1;
  if (word(at) == "twenty" && word(at + 1) == "-" && word(at + 2) == "first") {
    number = 21;
    end = at + 3;
  }
  if (!number || *number < 1 || *number > 30) return std::nullopt;
  if (word(end) == "-") ++end;
  if (!is_any(end, {"century", "centuries"})) return std::nullopt;
  ++end;
  if (is_any(end, {"bc", "b.c.", "bce"})) return TimeMatch{.end = end + 1, .value = "BC" + two(*number - 1)};
  return TimeMatch{.end = end, .value = two(*number - 1), .is_absolute = true};
}

std::optional<TimeMatch> TimePatterns::holiday(std::uint32_t i) const {
  if (!is_capital(i)) return std::nullopt;
  auto end = i + 1;
  int month = 12, day = 25;
  if (word(i) == "christmas") {
    if (word(end) == "eve") day = 24;
    if (is_any(end, {"eve", "day"})) ++end;
  } else if (word(i) == "new" && word(end) == "year" && word(end + 1) == "'s" && is_any(end + 2, {"eve", "day"})) {
    month = word(end + 2) == "eve" ? 12 : 1;
    day = word(end + 2) == "eve" ? 31 : 1;
    end += 3;
  } else {
    return std::nullopt;
  }
  const auto year = year_after(end);
  return month_match(i, end, month, day, year);
}

std::uint32_t TimePatterns::zone_end(std::uint32_t i, bool& is_utc) const {
  auto at = i;
  const bool has_bracket = word(at) == "(";
  if (has_bracket) ++at;
  if (word(at) == "local" && word(at + 1) == "time") at += 2;
  else if (is_any(at,
                  {"utc", "gmt", "et", "est", "edt", "cet", "cest", "bst", "pt", "pst", "pdt", "ct", "ist", "msk"}) &&
           is_capital(at)) {
    is_utc = is_any(at, {"utc", "gmt"});
    ++at;
    if (is_any(at, {"+", "-"}) && is_inside(at + 1) && is_ascii_digit(word(at + 1)[0])) {
      at += 2;
      is_utc = false;
    } else if (word(at).size() > 1 && word(at)[0] == '+') {
      ++at;
      is_utc = false;
    }
  } else if (word(at).starts_with("gmt+") || word(at).starts_with("utc+")) {
    ++at;
  } else {
    return i;
  }
  if (has_bracket) {
    if (word(at) != ")") return i;
    ++at;
  }
  return at;
}

/// The day that a time of day without one belongs to: one named in the sentence before it, else the article's.
std::string TimePatterns::day_of_clock(std::uint32_t i) const {
  if (anchors_.last.day != 0)
    for (auto at = i; at-- > sentence_.first_token && i - at < 20;)
      if (weekday_of(word(at)) || month_of(word(at)) || is_any(at, {"today", "yesterday", "tomorrow"}))
        return to_string(anchors_.last);
  return anchors_.published.day != 0 ? to_string(anchors_.published) : "XXXX-XX-XX";
}

std::optional<TimeMatch> TimePatterns::clock(std::uint32_t i) const {
  const auto& token = word(i);
  int hour = -1, minute = -1;
  auto end = i + 1;
  if (token == "noon" || token == "midnight") {
    hour = token == "noon" ? 12 : 0;
    minute = 0;
  } else if (is_ascii_digit(token[0])) {
    const auto parts = numbers_of(token, ':');
    if (parts.size() == 2 || parts.size() == 3) {
      hour = parts[0];
      minute = parts[1];
    } else if (parts.size() == 1 && token.size() <= 2 &&
               is_any(end, {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock"})) {
      hour = parts[0];
      minute = 0;
    }
    const bool is_afternoon = is_any(end, {"p.m.", "pm", "p.m"});
    if (is_afternoon || is_any(end, {"a.m.", "am", "a.m", "o'clock"})) {
      if (is_afternoon && hour < 12) hour += 12;
      else if (!is_afternoon && hour == 12) hour = 0;
      ++end;
    }
  }
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
  bool is_utc = false;
  end = zone_end(end, is_utc);
  std::string day;
  if (is_inside(end)) {
    const auto after = word(end) == "on" || word(end) == "," ? end + 1 : end;
    auto date = is_inside(after) && after == end ? weekday_date(after) : Found();
    if (!date && is_inside(after)) date = day_word(after);
    if (!date && after == end + 1 && is_inside(after)) date = weekday_date(after);
    if (!date && is_inside(after)) date = month_date(after);
    if (!date && is_inside(after)) date = day_month(after);
    if (date && date->type == TimeType::date && date->value.size() == 10) {
      day = date->value;
      end = date->end;
    }
  }
  if (day.empty()) day = day_of_clock(i);
  return TimeMatch{
      .end = end, .type = TimeType::time, .value = day + "T" + two(hour) + ":" + two(minute) + (is_utc ? "Z" : "")};
}

}  // namespace entente
