// SPDX-License-Identifier: Apache-2.0
/// The filters that all questions share, as the user gives them.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "graph/query/path_filter.h"

namespace entente {

struct FactFilter {
  std::vector<std::string> types;    // names of event and relation types, "events", "relations"; empty: every type
  std::vector<Modality> modalities;  // empty: the question's own default
  double min_confidence = 0;
  Date since, until;
  bool background = true;
};

/// Fails with usage for an unknown type. `default_modalities` has a bit per Modality.
Result<TieFilter> tie_filter(const FactFilter& filter, unsigned default_modalities);

}  // namespace entente
