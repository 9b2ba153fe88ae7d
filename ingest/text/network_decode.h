// SPDX-License-Identifier: Apache-2.0
/// From scores to structures: the best dependency tree, and the best sequence of name labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/document.h"

namespace entente {

/// The heads of the highest-scoring tree with exactly one root. `scores` is n x (n + 1), column 0 the root, column
/// j + 1 token j; so are the results (0: root). Chu & Liu 1965, Edmonds 1967, in O(n²) (Tarjan 1977).
std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t tokens);

/// Labels of the name layer: 0 is outside, then for each NameType begin, inside, last, single.
inline constexpr std::size_t name_label_count = 25;
enum class NamePart : std::uint8_t { begin, inside, last, single };
constexpr std::size_t name_label(NameType type, NamePart part) {
  return 1 + 4 * static_cast<std::size_t>(type) + static_cast<std::size_t>(part);
}

struct LabelledSpan {
  std::uint32_t first = 0, end = 0;  // tokens of the sentence, half-open
  NameType type = NameType::other;
  float score = 0;  // 0-1
};

/// Whether label `to` may follow label `from`; label 0 stands before the first and after the last token.
bool may_follow(std::size_t from, std::size_t to);

/// The names of the best well-formed label sequence (Viterbi), each with the least marginal share of its labels
/// (forward- backward). `scores` is n x name_label_count; `transitions` from x to, name_label_count each way. O(n).
std::vector<LabelledSpan> best_names(std::span<const float> scores, std::span<const float> transitions,
                                     std::size_t tokens);

}  // namespace entente
