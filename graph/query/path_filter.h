// SPDX-License-Identifier: Apache-2.0
/// Which ties a path may use and what each costs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/tie.h"

namespace entente {

struct TieFilter {
  std::uint64_t types = ~std::uint64_t{0};  // bit tie_type
  unsigned modalities = 0b1101;             // bit Modality; all but denied
  int min_confidence = 0;                   // thousandths
  std::int32_t since = no_start;            // days; a tie that may lie within [since, until] passes
  std::int32_t until = no_end;
  bool background = true;
  std::vector<std::uint32_t> avoided;  // vertices, sorted

  bool admits(const Tie& tie) const {
    return (types >> tie.facet.type() & 1) && (modalities >> static_cast<unsigned>(tie.facet.modality()) & 1U) &&
           tie.facet.confidence() >= min_confidence && tie.until >= since && tie.since <= until &&
           (background || !tie.facet.is_background());
  }
  bool admits_vertex(std::uint32_t vertex) const {
    return avoided.empty() || !std::binary_search(avoided.begin(), avoided.end(), vertex);
  }
};

enum class Weight : std::uint8_t { hops, confidence, recency };

/// Costs add up along a path; lower is better. `hops` puts the length first and the joint confidence second,
/// `confidence` the other way round, `recency` asks for young ties (against `newest`, the youngest day in the graph).
/// What only the ontology knows, what is not asserted, what merely shares a place and what is only said costs a little
/// more than its equal.
class TieCost {
 public:
  explicit TieCost(Weight weight, std::int32_t newest = 0) : weight_(weight), newest_(newest) {}
  std::uint32_t operator()(const Tie& tie) const;

 private:
  Weight weight_;
  std::int32_t newest_;
};

/// −1000 · ln(confidence), rounded; 7000 for none.
std::uint32_t doubt(int confidence);

}  // namespace entente
