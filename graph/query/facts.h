// SPDX-License-Identifier: Apache-2.0
/// Facts by filter: timelines, one entity's record, one fact with all its evidence.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "graph/query/fact_filter.h"
#include "graph/query/path_query.h"
#include "graph/store/store.h"

namespace entente {

struct FactsRequest {
  std::string entity;  // that takes part, as the user typed it; "": any
  std::string other;   // that takes part as well, or ""
  FactFilter filter;
  bool events = true;
  bool relations = false;
  std::size_t limit = 0;  // 0: all
  std::size_t quotes = 1;
  bool oldest_first = false;
};

struct ToldFact {
  MergedFact fact;  // numbers in it are the file's
  std::vector<Entity> sources, targets;
  Entity place;    // no id: none
  Entity speaker;  // whose claim it is; no id: nobody's in particular
  std::vector<QuotedEvidence> evidence;
  std::size_t more_evidence = 0;
};

struct FactsAnswer {
  std::vector<ToldFact> facts;  // newest first, undated last
  std::size_t more = 0;         // beyond the limit
};

Result<FactsAnswer> find_facts(const Store& store, const FactsRequest& request);

/// The facts with this id and all their evidence; not_found when there is none.
Result<std::vector<ToldFact>> find_fact(const Store& store, const std::string& id);

/// Who an entity is, and its names.
struct EntityCard {
  Entity entity;
  std::uint32_t articles = 0, mentions = 0, ties = 0;
  std::vector<std::string> aliases;  // most used first
};
Result<EntityCard> find_entity(const Store& store, const std::string& text);

}  // namespace entente
