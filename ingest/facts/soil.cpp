// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/soil.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

/// What only the state does on its soil.
bool is_of_public_force(std::string_view mode) {
  static const Words modes{"arrest", "deportation", "conviction", "investigation", "party-ban", "censorship"};
  return modes.contains(mode);
}

/// The state whose people the doers are, when they are of one.
std::uint32_t own_state(const Document& document, const std::vector<std::uint32_t>& doers) {
  std::uint32_t own = no_index;
  for (const std::uint32_t doer : doers) {
    const std::uint32_t state = state_of_country(document, document.entities[doer].entity.country);
    if (state == no_index || (own != no_index && own != state)) return no_index;
    own = state;
  }
  return own;
}

}  // namespace

bool is_of_government(const DocumentEntity& who) {
  static const Words sectors{"GOV", "MIL", "COP", "SPY", "JUD", "IGO"};
  return who.entity.type == EntityType::state || sectors.contains(who.entity.sector);
}

bool are_of_society(const Document& document, const std::vector<std::uint32_t>& entities) {
  return std::ranges::none_of(entities, [&](std::uint32_t e) { return is_of_government(document.entities[e]); });
}

std::uint32_t state_around(const Document& document, std::uint32_t place) {
  return place == no_index ? no_index : state_of_country(document, document.entities[place].entity.country);
}

void add_side_by_soil(Document& document, FoundEvent& event) {
  const std::uint32_t soil = state_around(document, event.place);
  if (soil != no_index && (event.mode == "emergency-rule" || event.mode == "curfew" || is_of_public_force(event.mode)))
    for (const std::uint32_t e : event.sources) {
      DocumentEntity& doer = document.entities[e];
      if (!doer.is_known && doer.entity.country.empty() && is_of_government(doer))
        doer.entity.country = document.entities[soil].entity.country;
    }
  const auto contains = [](const std::vector<std::uint32_t>& side, std::uint32_t e) {
    return std::ranges::find(side, e) != side.end();
  };
  if (event.sources.empty()) {
    if (is_of_public_force(event.mode) && soil != no_index && !event.targets.empty() && !contains(event.targets, soil))
      event.sources.push_back(soil);
    if (event.type != EventType::protest || document.tokens[event.trigger].upos != Upos::verb) return;
  }
  if (!event.targets.empty()) return;
  // a town stands for its state when the article does not name that
  const bool is_town = event.place != no_index && !document.entities[event.place].entity.country.empty();
  const std::uint32_t ground = soil == no_index && is_town ? event.place : soil;
  switch (event.type) {
    case EventType::protest: {
      if (!are_of_society(document, event.sources)) return;
      const std::uint32_t own = own_state(document, event.sources);
      const auto is_from_elsewhere = [&](std::uint32_t e) {
        const std::string& country = document.entities[e].entity.country;
        return ground != no_index && !country.empty() && country != document.entities[ground].entity.country;
      };
      if (std::ranges::any_of(event.sources, is_from_elsewhere)) return;  // exiles: against whom is not said
      if (const std::uint32_t side = ground != no_index ? ground : own; side != no_index) event.targets.push_back(side);
      return;
    }
    case EventType::assault:
    case EventType::coerce:
      if (ground != no_index && !contains(event.sources, ground)) event.targets.push_back(ground);
      return;
    default: return;
  }
}

}  // namespace entente
