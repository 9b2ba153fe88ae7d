// SPDX-License-Identifier: Apache-2.0
#include "cli/plover.h"

#include <optional>
#include <ostream>

#include "cli/json_writer.h"
#include "cli/table.h"

namespace entente {
namespace {

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

/// Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4 (PLOVER 2.0, table 7.2).
int quad_of(EventType type) {
  switch (type) {
    case EventType::agree:
    case EventType::consult:
    case EventType::support:
    case EventType::concede: return 1;
    case EventType::cooperate:
    case EventType::aid:
    case EventType::retreat: return 2;
    case EventType::request:
    case EventType::accuse:
    case EventType::reject:
    case EventType::threaten:
    case EventType::sanction: return 3;
    default: return 4;
  }
}

std::string joined(const std::vector<Entity>& entities, std::string Entity::* member) {
  std::string list;
  for (std::size_t i = 0; i < entities.size(); ++i) list += (i > 0 ? ";" : "") + entities[i].*member;
  return list;
}

}  // namespace

void print_plover(const std::vector<ToldFact>& events, std::ostream& out) {
  out << csv_line({"event_id",     "event_date",   "event_type",     "event_mode",        "cameo",
                   "quad_code",    "modality",     "actor_id",       "actor_name",        "actor_country",
                   "actor_sector", "recipient_id", "recipient_name", "recipient_country", "recipient_sector",
                   "place",        "confidence",   "articles",       "article",           "published",
                   "event_text"});
  for (const auto& told : events) {
    const MergedFact& fact = told.fact;
    const auto type = plover_type(fact.event_type);
    if (fact.kind != FactKind::event || !type || fact.modality == Modality::denied) continue;
    const bool is_quoted = !told.evidence.empty();
    out << csv_line({fact.id,
                     fact.time,
                     std::string(name_of(*type)),
                     fact.mode,
                     fact.cameo,
                     std::to_string(quad_of(*type)),
                     std::string(name_of(fact.modality)),
                     joined(told.sources, &Entity::id),
                     joined(told.sources, &Entity::name),
                     joined(told.sources, &Entity::country),
                     joined(told.sources, &Entity::sector),
                     joined(told.targets, &Entity::id),
                     joined(told.targets, &Entity::name),
                     joined(told.targets, &Entity::country),
                     joined(told.targets, &Entity::sector),
                     told.place.name,
                     fraction_text(fact.confidence),
                     std::to_string(fact.articles),
                     is_quoted ? told.evidence[0].article : "",
                     is_quoted ? told.evidence[0].published : "",
                     is_quoted ? told.evidence[0].quote : ""});
  }
}

}  // namespace entente
