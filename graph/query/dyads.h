// SPDX-License-Identifier: Apache-2.0
/// How states deal with each other over time: the events between each pair of them, counted and scored.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/query/fact_filter.h"
#include "graph/store/store.h"

namespace entente {

enum class Period : std::uint8_t { month, year, total };

struct DyadsRequest {
  std::string actor, with;  // as the user typed them, or "": only dyads of their states
  FactFilter filter;        // by default asserted events only
  Period period = Period::total;
};

/// Persons and bodies count for the state that they belong to or act for; an event of several counts once for every
/// pair of states on its two sides, or among its parties when all stand on one side.
struct Dyad {
  std::string one, other;  // ISO codes in their order
  std::string period;      // "2025-05", "2025" when no more is known; "" undated, or the total
  std::uint32_t events = 0;
  std::uint32_t cooperation = 0, conflict = 0;  // of them (quad_class())
  std::int64_t intensity = 0;                   // sum of intensity(), in tenths
};

/// By states and period, undated ones last; the total by number of events. Fails as find_paths() does for names.
Result<std::vector<Dyad>> find_dyads(const Store& store, const DyadsRequest& request);

}  // namespace entente
