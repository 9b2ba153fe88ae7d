// SPDX-License-Identifier: Apache-2.0
/// What is in a knowledge base, in figures.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/query/facts.h"
#include "graph/query/measures.h"
#include "graph/store/reader.h"
#include "graph/store/store.h"

namespace entente {

struct Statistics {
  Counts counts;
  std::string first_published, last_published;                      // "" when all articles are undated
  std::vector<std::pair<std::string, std::uint64_t>> entity_types;  // most frequent first
  std::vector<std::pair<std::string, std::uint64_t>> event_types;
  std::vector<std::pair<std::string, std::uint64_t>> relation_types;  // background included
  std::vector<EntityRow> most_tied;                                   // by number of ties
  std::vector<EntityRow> most_mentioned;
  struct Central {
    EntityRow row;
    EntityMeasures measures;
  };
  std::vector<Central> most_central;  // by PageRank
  bool has_path_measures = false;     // betweenness and closeness of `most_central`
  std::uint32_t components = 0, communities = 0;
  double modularity = 0;
  std::vector<ToldFact> most_evidenced;  // stated by the most articles
};

/// Measures of the whole graph are computed when it has at most `largest` entities.
Result<Statistics> statistics(const Store& store, std::size_t limit, std::size_t largest);

}  // namespace entente
