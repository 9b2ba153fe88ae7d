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

 private:
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
    if (is_point) {
      const auto date = date_of(found.value.substr(0, found.value.find('T')));
      if (is_known(date)) anchors_.last = date;
      if (found.is_absolute && is_known(date)) {
        anchors_.year = date.year;
        anchors_.year_sentence = sentence;
      }
    }
    document_.times.push_back(std::move(time));
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
      if (a.calendar.empty() || b.calendar.empty() || a.calendar.size() != b.calendar.size() || a.calendar >= b.calendar) continue;
      const auto middle = lower(a.end_token);
      const auto before = a.first_token > 0 ? lower(a.first_token - 1) : std::string();
      const bool is_interval = (before == "from" && (middle == "to" || middle == "until" || middle == "till" || middle == "through")) ||
                               (before == "between" && middle == "and") || middle == "-" || middle == "–" || middle == "through";
      if (!is_interval) continue;
      a.calendar = b.calendar = interval_of(a.calendar, b.calendar);
      ++i;
    }
  }

  Document& document_;
  TimeAnchors anchors_;
};

}  // namespace

void find_times(Document& document) {
  document.times.clear();
  TimeFinder(document).run();
}

}  // namespace entente
