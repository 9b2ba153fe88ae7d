// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/bonds.h"

#include <algorithm>

namespace entente {
namespace {

std::vector<std::uint32_t> way_to_root(const SyntaxTree& tree, std::uint32_t token) {
  std::vector<std::uint32_t> out;
  for (; token != no_index; token = tree.head(token)) out.push_back(token);
  return out;
}

bool means(const Mention& mention, std::uint32_t entity) {
  return mention.is_collective ? std::ranges::find(mention.members, entity) != mention.members.end()
                               : mention.entity == entity;
}

}  // namespace

Bond bond_of(const Document& document, const SyntaxTree& tree, std::uint32_t trigger, std::uint32_t entity) {
  Bond best;
  const std::vector<std::uint32_t> from = way_to_root(tree, trigger);
  const std::uint32_t sentence = document.tokens[trigger].sentence;
  const std::uint32_t first = document.sentences[sentence].first_token;
  const std::uint32_t end = document.sentences[sentence].end_token;
  const auto at = std::ranges::lower_bound(document.mentions, document.sentences[sentence].span.begin, {},
                                           [](const Mention& m) { return m.span.begin; });
  for (auto m = at; m != document.mentions.end() && m->first_token < end; ++m) {
    if (m->head < first || m->head >= end || !means(*m, entity)) continue;
    std::uint32_t down = 0;
    for (std::uint32_t up = m->head; up != no_index; up = tree.head(up), ++down) {
      const auto meeting = std::ranges::find(from, up);
      if (meeting == from.end()) continue;
      const auto steps = static_cast<std::uint32_t>(meeting - from.begin());
      if (best.mention == no_index || steps + down < best.up + best.down)
        best = {.mention = static_cast<std::uint32_t>(m - document.mentions.begin()),
                .meeting = up,
                .up = steps,
                .down = down};
      break;
    }
  }
  return best;
}

}  // namespace entente
