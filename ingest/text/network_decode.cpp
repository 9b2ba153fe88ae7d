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
