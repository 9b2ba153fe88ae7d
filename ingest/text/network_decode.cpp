// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/network_decode.h"

#include <algorithm>
#include <array>
#include <limits>

#include "ingest/text/network_kernels.h"

namespace entente {
namespace {

constexpr float impossible = -1e30F;

/// Nodes 0..size-1, node 0 the root; scores[dependent * size + head].
using Heads = std::vector<std::uint32_t>;

Heads greedy_heads(const std::vector<float>& scores, std::size_t size) {
  Heads heads(size, 0);
  for (std::size_t d = 1; d < size; ++d) {
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t h = 0; h < size; ++h) {
      if (h != d && scores[d * size + h] > best) {
        best = scores[d * size + h];
        heads[d] = static_cast<std::uint32_t>(h);
      }
    }
  }
  return heads;
}

/// For each node the number of its cycle, from 1; 0 for nodes in none.
std::vector<std::uint32_t> number_cycles(const Heads& heads, std::uint32_t& count) {
  std::vector<std::uint32_t> seen_by(heads.size(), 0), cycles(heads.size(), 0);
  count = 0;
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen_by[at] == 0) {
      seen_by[at] = start;
      at = heads[at];
    }
    if (at == 0 || seen_by[at] != start || cycles[at] != 0) continue;
    ++count;
    for (; cycles[at] == 0; at = heads[at]) cycles[at] = count;
  }
  return cycles;
}

struct Arc {
  std::uint32_t dependent = 0, head = 0;
};

/// Contracts all cycles of the best heads to one node each, finds the best tree of what remains, and opens them again.
Heads maximum_tree(const std::vector<float>& scores, std::size_t size) {
  Heads heads = greedy_heads(scores, size);
  std::uint32_t cycle_count = 0;
  const auto cycles = number_cycles(heads, cycle_count);
  if (cycle_count == 0) return heads;

  std::vector<std::uint32_t> new_of_old(size);
  std::uint32_t next = 0;
  for (std::size_t node = 0; node < size; ++node) {
    if (cycles[node] == 0) new_of_old[node] = next++;
  }
  for (std::size_t node = 0; node < size; ++node) {
    if (cycles[node] != 0) new_of_old[node] = next + cycles[node] - 1;
  }
  const std::size_t new_size = next + cycle_count;
  std::vector<float> new_scores(new_size * new_size, impossible);
  std::vector<Arc> arcs(new_size * new_size);
  for (std::uint32_t d = 1; d < size; ++d) {
    // An arc into a cycle replaces the one within it.
    const float replaced = cycles[d] != 0 ? scores[d * size + heads[d]] : 0.0F;
    for (std::uint32_t h = 0; h < size; ++h) {
      if (new_of_old[d] == new_of_old[h]) continue;
      const std::size_t at = new_of_old[d] * new_size + new_of_old[h];
      if (const float score = scores[d * size + h] - replaced; score > new_scores[at]) {
        new_scores[at] = score;
        arcs[at] = {.dependent = d, .head = h};
      }
    }
  }
  const Heads new_heads = maximum_tree(new_scores, new_size);
  for (std::size_t d = 1; d < new_size; ++d) {
    const Arc arc = arcs[d * new_size + new_heads[d]];
    heads[arc.dependent] = arc.head;
  }
  return heads;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t tokens) {
  const std::size_t size = tokens + 1;
  std::vector<float> square(size * size, impossible);
  std::copy(scores.begin(), scores.end(), square.begin() + static_cast<std::ptrdiff_t>(size));
  Heads heads = maximum_tree(square, size);
  if (std::count(heads.begin() + 1, heads.end(), 0U) > 1) {
    // The best tree under a toll on every root arc has as few of them as can be: one.
    float low = 0, high = 0;
    for (const float s : scores) {
      low = std::min(low, s);
      high = std::max(high, s);
    }
    const float toll = (high - low + 1) * static_cast<float>(size);
    for (std::size_t d = 1; d < size; ++d) square[d * size] -= toll;
    heads = maximum_tree(square, size);
  }
  return {heads.begin() + 1, heads.end()};
}

std::vector<LabelledSpan> best_names(std::span<const float> scores, std::size_t tokens) {
  constexpr std::size_t types = 6;
  const auto share_of = [&](std::size_t token, std::size_t label) {
    std::array<float, name_label_count> shares{};
    std::copy_n(scores.begin() + static_cast<std::ptrdiff_t>(token * name_label_count), name_label_count, shares.begin());
    softmax(shares);
    return shares[label];
  };
  // State 0: between names; state 1 + type: within a name of that type (after begin or inside).
  constexpr std::size_t states = 1 + types;
  constexpr float negative = -1e30F;
  std::array<float, states> best{};
  best.fill(negative);
  best[0] = 0;
  std::vector<std::array<std::uint8_t, states>> labels(tokens), sources(tokens);
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* score = scores.data() + t * name_label_count;
    std::array<float, states> next{};
    next.fill(negative);
    const auto offer = [&](std::size_t from, std::size_t to, std::size_t label) {
      const float total = best[from] + score[label];
      if (total <= next[to]) return;
      next[to] = total;
      labels[t][to] = static_cast<std::uint8_t>(label);
      sources[t][to] = static_cast<std::uint8_t>(from);
    };
    offer(0, 0, 0);
    for (std::size_t type = 0; type < types; ++type) {
      const auto label = [&](NamePart part) { return name_label(static_cast<NameType>(type), part); };
      offer(0, 0, label(NamePart::single));
      offer(1 + type, 0, label(NamePart::last));
      offer(0, 1 + type, label(NamePart::begin));
      offer(1 + type, 1 + type, label(NamePart::inside));
    }
    best = next;
  }
  std::vector<LabelledSpan> names;
  std::size_t state = 0;  // no name stays open at the end
  std::uint32_t end = 0;
  for (std::size_t t = tokens; t-- > 0;) {
    const std::size_t label = labels[t][state];
    if (label != 0) {
      const float share = share_of(t, label);
      const auto part = static_cast<NamePart>((label - 1) % 4);
      if (part == NamePart::last || part == NamePart::single) {
        end = static_cast<std::uint32_t>(t + 1);
        names.push_back({.end = end, .type = static_cast<NameType>((label - 1) / 4), .score = share});
      }
      names.back().first = static_cast<std::uint32_t>(t);
      names.back().score = std::min(names.back().score, share);
    }
    state = sources[t][state];
  }
  std::reverse(names.begin(), names.end());
  return names;
}

}  // namespace entente
