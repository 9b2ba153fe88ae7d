// SPDX-License-Identifier: Apache-2.0
/// When an act happened, by the expressions of time in its sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/document.h"
#include "ingest/facts/acts.h"
#include "ingest/syntax_tree.h"

namespace entente {

/// The nearest time that may be that of the predicate, as an index into document.times, or no_index. O(times near).
std::uint32_t time_of_act(const Document& document, const SyntaxTree& tree, const std::vector<Trigger>& triggers,
                          std::uint32_t predicate);

}  // namespace entente
