// SPDX-License-Identifier: Apache-2.0
/// What can exist in the graph: persons, states, organisations and places.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class EntityType : std::uint8_t { person, state, organisation, place };

/// "Person", "State", "Organisation", "Place".
std::string_view name_of(EntityType type);
std::optional<EntityType> entity_type(std::string_view name);

/// An entity as facts and graphs know it.
struct Entity {
  std::string id;  // "person:anwar-ibrahim", "state:MYS", "org:ASEAN", "place:moscow"; stable over runs
  EntityType type = EntityType::person;
  std::string name;      // the full canonical name
  std::string wikidata;  // "Q833", or ""
  std::string code;      // ISO 3166-1 alpha-3 or an actor code, or ""
  std::string country;   // alpha-3 of the state that it is, belongs to or acts for; "" when international or unknown
  std::string sector;    // PLOVER actor sector ("GOV", "MIL", "IGO", …), or ""
};

}  // namespace entente
