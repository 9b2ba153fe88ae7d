// SPDX-License-Identifier: Apache-2.0
#include "graph/query/path_filter.h"

#include <array>
#include <cmath>

namespace entente {
namespace {

constexpr std::uint32_t background_surcharge = 500;  // as if 0.6 as sure
constexpr std::uint32_t unasserted_surcharge = 1000;
constexpr std::uint32_t place_surcharge = 100;
constexpr std::uint32_t words_surcharge = 100;  // what one says about another ties them less than what they do together

constexpr bool is_words(std::uint32_t type) {
  return type == tie_type(EventType::request) || type == tie_type(EventType::accuse) ||
         type == tie_type(EventType::reject) || type == tie_type(EventType::threaten) ||
         type == tie_type(EventType::support) || type == tie_type(EventType::statement) ||
         type == tie_type(EventType::other);
}
constexpr std::uint32_t one_hop = 1000000;       // more than any path's doubt
constexpr std::uint32_t years_that_matter = 20;  // older is as old as undated

}  // namespace

std::uint32_t doubt(int confidence) {
  static const auto table = [] {
    std::array<std::uint32_t, 1001> doubts{};
    doubts[0] = 7000;
    for (std::size_t i = 1; i < doubts.size(); ++i)
      doubts[i] = static_cast<std::uint32_t>(std::lround(-1000 * std::log(static_cast<double>(i) / 1000)));
    return doubts;
  }();
  return table[static_cast<std::size_t>(std::clamp(confidence, 0, 1000))];
}

std::uint32_t TieCost::operator()(const Tie& tie) const {
  std::uint32_t cost = doubt(tie.facet.confidence());
  if (tie.facet.is_background()) cost += background_surcharge;
  if (tie.facet.modality() != Modality::asserted) cost += unasserted_surcharge;
  if (tie.facet.is_place()) cost += place_surcharge;
  if (is_words(tie.facet.type())) cost += words_surcharge;
  switch (weight_) {
    case Weight::hops: return one_hop + cost;
    case Weight::confidence: return cost * 64 + 1;  // equal doubt: fewer hops
    case Weight::recency: break;
  }
  const std::int64_t day = tie.until != no_end ? tie.until : tie.since;
  const bool is_dated = day != no_start && day != no_end;
  const std::int64_t age = is_dated ? std::max<std::int64_t>(0, newest_ - day) : std::int64_t{years_that_matter} * 365;
  const auto years = static_cast<std::uint32_t>(std::min<std::int64_t>(age * 1000 / 365, years_that_matter * 1000));
  return (1000 + years) * 64 + cost / 64;
}

}  // namespace entente
