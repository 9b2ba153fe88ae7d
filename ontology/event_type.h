// SPDX-License-Identifier: Apache-2.0
/// What can happen: the sixteen PLOVER event types and the five that the project adds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class EventType : std::uint8_t {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,  // PLOVER, in its order from cooperation to conflict
  visit,
  statement,
  election,
  trade,
  other,  // ours
};
inline constexpr std::size_t event_type_count = 21;

/// "AGREE" … "OTHER".
std::string_view name_of(EventType type);
std::optional<EventType> event_type(std::string_view name);

/// Whether all parties of an event of this type stand on one side: they meet, agree, cooperate, trade.
bool is_reciprocal(EventType type);

/// How much an event of this type brings its parties together or apart, in tenths from -100 to 100: the score of the
/// bare type in PLOVER. The same as ent:intensity in events.ttl, which says where each is from.
int intensity(EventType type);

/// Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4; 0 when it is none of them.
int quad_class(EventType type);

/// The PLOVER type that stands for it (VISIT is a CONSULT, TRADE a COOPERATE there); none for STATEMENT, ELECTION,
/// OTHER.
std::optional<EventType> plover_type(EventType type);

}  // namespace entente
