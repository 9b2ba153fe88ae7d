// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/time_of_act.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace entente {
namespace {

class Finder {
 public:
  Finder(const Document& document, const SyntaxTree& tree, const std::vector<Trigger>& triggers)
      : document_(document), tree_(tree), triggers_(triggers) {}

  std::uint32_t find(std::uint32_t t) const {
    const auto [first, end] = clause_extent(t);
    return nearest_time(t, first, end);
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  /// The stretch of the sentence that hangs on the verb that carries the event.
  std::pair<std::uint32_t, std::uint32_t> clause_extent(std::uint32_t t) const {
    std::uint32_t top = t;
    while (token(top).upos == Upos::noun && tree_.head(top) != no_index && !is_clause(token(top).deprel))
      top = tree_.head(top);
    return tree_.extent(top);
  }

  std::uint32_t nearest_time(std::uint32_t t, std::uint32_t first, std::uint32_t end) const {
    std::uint32_t best = no_index;
    std::uint32_t best_distance = 0;
    const auto& times = document_.times;
    const auto from =
        std::ranges::lower_bound(times, t - std::min(t, farthest_related), {}, &TimeExpression::first_token);
    for (auto i = static_cast<std::uint32_t>(from - times.begin());
         i < times.size() && times[i].first_token <= t + farthest_related; ++i) {
      const TimeExpression& time = times[i];
      if (time.calendar.empty() || time.type == TimeType::duration || time.type == TimeType::set) continue;
      if (document_.tokens[time.first_token].sentence != token(t).sentence || !is_about(time, t)) continue;
      const std::uint32_t distance = steps_to(t, time) + (time.first_token >= first && time.end_token <= end ? 0 : 6);
      if (best == no_index || distance < best_distance) {
        best = i;
        best_distance = distance;
      }
    }
    return best_distance <= 10 ? best : no_index;
  }

  /// Whether the time may be that of the trigger: not when it belongs to a clause below it ("urged him to come in
  /// October") or to another thing ("the 2023 elections").
  bool is_about(const TimeExpression& time, std::uint32_t t) const {
    std::uint32_t at = time.end_token - 1;
    while (at != no_index && at >= time.first_token && at < time.end_token) at = tree_.head(at);
    for (std::uint32_t up = at; up != no_index; up = tree_.head(up)) {
      if (up == t || tree_.is_below(t, up)) return true;
      if (token(up).deprel == Deprel::conj || (is_clause(token(up).deprel) && !is_when_clause(up))) return false;
      if (!is_noun(token(up)) || up != at) continue;
      if (token(time.end_token - 1).deprel == Deprel::compound) return false;
      if (triggers_[up].act != nullptr && tree_.head(up) != t)
        return false;  // that of another act: "his visit in 2007"
    }
    return true;
  }

  /// "When drones hit the plant in September 2019, Washington blamed Iran": the clause dates what it hangs on.
  bool is_when_clause(std::uint32_t verb) const {
    static const std::unordered_set<std::string_view> marks{"when", "as", "while", "once", "after", "following"};
    if (token(verb).lemma == "do") return false;  // "as they did last year"
    return token(verb).deprel == Deprel::advcl && std::ranges::any_of(tree_.children(verb), [&](std::uint32_t c) {
             return (token(c).deprel == Deprel::mark || token(c).deprel == Deprel::advmod) &&
                    marks.contains(token(c).lemma);
           });
  }

  /// Arcs of the tree between the trigger and the time expression.
  std::uint32_t steps_to(std::uint32_t t, const TimeExpression& time) const {
    std::uint32_t steps = 0;
    for (std::uint32_t up = time.end_token - 1; up != no_index; up = tree_.head(up), ++steps) {
      std::uint32_t down = 0;
      for (std::uint32_t at = t; at != no_index; at = tree_.head(at), ++down)
        if (at == up) return steps + down;
    }
    return 1000;
  }

  const Document& document_;
  const SyntaxTree& tree_;
  const std::vector<Trigger>& triggers_;
};

}  // namespace

std::uint32_t time_of_act(const Document& document, const SyntaxTree& tree, const std::vector<Trigger>& triggers,
                          std::uint32_t predicate) {
  return Finder(document, tree, triggers).find(predicate);
}

}  // namespace entente
