// SPDX-License-Identifier: Apache-2.0
/// What can hold between two entities: the relation inventory.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class RelationType : std::uint8_t {
  head_of_state_of,
  head_of_government_of,
  holds_office,
  spokesperson_of,
  ambassador_of,
  employed_by,
  member_of,
  chairs,
  leads,
  part_of,
  agency_of,
  owned_by,
  backed_by,
  ally_of,
  based_in,
  located_in,
  capital_of,
  predecessor_of,
  trade_partner_of,
  claims_against,
  at_war_with,
  borders,
  recognizes,
};
inline constexpr std::size_t relation_type_count = 23;

/// "head_of_state_of" … "recognizes".
std::string_view name_of(RelationType type);
std::optional<RelationType> relation_type(std::string_view name);

/// Whether "A r B" and "B r A" say the same: ally_of, trade_partner_of, claims_against, at_war_with, borders.
bool is_symmetric(RelationType type);

}  // namespace entente
