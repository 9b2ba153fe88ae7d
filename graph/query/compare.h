// SPDX-License-Identifier: Apache-2.0
/// What differs between two knowledge bases, and which entities of one may be the same.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/store.h"

namespace entente {

enum class Difference : std::uint8_t { only_old, only_new, changed };

struct DifferentItem {
  Difference difference = Difference::changed;
  std::string id;
  std::string old_value, new_value;  // in words; "" where there is none
};

struct Comparison {
  std::vector<DifferentItem> articles, entities, facts;  // by id
};

Result<Comparison> compare(const Store& old_store, const Store& new_store);

/// Pairs of entities of one type with the same Wikidata id or the same name that no decision speaks of; judged unsure.
Result<std::vector<Decision>> suggest_merges(const Store& store);

}  // namespace entente
