// SPDX-License-Identifier: Apache-2.0
/// What reviewed decisions on pairs of entities amount to.
#pragma once

#include <vector>

#include "graph/store/contribution.h"
#include "graph/store/store.h"

namespace entente {

/// The smallest id of each group of ids judged the same. Decisions join in the order of their dates, then ids, and a
/// join that would bring a pair judged different together is left out: positive + negative never merges through a
/// third.
Representatives representatives_of(const std::vector<Decision>& decisions);

}  // namespace entente
