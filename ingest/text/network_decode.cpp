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

bool is_tree(const Heads& heads) {
  std::vector<std::uint32_t> seen_by(heads.size(), 0);
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen_by[at] == 0) {
      seen_by[at] = start;
      at = heads[at];
    }
    if (at != 0 && seen_by[at] == start) return false;
  }
  return true;
}

/// Follows best heads until the root or a finished node; a cycle on the way becomes one node, whose arcs are worth
/// what they gain over the arc within that they replace. Nodes are words first, contracted cycles after.
class TreeSearch {
 public:
  TreeSearch(const std::vector<float>& scores, std::size_t size) : size_(size), top_(size), members_(size) {
    for (std::uint32_t node = 0; node < size; ++node) {
      top_[node] = node;
      members_[node] = {node};
      nodes_.push_back({.scores = {scores.begin() + static_cast<std::ptrdiff_t>(node * size),
                                   scores.begin() + static_cast<std::ptrdiff_t>((node + 1) * size)},
                        .entered = std::vector<std::uint32_t>(size, node)});
    }
    nodes_[0].state = State::finished;
  }

  Heads run() {
    for (std::uint32_t start = 1; start < size_; ++start) follow(top_[start]);
    Heads heads(size_, 0);
    std::vector<bool> is_settled(nodes_.size(), false);
    for (std::size_t node = nodes_.size(); node-- > 1;) {  // cycles before what they hold
      if (is_settled[node]) continue;
      std::uint32_t at = nodes_[node].entered[nodes_[node].head];
      heads[at] = nodes_[node].head;
      for (; at != node; at = nodes_[at].parent) is_settled[at] = true;
    }
    return heads;
  }

 private:
  enum class State : std::uint8_t { fresh, on_path, finished };
  struct Node {
    std::vector<float> scores;           // by head, a word
    std::vector<std::uint32_t> entered;  // by head: the word within this node that the arc goes to
    std::uint32_t head = 0;              // the best
    std::uint32_t parent = 0;            // the cycle it is in
    State state = State::fresh;
  };

  void follow(std::uint32_t node) {
    std::vector<std::uint32_t> path;
    while (nodes_[node].state != State::finished) {
      if (nodes_[node].state == State::on_path) node = contract(path, node);
      nodes_[node].state = State::on_path;
      path.push_back(node);
      float best = -std::numeric_limits<float>::infinity();
      for (std::uint32_t head = 0; head < size_; ++head) {
        if (nodes_[node].scores[head] <= best || top_[head] == node) continue;
        best = nodes_[node].scores[head];
        nodes_[node].head = head;
      }
      node = top_[nodes_[node].head];
    }
    for (const std::uint32_t done : path) nodes_[done].state = State::finished;
  }

  /// Takes the cycle from `first` on off the path and gives the node that stands for it.
  std::uint32_t contract(std::vector<std::uint32_t>& path, std::uint32_t first) {
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    Node cycle{.scores = std::vector<float>(size_, impossible), .entered = std::vector<std::uint32_t>(size_)};
    std::vector<std::uint32_t> words;
    for (std::uint32_t part = made; part != first;) {
      part = path.back();
      path.pop_back();
      Node& inner = nodes_[part];
      inner.parent = made;
      const float replaced = inner.scores[inner.head];
      for (std::size_t head = 0; head < size_; ++head) {
        if (const float gain = inner.scores[head] - replaced; gain > cycle.scores[head]) {
          cycle.scores[head] = gain;
          cycle.entered[head] = inner.entered[head];
        }
      }
      words.insert(words.end(), members_[part].begin(), members_[part].end());
    }
    for (const std::uint32_t word : words) top_[word] = made;
    members_.push_back(std::move(words));
    nodes_.push_back(std::move(cycle));
    return made;
  }

  std::size_t size_;
  std::vector<std::uint32_t> top_;                   // of each word: the node that stands for it
  std::vector<std::vector<std::uint32_t>> members_;  // of each node: its words
  std::vector<Node> nodes_;
};

Heads maximum_tree(const std::vector<float>& scores, std::size_t size) {
  Heads heads = greedy_heads(scores, size);
  return is_tree(heads) ? heads : TreeSearch(scores, size).run();
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

bool may_follow(std::size_t from, std::size_t to) {
  const auto part = [](std::size_t label) { return static_cast<NamePart>((label - 1) % 4); };
  const bool is_open = from != 0 && (part(from) == NamePart::begin || part(from) == NamePart::inside);
  const bool goes_on = to != 0 && (part(to) == NamePart::inside || part(to) == NamePart::last);
  return is_open ? goes_on && (from - 1) / 4 == (to - 1) / 4 : !goes_on;
}

namespace {

using LabelRow = std::array<float, name_label_count>;

/// The labels that may come before a label, ascending.
struct Sources {
  std::array<std::uint8_t, name_label_count> labels{};
  std::size_t count = 0;

  const std::uint8_t* begin() const { return labels.data(); }
  const std::uint8_t* end() const { return labels.data() + count; }
};

const std::array<Sources, name_label_count>& sources_of_labels() {
  static const auto sources = [] {
    std::array<Sources, name_label_count> made;
    for (std::size_t to = 0; to < name_label_count; ++to) {
      for (std::size_t from = 0; from < name_label_count; ++from) {
        if (may_follow(from, to)) made[to].labels[made[to].count++] = static_cast<std::uint8_t>(from);
      }
    }
    return made;
  }();
  return sources;
}

std::vector<std::uint8_t> best_labels(std::span<const float> scores, std::span<const float> transitions,
                                      std::size_t tokens) {
  std::vector<std::array<std::uint8_t, name_label_count>> came_from(tokens);
  LabelRow best{};
  const auto& sources = sources_of_labels();
  for (std::size_t t = 0; t < tokens; ++t) {
    LabelRow next{};
    for (std::size_t to = 0; to < name_label_count; ++to) {
      next[to] = impossible;
      for (const std::uint8_t from : sources[to]) {
        if (t == 0 && from != 0) break;
        const float total = best[from] + transitions[from * name_label_count + to];
        if (total <= next[to]) continue;
        next[to] = total;
        came_from[t][to] = from;
      }
      next[to] += scores[t * name_label_count + to];
    }
    best = next;
  }
  std::vector<std::uint8_t> labels(tokens);
  std::uint8_t at = 0;
  float top = impossible;
  for (std::uint8_t label = 0; label < name_label_count; ++label) {
    if (may_follow(label, 0) && best[label] > top) {
      top = best[label];
      at = label;
    }
  }
  for (std::size_t t = tokens; t-- > 0;) {
    labels[t] = at;
    at = came_from[t][at];
  }
  return labels;
}

/// Marginal shares of the labels, by sums over all well-formed sequences.
std::vector<float> label_shares(std::span<const float> scores, std::span<const float> transitions,
                                const std::vector<std::uint8_t>& labels) {
  const std::size_t tokens = labels.size();
  std::vector<float> worth(name_label_count * name_label_count);
  for (std::size_t i = 0; i < worth.size(); ++i) worth[i] = exponential(std::min(transitions[i], 20.0F) - 20.0F);
  std::vector<LabelRow> emitted(tokens), before(tokens), after(tokens);
  const auto rescale = [](LabelRow& row) {
    float sum = 0;
    for (const float value : row) sum += value;
    for (float& value : row) value /= std::max(sum, 1e-30F);
  };
  for (std::size_t t = 0; t < tokens; ++t) {
    std::copy_n(scores.begin() + static_cast<std::ptrdiff_t>(t * name_label_count), name_label_count,
                emitted[t].begin());
    softmax(emitted[t]);
    for (std::size_t to = 0; to < name_label_count; ++to) {
      float sum = 0;
      for (const std::uint8_t from : sources_of_labels()[to]) {
        const float known = t == 0 ? (from == 0 ? 1.0F : 0.0F) : before[t - 1][from];
        sum += known * worth[from * name_label_count + to];
      }
      before[t][to] = sum * emitted[t][to];
    }
    rescale(before[t]);
  }
  for (std::size_t t = tokens; t-- > 0;) {
    for (std::size_t from = 0; from < name_label_count; ++from)
      after[t][from] = t + 1 == tokens && may_follow(from, 0) ? 1.0F : 0.0F;
    if (t + 1 == tokens) continue;
    for (std::size_t to = 0; to < name_label_count; ++to) {
      const float value = after[t + 1][to] * emitted[t + 1][to];
      for (const std::uint8_t from : sources_of_labels()[to])
        after[t][from] += worth[from * name_label_count + to] * value;
    }
    rescale(after[t]);
  }
  std::vector<float> shares(tokens);
  for (std::size_t t = 0; t < tokens; ++t) {
    float sum = 0;
    for (std::size_t label = 0; label < name_label_count; ++label) sum += before[t][label] * after[t][label];
    shares[t] = std::min(1.0F, before[t][labels[t]] * after[t][labels[t]] / std::max(sum, 1e-30F));
  }
  return shares;
}

}  // namespace

std::vector<LabelledSpan> best_names(std::span<const float> scores, std::span<const float> transitions,
                                     std::size_t tokens) {
  const std::vector<std::uint8_t> labels = best_labels(scores, transitions, tokens);
  if (std::ranges::all_of(labels, [](std::uint8_t label) { return label == 0; })) return {};
  const std::vector<float> shares = label_shares(scores, transitions, labels);
  std::vector<LabelledSpan> names;
  LabelledSpan open;
  for (std::uint32_t t = 0; t < tokens; ++t) {
    if (labels[t] == 0) continue;
    const auto part = static_cast<NamePart>((labels[t] - 1) % 4);
    if (part == NamePart::begin || part == NamePart::single) {
      open = {.first = t, .type = static_cast<NameType>((labels[t] - 1) / 4), .score = shares[t]};
    }
    open.score = std::min(open.score, shares[t]);
    open.end = t + 1;
    if (part == NamePart::last || part == NamePart::single) names.push_back(open);
  }
  return names;
}

}  // namespace entente
