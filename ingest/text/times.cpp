// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/times.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/text/time_patterns.h"

namespace entente {
namespace {

class TimeFinder {
 public:
  explicit TimeFinder(Document& document) : document_(document) {
    anchors_.published = parse_date(document.article.published).value_or(Date{});
  }

  void run() {
    read();
    if (!look_back()) return;
    anchors_ = {.published = anchors_.published, .otherwise = anchors_.otherwise, .is_history = anchors_.is_history};
    document_.times.clear();
    read();
  }

 private:
  void read() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      const TimePatterns patterns(document_, sentence, anchors_);
      const auto first = document_.times.size();
      for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
        if (auto found = patterns.match(i); found && found->end > i && found->end <= sentence.end_token) {
          add(i, *found, s);
          i = found->end - 1;
        }
      }
      join_intervals(first);
    }
  }

  /// Whether the years named in the whole text change how its other dates are to be read.
  bool look_back() {
    if (!is_known(anchors_.published)) {
      anchors_.otherwise = first_full_year_;
      return first_full_year_ != 0 &&
             std::any_of(document_.times.begin(), document_.times.end(),
                         [](const TimeExpression& time) { return time.value.starts_with("XXXX-"); });
    }
    anchors_.is_history = full_dates_ >= 3 && old_dates_ * 10 >= full_dates_ * 7;
    return anchors_.is_history;
  }

  void add(std::uint32_t first, const TimeMatch& found, std::uint32_t sentence) {
    const auto& tokens = document_.tokens;
    TimeExpression time{.span = {tokens[first].span.begin, tokens[found.end - 1].span.end},
                        .first_token = first,
                        .end_token = found.end,
                        .type = found.type,
                        .value = found.value,
                        .calendar = found.calendar};
    const bool is_point = found.type == TimeType::date || found.type == TimeType::time;
    if (is_point && time.calendar.empty()) time.calendar = calendar_of(found.value);
    if (is_point) remember(date_of(std::string_view(found.value).substr(0, found.value.find('T'))), found, sentence);
    document_.times.push_back(std::move(time));
  }

  void remember(Date date, const TimeMatch& found, std::uint32_t sentence) {
    if (!is_known(date)) return;
    anchors_.latest = date;
    // "The same day" is that of what has happened, not of what is planned.
    const bool is_ahead = is_known(anchors_.published) && first_day(date) > last_day(anchors_.published);
    if (!is_ahead || !is_known(anchors_.last)) {
      anchors_.last = date;
      if (date.day != 0) anchors_.last_day = date;
    }
    if (!found.is_absolute) return;
    (date.month != 0 ? anchors_.full : anchors_.bare) = {.year = date.year, .sentence = sentence};
    if (date.month == 0) return;
    ++full_dates_;
    old_dates_ += date.year < anchors_.published.year - 2;
    if (first_full_year_ == 0) first_full_year_ = date.year;
  }

  std::string lower(std::uint32_t token) const {
    const auto form = text_of(document_, document_.tokens[token]);
    return form.size() > 12 ? std::string() : to_lower(form);
  }

  /// "between 2014 and 2016", "from May to July", "2014-2016": both ends get the whole stretch as their calendar.
  void join_intervals(std::size_t first) {
    auto& times = document_.times;
    for (auto i = first; i + 1 < times.size(); ++i) {
      auto& a = times[i];
      auto& b = times[i + 1];
      if (a.type != TimeType::date || b.type != TimeType::date || b.first_token != a.end_token + 1) continue;
      if (a.calendar.empty() || b.calendar.empty() || a.calendar.size() != b.calendar.size() ||
          a.calendar >= b.calendar)
        continue;
      const auto middle = lower(a.end_token);
      const auto before = a.first_token > 0 ? lower(a.first_token - 1) : std::string();
      const bool is_interval =
          (before == "from" && (middle == "to" || middle == "until" || middle == "till" || middle == "through")) ||
          (before == "between" && middle == "and") || middle == "-" || middle == "–" || middle == "through";
      if (!is_interval) continue;
      a.calendar = b.calendar = interval_of(a.calendar, b.calendar);
      ++i;
    }
  }

  Document& document_;
  TimeAnchors anchors_;
  std::int16_t first_full_year_ = 0;
  std::size_t full_dates_ = 0;  // with month and year
  std::size_t old_dates_ = 0;   // of those, years before the article
};

}  // namespace

void find_times(Document& document) {
  document.times.clear();
  TimeFinder(document).run();
}

}  // namespace entente
