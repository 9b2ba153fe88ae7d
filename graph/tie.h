// SPDX-License-Identifier: Apache-2.0
/// A tie joins two participants of one fact in one hop: the head and tail of a relation, the parties of an event, a
/// party and the place. It carries what path filters ask for, in sixteen bytes, the same in memory and on disk.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "graph/knowledge_graph.h"

namespace entente {

inline constexpr std::int32_t no_start = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t no_end = std::numeric_limits<std::int32_t>::max();

/// Type numbers of ties: events as in EventType, relations behind them.
constexpr std::uint32_t tie_type(EventType type) { return static_cast<std::uint32_t>(type); }
constexpr std::uint32_t tie_type(RelationType type) {
  return static_cast<std::uint32_t>(event_type_count) + static_cast<std::uint32_t>(type);
}
inline constexpr std::uint32_t tie_type_count = event_type_count + relation_type_count;
std::string_view tie_type_name(std::uint32_t type);

/// The properties of a tie, packed: type 6 bits, modality 2, background 1, mutual 1, place 1, confidence 10.
struct TieFacet {
  std::uint32_t bits = 0;

  constexpr TieFacet() = default;
  constexpr explicit TieFacet(std::uint32_t packed) : bits(packed) {}
  constexpr TieFacet(std::uint32_t type, Modality modality, bool background, bool mutual, bool place, int confidence)
      : bits(type | static_cast<std::uint32_t>(modality) << 6 | static_cast<std::uint32_t>(background) << 8 |
             static_cast<std::uint32_t>(mutual) << 9 | static_cast<std::uint32_t>(place) << 10 |
             static_cast<std::uint32_t>(confidence) << 11) {}

  constexpr std::uint32_t type() const { return bits & 63; }
  constexpr Modality modality() const { return static_cast<Modality>(bits >> 6 & 3); }
  constexpr bool is_background() const { return bits >> 8 & 1; }
  constexpr bool is_mutual() const { return bits >> 9 & 1; }  // says the same in both directions
  constexpr bool is_place() const { return bits >> 10 & 1; }  // joins a party and where it happened
  constexpr int confidence() const { return static_cast<int>(bits >> 11 & 1023); }
  constexpr bool is_event() const { return type() < event_type_count; }
  friend bool operator==(const TieFacet&, const TieFacet&) = default;
};

/// Days count from 1970-01-01.
struct Tie {
  std::uint32_t fact = 0;
  TieFacet facet;
  std::int32_t since = no_start;  // first day on which it may have happened or held
  std::int32_t until = no_end;    // last day
  friend bool operator==(const Tie&, const Tie&) = default;
};

struct Join {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  Tie tie;
};

struct DayRange {
  std::int32_t since = no_start;
  std::int32_t until = no_end;
};

/// Days of an ISO value: "2025-05", "2025-05-13", "2025-05-01/2025-05-09"; open when it cannot be read.
DayRange days_of(std::string_view value);
std::int32_t day_of(Date date, bool last);

/// The days on which the fact may have happened or held. An event without a time happened before it was published.
DayRange days_of(const MergedFact& fact, std::string_view first_published);

/// Every tie of a fact whose sources, targets and place are `fact`'s. A fact with one participant is a loop at it.
std::vector<Join> joins_of(const MergedFact& fact, std::uint32_t number, DayRange days);

}  // namespace entente
