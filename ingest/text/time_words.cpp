// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_set>
#include <utility>

namespace entente {
namespace {

template <class Value, std::size_t N>
std::optional<Value> find_in(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view word) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == word; });
  return found == table.end() ? std::nullopt : std::optional<Value>(found->second);
}

using Number = std::pair<std::string_view, int>;
using Text = std::pair<std::string_view, std::string_view>;
using Unit = std::pair<std::string_view, TimeUnit>;

constexpr std::array months{
    Number{"january", 1},   Number{"february", 2},  Number{"march", 3},  Number{"april", 4},     Number{"may", 5},
    Number{"june", 6},      Number{"july", 7},      Number{"august", 8}, Number{"september", 9}, Number{"october", 10},
    Number{"november", 11}, Number{"december", 12}, Number{"jan", 1},    Number{"feb", 2},       Number{"mar", 3},
    Number{"apr", 4},       Number{"jun", 6},       Number{"jul", 7},    Number{"aug", 8},       Number{"sep", 9},
    Number{"sept", 9},      Number{"oct", 10},      Number{"nov", 11},   Number{"dec", 12}};
constexpr std::array weekdays{Number{"monday", 0}, Number{"tuesday", 1},  Number{"wednesday", 2}, Number{"thursday", 3},
                              Number{"friday", 4}, Number{"saturday", 5}, Number{"sunday", 6}};
constexpr std::array seasons{Text{"spring", "SP"}, Text{"summer", "SU"}, Text{"autumn", "FA"}, Text{"fall", "FA"},
                             Text{"winter", "WI"}};
constexpr std::array units{
    Unit{"second", TimeUnit::second}, Unit{"minute", TimeUnit::minute},   Unit{"hour", TimeUnit::hour},
    Unit{"day", TimeUnit::day},       Unit{"weekend", TimeUnit::weekend}, Unit{"week", TimeUnit::week},
    Unit{"month", TimeUnit::month},   Unit{"quarter", TimeUnit::quarter}, Unit{"year", TimeUnit::year},
    Unit{"decade", TimeUnit::decade}, Unit{"century", TimeUnit::century}, Unit{"centurie", TimeUnit::century}};
constexpr std::array parts{Text{"morning", "MO"},   Text{"afternoon", "AF"}, Text{"evening", "EV"}, Text{"night", "NI"},
                           Text{"overnight", "NI"}, Text{"noon", "MI"},      Text{"midday", "MI"}};
constexpr std::array cardinals{
    Number{"one", 1},         Number{"two", 2},       Number{"three", 3},     Number{"four", 4},
    Number{"five", 5},        Number{"six", 6},       Number{"seven", 7},     Number{"eight", 8},
    Number{"nine", 9},        Number{"ten", 10},      Number{"eleven", 11},   Number{"twelve", 12},
    Number{"thirteen", 13},   Number{"fourteen", 14}, Number{"fifteen", 15},  Number{"sixteen", 16},
    Number{"seventeen", 17},  Number{"eighteen", 18}, Number{"nineteen", 19}, Number{"twenty", 20},
    Number{"thirty", 30},     Number{"forty", 40},    Number{"fifty", 50},    Number{"sixty", 60},
    Number{"seventy", 70},    Number{"eighty", 80},   Number{"ninety", 90},   Number{"hundred", 100},
    Number{"thousand", 1000}, Number{"dozen", 12}};
constexpr std::array ordinals{Number{"first", 1},       Number{"second", 2},       Number{"third", 3},
                              Number{"fourth", 4},      Number{"fifth", 5},        Number{"sixth", 6},
                              Number{"seventh", 7},     Number{"eighth", 8},       Number{"ninth", 9},
                              Number{"tenth", 10},      Number{"eleventh", 11},    Number{"twelfth", 12},
                              Number{"thirteenth", 13}, Number{"fourteenth", 14},  Number{"fifteenth", 15},
                              Number{"sixteenth", 16},  Number{"seventeenth", 17}, Number{"eighteenth", 18},
                              Number{"nineteenth", 19}, Number{"twentieth", 20},   Number{"thirtieth", 30}};
constexpr std::array frequencies{Unit{"annual", TimeUnit::year}, Unit{"annually", TimeUnit::year},
                                 Unit{"yearly", TimeUnit::year}, Unit{"monthly", TimeUnit::month},
                                 Unit{"weekly", TimeUnit::week}, Unit{"daily", TimeUnit::day},
                                 Unit{"hourly", TimeUnit::hour}, Unit{"quarterly", TimeUnit::quarter}};
constexpr std::array vague{
    Text{"recently", "PAST_REF"},   Text{"recent", "PAST_REF"},       Text{"previously", "PAST_REF"},
    Text{"lately", "PAST_REF"},     Text{"now", "PRESENT_REF"},       Text{"currently", "PRESENT_REF"},
    Text{"current", "PRESENT_REF"}, Text{"presently", "PRESENT_REF"}, Text{"nowadays", "PRESENT_REF"},
    Text{"soon", "FUTURE_REF"},     Text{"shortly", "FUTURE_REF"}};
constexpr std::array decade_words{
    Text{"twenties", "192"}, Text{"thirties", "193"},  Text{"forties", "194"},  Text{"fifties", "195"},
    Text{"sixties", "196"},  Text{"seventies", "197"}, Text{"eighties", "198"}, Text{"nineties", "199"},
    Text{"20s", "192"},      Text{"30s", "193"},       Text{"40s", "194"},      Text{"50s", "195"},
    Text{"60s", "196"},      Text{"70s", "197"},       Text{"80s", "198"},      Text{"90s", "199"}};

/// What begins an expression without being in a table above.
constexpr std::array openers{
    "the",           "this",      "that",     "these",   "those",  "last",      "past",      "next",     "coming",
    "previous",      "following", "upcoming", "current", "same",   "preceding", "its",       "his",      "her",
    "their",         "our",       "early",    "late",    "mid",    "earlier",   "later",     "end",      "beginning",
    "start",         "middle",    "close",    "turn",    "eve",    "outset",    "latter",    "a",        "an",
    "half",          "several",   "many",     "few",     "some",   "countless", "numerous",  "multiple", "dozens",
    "hundreds",      "thousands", "scores",   "single",  "nearly", "almost",    "over",      "about",    "around",
    "approximately", "roughly",   "exactly",  "barely",  "just",   "more",      "very",      "most",     "until",
    "right",         "every",     "each",     "once",    "twice",  "noon",      "midnight",  "fiscal",   "fy",
    "christmas",     "new",       "final",    "'",       "today",  "tonight",   "yesterday", "tomorrow", "weeklong",
    "monthlong",     "yearlong",  "daylong"};

bool are_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without(std::string_view word, std::string_view ending) {
  return word.ends_with(ending) ? word.substr(0, word.size() - ending.size()) : word;
}

}  // namespace

bool begins_time(std::string_view word) {
  if (word.empty()) return false;
  const char first = word[0];
  if ((first >= '0' && first <= '9') || first == '\'' || word.starts_with("mid-") || word.starts_with("fy") ||
      word.starts_with("q"))
    return true;
  static const auto words = [] {
    std::unordered_set<std::string_view> all(openers.begin(), openers.end());
    const auto add = [&](const auto& table) {
      for (const auto& row : table) all.insert(row.first);
    };
    add(months), add(weekdays), add(seasons), add(units), add(parts), add(cardinals), add(ordinals), add(frequencies),
        add(vague);
    add(decade_words);
    return all;
  }();
  // Plurals and abbreviations: "Fridays", "decades", "Sept."
  const auto bare = without(without(word, "."), "s");
  return words.contains(word) || words.contains(bare) || word.find('-') != std::string_view::npos;
}

std::optional<int> month_of(std::string_view word) { return find_in(months, without(word, ".")); }
bool is_verb_too(std::string_view word) {
  return word == "may" || word == "march" || word == "mar" || word == "sep" || word == "dec";
}
std::optional<int> weekday_of(std::string_view word) { return find_in(weekdays, without(word, "s")); }
std::string_view season_of(std::string_view word) { return find_in(seasons, word).value_or(std::string_view()); }
std::optional<TimeUnit> unit_of(std::string_view word) {
  return find_in(units, word == "centuries" ? "century" : without(word, "s"));
}
bool is_plural_unit(std::string_view word) { return word.ends_with("s") && unit_of(word).has_value(); }
std::string_view day_part_of(std::string_view word) { return find_in(parts, word).value_or(std::string_view()); }

std::optional<long> cardinal_of(std::string_view word) {
  if (const auto number = find_in(cardinals, word)) return *number;
  if (const auto dash = word.find('-'); dash != std::string_view::npos) {
    const auto tens = cardinal_of(word.substr(0, dash));
    const auto ones = cardinal_of(word.substr(dash + 1));
    if (tens && ones && *tens % 10 == 0 && *tens < 100 && *ones < 10) return *tens + *ones;
    return std::nullopt;
  }
  std::string digits;
  for (const char c : word)
    if (c != ',') digits += c;
  if (!are_digits(digits) || digits.size() > 6) return std::nullopt;
  return std::stol(digits);
}

std::optional<long> ordinal_of(std::string_view word) {
  if (const auto number = find_in(ordinals, word)) return *number;
  if (word.size() > 2 && word.size() < 6 &&
      (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th")) &&
      are_digits(word.substr(0, word.size() - 2)))
    return std::stol(std::string(word.substr(0, word.size() - 2)));
  return std::nullopt;
}

std::optional<TimeUnit> frequency_of(std::string_view word) { return find_in(frequencies, word); }
std::string_view vague_reference(std::string_view word) { return find_in(vague, word).value_or(std::string_view()); }

std::string_view decade_of(std::string_view word) {
  const auto bare = word.ends_with("'s")  ? word.substr(0, word.size() - 2)
                    : word.ends_with("s") ? word.substr(0, word.size() - 1)
                                          : std::string_view();
  if (bare.size() == 4 && are_digits(bare) && bare[3] == '0' && (bare[0] == '1' || bare[0] == '2'))
    return word.substr(0, 3);
  return find_in(decade_words, word.starts_with("'") ? word.substr(1) : word).value_or(std::string_view());
}

}  // namespace entente
