// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/network_decode.h"

#include <algorithm>
#include <array>
#include <limits>

#include "ingest/text/network_kernels.h"

namespace entente {
namespace {

constexpr float impossible = -1e30F;
constexpr std::uint32_t none = 0xffffffff;

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

/// The nodes of one cycle; empty when there is none.
std::vector<std::uint32_t> find_cycle(const Heads& heads) {
  std::vector<std::uint32_t> seen_by(heads.size(), 0);
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen_by[at] == 0) {
      seen_by[at] = start;
      at = heads[at];
    }
    if (at == 0 || seen_by[at] != start) continue;
    std::vector<std::uint32_t> cycle{at};
    for (std::uint32_t next = heads[at]; next != at; next = heads[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

/// Contracts cycles one after the other, then opens them again in reverse order.
Heads maximum_tree(std::vector<float> scores, std::size_t size) {
  struct Contraction {
    std::vector<std::uint32_t> old_of_new;   // new node -> old node; the contracted one is the last
    std::vector<std::uint32_t> cycle;        // old nodes
    std::vector<std::uint32_t> enters;       // new head -> the old cycle node that it would enter
    std::vector<std::uint32_t> leaves;       // new dependent -> the old cycle node that would be its head
    Heads heads;                             // old heads within the cycle
  };
  std::vector<Contraction> contractions;
  Heads heads = greedy_heads(scores, size);
  for (auto cycle = find_cycle(heads); !cycle.empty(); cycle = find_cycle(heads)) {
    Contraction step{.cycle = cycle, .heads = heads};
    std::vector<bool> in_cycle(size, false);
    float cycle_score = 0;
    for (const std::uint32_t node : cycle) {
      in_cycle[node] = true;
      cycle_score += scores[node * size + heads[node]];
    }
    for (std::uint32_t node = 0; node < size; ++node) {
      if (!in_cycle[node]) step.old_of_new.push_back(node);
    }
    const std::size_t new_size = step.old_of_new.size() + 1, merged = new_size - 1;
    step.enters.assign(new_size, none);
    step.leaves.assign(new_size, none);
    std::vector<float> next(new_size * new_size, impossible);
    for (std::size_t d = 0; d < merged; ++d) {
      const std::uint32_t old_d = step.old_of_new[d];
      for (std::size_t h = 0; h < merged; ++h) next[d * new_size + h] = scores[old_d * size + step.old_of_new[h]];
      float in = -std::numeric_limits<float>::infinity(), out = in;
      for (const std::uint32_t node : cycle) {
        if (const float s = scores[old_d * size + node]; s > out) {
          out = s;
          step.leaves[d] = node;
        }
        if (const float s = scores[node * size + old_d] - scores[node * size + heads[node]]; s > in) {
          in = s;
          step.enters[d] = node;
        }
      }
      next[d * new_size + merged] = out;
      next[merged * new_size + d] = in + cycle_score;
    }
    contractions.push_back(std::move(step));
    scores = std::move(next);
    size = new_size;
    heads = greedy_heads(scores, size);
  }
  for (auto step = contractions.rbegin(); step != contractions.rend(); ++step) {
    Heads opened = step->heads;
    const std::size_t merged = step->old_of_new.size();
    for (std::size_t d = 1; d < merged; ++d) {
      opened[step->old_of_new[d]] = heads[d] == merged ? step->leaves[d] : step->old_of_new[heads[d]];
    }
    opened[step->enters[heads[merged]]] = step->old_of_new[heads[merged]];
    heads = std::move(opened);
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
    heads = maximum_tree(std::move(square), size);
  }
  return {heads.begin() + 1, heads.end()};
}

std::vector<LabelledSpan> best_names(std::span<const float> scores, std::size_t tokens) {
  constexpr std::size_t types = 6;
  std::vector<float> shares(scores.begin(), scores.end());
  for (std::size_t t = 0; t < tokens; ++t) softmax(std::span(shares).subspan(t * name_label_count, name_label_count));

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
    const float share = shares[t * name_label_count + label];
    if (label != 0) {
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
