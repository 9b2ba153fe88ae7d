// SPDX-License-Identifier: Apache-2.0
/// What an entity is tied to, grouped by type of relation and event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/query/fact_filter.h"
#include "graph/query/path_query.h"
#include "graph/store/store.h"

namespace entente {

struct NeighboursRequest {
  std::string entity;  // as the user typed it
  FactFilter filter;
  std::size_t limit = 10;  // neighbours per group; 0: all
  std::size_t quotes = 1;  // evidence per neighbour
};

struct Neighbour {
  Entity entity;
  std::size_t facts = 0;                 // of this type that join the two
  MergedFact newest;                     // numbers in it are the file's
  std::vector<QuotedEvidence> evidence;  // of the newest
};

struct NeighbourGroup {
  FactKind kind = FactKind::event;
  std::string type;
  bool is_outgoing = true;  // the entity is source or head
  bool is_mutual = false;
  std::vector<Neighbour> neighbours;  // newest first
  std::size_t more = 0;               // beyond the limit
};

struct NeighboursAnswer {
  Entity entity;
  std::vector<NeighbourGroup> groups;  // relations, then events; largest first
};

Result<NeighboursAnswer> find_neighbours(const Store& store, const NeighboursRequest& request);

}  // namespace entente
