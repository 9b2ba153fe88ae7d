// SPDX-License-Identifier: Apache-2.0
/// What articles say of an entity itself, as one column. Only for code in graph/store/.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "graph/store/details.h"
#include "ontology/entity.h"

namespace entente {

/// Type, name, Wikidata id, code, country, sector; "" when not said.
using Attributes = std::array<std::string_view, 6>;

inline void pack_attributes(std::string& packed, const Attributes& attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (i > 0) packed += field_end;
    append_value(packed, attributes[i]);
  }
}

inline void pack_attributes(std::string& packed, const Entity& entity) {
  pack_attributes(packed, Attributes{name_of(entity.type), entity.name, entity.wikidata, entity.code, entity.country,
                                     entity.sector});
}

/// Calls `each` with the index and the value of every attribute that is said.
template <class Each>
void each_attribute(std::string_view packed, Each each) {
  std::size_t index = 0;
  split(packed, field_end, [&](std::string_view value) {
    if (index < Attributes().size() && !value.empty()) each(index, value);
    ++index;
  });
}

}  // namespace entente
