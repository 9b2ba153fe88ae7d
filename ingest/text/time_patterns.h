// SPDX-License-Identifier: Apache-2.0
/// The grammar of dates and times: which words at a place of a sentence name one, and what it means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/document.h"
#include "ingest/text/time_tense.h"
#include "ingest/text/time_values.h"

namespace entente {

struct TimeMatch {
  std::uint32_t end = 0;  // one past the last token
  TimeType type = TimeType::date;
  std::string value;
  std::string calendar;      // "": what calendar_of(value) says
  bool is_absolute = false;  // names its year itself
};

/// What expressions without a year or a day refer to.
struct TimeAnchors {
  /// A year that the text has named itself.
  struct Year {
    std::int16_t year = 0;       // 0: none yet
    std::uint32_t sentence = 0;  // where
  };
  Date published;              // unknown when the article is undated
  Date latest;                 // the latest date the text has named
  Date last;                   // the latest that does not lie after the article
  Date last_day;               // the latest of those that is known to the day
  Year full;                   // of the latest date with a month: "26 July 1956"
  Year bare;                   // of the latest date without: "in 1956"
  std::int16_t otherwise = 0;  // of an undated article: a year named further on, 0 for none
  bool is_history = false;     // most dates of the article lie years before it
};

/// Matches over one sentence. Methods take indices into document.tokens; a match begins at the given token.
class TimePatterns {
 public:
  TimePatterns(const Document& document, const Sentence& sentence, const TimeAnchors& anchors);

  /// The longest sensible expression that begins at token `i`. Looks ahead a bounded number of tokens.
  std::optional<TimeMatch> match(std::uint32_t i) const;

 private:
  using Found = std::optional<TimeMatch>;

  // The words of the sentence; "" outside of it.
  const std::string& word(std::int64_t i) const;
  std::string_view form(std::uint32_t i) const { return text_of(document_, document_.tokens[i]); }
  bool is_inside(std::int64_t i) const { return i >= sentence_.first_token && i < sentence_.end_token; }
  bool is_capital(std::int64_t i) const;
  bool is_any(std::int64_t i, std::initializer_list<std::string_view> words) const;
  Direction direction(std::uint32_t first, std::uint32_t end) const { return direction_of(document_, first, end); }

  // time_dates.cpp: what stands in the calendar.
  Found modified(std::uint32_t i) const;       // "late May", "the end of 2006", "mid-2015"
  Found calendar_date(std::uint32_t i) const;  // everything below
  Found numeric_date(std::uint32_t i) const;   // "2025-05-13", "13/05/2025"
  Found weekday_date(std::uint32_t i) const;   // "Tuesday, 13 May 2025", "Tuesday morning"
  Found month_date(std::uint32_t i) const;     // "May 13, 2025", "May 2025", "May"
  Found day_month(std::uint32_t i) const;      // "13 May", "the 13th of May 2025"
  Found quarter(std::uint32_t i) const;        // "the fourth quarter of 2006", "Q4", "the first half of the year"
  Found season(std::uint32_t i) const;         // "the autumn of 1989", "in the spring"
  Found fiscal_year(std::uint32_t i) const;
  Found year(std::uint32_t i) const;
  Found decade(std::uint32_t i) const;
  Found century(std::uint32_t i) const;
  Found holiday(std::uint32_t i) const;
  Found clock(std::uint32_t i) const;  // "6:40 p.m. (GMT+8)", "18:00 UTC Monday", "noon"

  bool is_month(std::uint32_t i) const;
  std::optional<int> year_at(std::int64_t i) const;
  /// A year after a month, a season or a quarter: "2025", ", 2025", "of last year"; moves `end` past it.
  std::optional<int> year_after(std::uint32_t& end) const;
  TimeMatch month_match(std::uint32_t first, std::uint32_t end, int month, int day, std::optional<int> year) const;
  /// The calendar is set where the day is not known but its month or year is.
  TimeMatch weekday_match(std::uint32_t end, int weekday, Direction direction) const;
  int resolve_year(int month, int day, std::uint32_t first, std::uint32_t end) const;  // 0: cannot be resolved
  std::uint32_t zone_end(std::uint32_t i, bool& is_utc) const;
  std::string day_of_clock(std::uint32_t i) const;

  // time_relative.cpp: what is counted from somewhere.
  Found day_word(std::uint32_t i) const;        // "today", "yesterday evening", "tonight"
  Found deictic(std::uint32_t i) const;         // "last year", "this week", "the same day", "next Friday"
  Found span(std::uint32_t i) const;            // "the past nine days", "recent years"
  Found quantity(std::uint32_t i) const;        // "six months", "a 27-year", "two days earlier", "20 years ago"
  Found bare_units(std::uint32_t i) const;      // "for decades", "years of"
  Found repeated(std::uint32_t i) const;        // "every two years", "annual", "Fridays"
  Found vague(std::uint32_t i) const;           // "recently", "the near future"
  Found within_deictic(std::uint32_t i) const;  // "earlier this week", "later in the day"

  struct Amount {
    std::string value;  // "8", "2.5", "X"
    std::uint32_t end = 0;
    bool is_article = false;  // "a", "an"
  };
  std::optional<Amount> amount_at(std::uint32_t i) const;
  Found counted(std::uint32_t i, const Amount& amount, TimeUnit unit, std::uint32_t end) const;
  bool is_plausible_article_unit(std::uint32_t i, std::uint32_t end) const;
  Found deictic_unit(std::uint32_t first, std::uint32_t i, std::string_view which, bool has_the) const;
  Date base_of(bool from_text, TimeUnit unit) const;
  /// shifted(), but what is near an article of which only the month or year is known falls into that.
  std::string moved(Date base, long count, TimeUnit unit) const;

  const Document& document_;
  const Sentence& sentence_;
  const TimeAnchors& anchors_;
  std::vector<std::string> words_;
};

}  // namespace entente
