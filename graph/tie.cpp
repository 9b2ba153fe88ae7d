// SPDX-License-Identifier: Apache-2.0
#include "graph/tie.h"

#include <algorithm>

namespace entente {

std::string_view tie_type_name(std::uint32_t type) {
  if (type < event_type_count) return name_of(static_cast<EventType>(type));
  return name_of(static_cast<RelationType>(type - event_type_count));
}

std::int32_t day_of(Date date, bool last) {
  return static_cast<std::int32_t>((last ? last_day(date) : first_day(date)).time_since_epoch().count());
}

DayRange days_of(std::string_view value) {
  DayRange days;
  const auto slash = value.find('/');
  const auto first = parse_date(value.substr(0, slash));
  const auto last = slash == std::string_view::npos ? first : parse_date(value.substr(slash + 1));
  if (first) days.since = day_of(*first, false);
  if (last) days.until = day_of(*last, true);
  return days;
}

DayRange days_of(const MergedFact& fact, std::string_view first_published) {
  DayRange days;
  if (fact.kind == FactKind::event) {
    if (!fact.time.empty()) return days_of(fact.time);
    if (const auto published = parse_date(first_published); published && fact.modality == Modality::asserted)
      days.until = day_of(*published, true);
    return days;
  }
  if (const auto from = parse_date(fact.from)) days.since = day_of(*from, false);
  if (const auto until = parse_date(fact.until)) days.until = day_of(*until, true);
  return days;
}

std::vector<Join> joins_of(const MergedFact& fact, std::uint32_t number, DayRange days) {
  const bool is_event = fact.kind == FactKind::event;
  const std::uint32_t type = is_event ? tie_type(fact.event_type) : tie_type(fact.relation_type);
  const bool is_mutual = is_event ? is_reciprocal(fact.event_type) : is_symmetric(fact.relation_type);
  std::vector<Join> joins;
  const auto join = [&](std::uint32_t source, std::uint32_t target, bool mutual, bool place) {
    const auto is_same = [&](const Join& other) {
      return (other.source == source && other.target == target) || (other.source == target && other.target == source);
    };
    if (std::any_of(joins.begin(), joins.end(), is_same)) return;
    const TieFacet facet(type, fact.modality, fact.is_background, mutual, place, fact.confidence);
    joins.push_back({.source = source,
                     .target = target,
                     .tie = {.fact = number, .facet = facet, .since = days.since, .until = days.until}});
  };
  for (const auto source : fact.sources)
    for (const auto target : fact.targets)
      if (source != target) join(source, target, is_mutual, false);
  for (const auto* side : {&fact.sources, &fact.targets})
    for (std::size_t i = 0; i < side->size(); ++i)
      for (std::size_t j = i + 1; j < side->size(); ++j)
        if ((*side)[i] != (*side)[j]) join((*side)[i], (*side)[j], true, false);
  if (fact.place != no_number)
    for (const auto* side : {&fact.sources, &fact.targets})
      for (const auto party : *side)
        if (party != fact.place) join(party, fact.place, false, true);
  if (joins.empty()) {
    const std::uint32_t only = !fact.sources.empty()   ? fact.sources.front()
                               : !fact.targets.empty() ? fact.targets.front()
                                                       : fact.place;
    if (only != no_number) join(only, only, true, false);
  }
  return joins;
}

}  // namespace entente
