// SPDX-License-Identifier: Apache-2.0
/// Rows of `facts`, `evidence` and `entities` as what they stand for. Only for code in graph/store/.
#pragma once

#include <charconv>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/store/details.h"
#include "graph/store/sqlite.h"

namespace entente {

inline std::vector<std::uint32_t> numbers_in(std::string_view list) {
  std::vector<std::uint32_t> numbers;
  if (list.empty()) return numbers;
  split(list, ',', [&](std::string_view part) {
    std::uint32_t number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    numbers.push_back(number);
  });
  return numbers;
}

inline void set_type(MergedFact& fact, std::uint32_t type) {
  fact.kind = type < event_type_count ? FactKind::event : FactKind::relation;
  if (type < event_type_count) fact.event_type = static_cast<EventType>(type);
  else fact.relation_type = static_cast<RelationType>(type - event_type_count);
}

inline constexpr std::string_view all_entities =
    "SELECT number, id, type, name, wikidata, code, country, sector, articles, mentions FROM entities ORDER BY id";
/// Of a row of all_entities; its aliases are in `names`.
GraphEntity entity_of(const Query& row);

inline constexpr std::string_view fact_columns =
    "number, id, type, modality, time, mode, cameo, predicate, title, sources, targets, place, time_text, \"from\", "
    "until, "
    "attributed_to, confidence, background, articles";

/// Of a query whose columns are fact_columns.
MergedFact fact_of(const Query& row);
inline constexpr std::string_view evidence_columns =
    "fact, article, start, \"end\", trigger_start, trigger_end, confidence, statement, details";
Evidence evidence_of(const Query& row);

}  // namespace entente
