// SPDX-License-Identifier: Apache-2.0
/// What a trained sentence model looks at between two tokens.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/text/sentence_rules.h"

namespace entente {

inline constexpr std::uint32_t sentence_feature_count = 1U << 15;

/// Fills `features` with numbers below sentence_feature_count for the gap after token `i`, which is not the last, of a
/// sentence that began at token `first`; `paragraph_end` is the first token of the next paragraph. O(1).
void find_gap_features(const SentenceRules& rules, std::uint32_t first, std::uint32_t i, std::uint32_t paragraph_end,
                       std::vector<std::uint32_t>& features);

}  // namespace entente
