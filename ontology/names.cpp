// SPDX-License-Identifier: Apache-2.0
// The printed names of everything that the contract enumerates, in the order of the enumerations.
#include <algorithm>

#include "ontology/entity.h"
#include "ontology/event_type.h"
#include "ontology/fact.h"
#include "ontology/relation_type.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> entity_types{"Person", "State", "Organisation", "Place"};
constexpr std::array<std::string_view, event_type_count> event_types{
    "AGREE",   "CONSULT", "SUPPORT", "CONCEDE",   "COOPERATE", "AID",      "RETREAT",
    "REQUEST", "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",   "SANCTION", "MOBILIZE",
    "COERCE",  "ASSAULT", "VISIT",   "STATEMENT", "ELECTION",  "TRADE",    "OTHER"};
constexpr std::array<std::string_view, relation_type_count> relation_types{"head_of_state_of",
                                                                           "head_of_government_of",
                                                                           "holds_office",
                                                                           "spokesperson_of",
                                                                           "ambassador_of",
                                                                           "employed_by",
                                                                           "member_of",
                                                                           "chairs",
                                                                           "leads",
                                                                           "part_of",
                                                                           "agency_of",
                                                                           "owned_by",
                                                                           "backed_by",
                                                                           "ally_of",
                                                                           "based_in",
                                                                           "located_in",
                                                                           "capital_of",
                                                                           "predecessor_of",
                                                                           "trade_partner_of",
                                                                           "claims_against",
                                                                           "at_war_with",
                                                                           "borders",
                                                                           "recognizes"};
constexpr std::array<std::string_view, 3> mention_kinds{"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 4> modalities{"asserted", "denied", "future", "hypothetical"};

template <class Enum, std::size_t size>
std::optional<Enum> find_in(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(EntityType type) { return entity_types[static_cast<std::size_t>(type)]; }
std::string_view name_of(EventType type) { return event_types[static_cast<std::size_t>(type)]; }
std::string_view name_of(RelationType type) { return relation_types[static_cast<std::size_t>(type)]; }
std::string_view name_of(MentionKind kind) { return mention_kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Modality modality) { return modalities[static_cast<std::size_t>(modality)]; }

std::optional<EntityType> entity_type(std::string_view name) { return find_in<EntityType>(entity_types, name); }
std::optional<EventType> event_type(std::string_view name) { return find_in<EventType>(event_types, name); }
std::optional<RelationType> relation_type(std::string_view name) { return find_in<RelationType>(relation_types, name); }
std::optional<MentionKind> mention_kind(std::string_view name) { return find_in<MentionKind>(mention_kinds, name); }
std::optional<Modality> modality(std::string_view name) { return find_in<Modality>(modalities, name); }

bool is_reciprocal(EventType type) {
  return type == EventType::consult || type == EventType::agree || type == EventType::cooperate ||
         type == EventType::trade;
}

int intensity(EventType type) {
  constexpr std::array<int, event_type_count> tenths{25,  25,  50,  45,  95,  100, 65, 0, -20, -20, -35,
                                                     -50, -60, -55, -70, -90, 40,  0,  0, 60,  0};
  return tenths[static_cast<std::size_t>(type)];
}

int quad_class(EventType type) {
  constexpr std::array<int, event_type_count> classes{1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 3, 4, 4, 4, 1, 1, 0, 2, 0};
  return classes[static_cast<std::size_t>(type)];
}

std::optional<EventType> plover_type(EventType type) {
  switch (type) {
    case EventType::visit: return EventType::consult;
    case EventType::trade: return EventType::cooperate;
    case EventType::statement:
    case EventType::election:
    case EventType::other: return std::nullopt;
    default: return type;
  }
}

bool is_symmetric(RelationType type) {
  return type == RelationType::ally_of || type == RelationType::trade_partner_of ||
         type == RelationType::claims_against || type == RelationType::at_war_with || type == RelationType::borders;
}

}  // namespace entente
