// SPDX-License-Identifier: Apache-2.0
/// The k best loopless paths of at most max_hops ties, exactly and in one order: by cost, then by the ids of the
/// entities on them. First the ties that can lie on such a path are gathered from both ends (neighbourhood.h), then
/// paths grow from the start, cheapest possible completion first (A* with exact remaining costs).
#pragma once

#include <algorithm>
#include <functional>
#include <queue>
#include <set>
#include <string_view>
#include <vector>

#include "graph/query/neighbourhood.h"

namespace entente {

struct PathQuestion {
  std::uint32_t from = no_number;
  std::uint32_t to = no_number;
  std::uint32_t via = no_number;  // a vertex that the path must visit
  unsigned max_hops = 4;
  std::size_t k = 1;
  bool directed = false;
  bool chronological = false;  // no tie may have happened before the one in front of it
  bool every = false;          // all paths of at most max_hops, not only as long ones as k needs
  Weight weight = Weight::hops;
  std::int32_t newest = 0;  // for Weight::recency
  TieFilter filter;
};

struct FoundTie {
  Tie tie;
  bool is_along = true;  // the path runs from the tie's source to its target
};

struct FoundHop {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::vector<FoundTie> ties;  // all that join the two and pass the filter, best first; the first one counts
};

struct FoundPath {
  std::uint64_t cost = 0;
  std::vector<FoundHop> hops;
};

struct FoundPaths {
  std::vector<FoundPath> paths;
  bool is_cut = false;  // there are more, or the search gave up after `work_limit` partial paths
};

/// For ties of equal cost: what the user sees decides, never a number of the file.
struct Names {
  std::function<std::string_view(std::uint32_t vertex)> entity;
  std::function<std::string_view(std::uint32_t fact)> fact;
};

inline constexpr std::size_t work_limit = 2000000;

/// Grows paths over a neighbourhood; see best_paths().
class PathGrower {
 public:
  PathGrower(const Neighbourhood& near, const PathQuestion& question, const Names& names, unsigned hops);
  FoundPaths grow(std::size_t k);

 private:
  struct Partial {
    std::uint32_t parent, vertex, edge;
    std::int32_t day;  // chronological: the earliest day on which the path can go on
    std::uint16_t hops;
    bool has_visited;  // the vertex to visit
    std::uint64_t cost, estimate;
  };
  static constexpr std::uint64_t unreachable = ~std::uint64_t{0} / 2;
  static constexpr std::uint32_t nothing = 0xffffffff;

  void find_remaining_costs();
  std::uint64_t remaining(std::uint32_t vertex, unsigned hops, bool has_visited) const {
    return remaining_[(hops * 2 + (has_visited ? 1U : 0U)) * near_.vertices.size() + vertex];
  }
  bool is_worse(std::uint32_t a, std::uint32_t b) const;
  bool is_on(std::uint32_t partial, std::uint32_t vertex) const;
  void extend(std::uint32_t partial);
  std::vector<std::uint32_t> chain(std::uint32_t partial) const;
  FoundPath path_of(std::uint32_t partial) const;

  const Neighbourhood& near_;
  const PathQuestion& question_;
  const Names& names_;
  unsigned hops_;
  std::vector<std::uint64_t> remaining_;
  std::vector<Partial> partials_;
  std::vector<std::uint32_t> heap_;
};

/// Fewest hops first is answered by looking no further than the answer needs: lengths are tried one by one.
template <class Graph>
FoundPaths best_paths(const Graph& graph, const PathQuestion& question, const Names& names) {
  FoundPaths found;
  if (question.from == question.to || question.k == 0) return found;
  const TieCost cost(question.weight, question.newest);
  Gatherer<Graph> gatherer(graph, question.filter, question.directed, cost, question.chronological);
  const bool by_length = question.weight == Weight::hops && !question.every && question.via == no_number;
  for (unsigned hops = by_length ? 1 : question.max_hops; hops <= question.max_hops; ++hops) {
    const Neighbourhood near = question.via == no_number
                                   ? gatherer.gather(question.from, question.to, hops)
                                   : gatherer.gather_via(question.from, question.via, question.to, hops);
    if (near.vertices.empty()) {
      if (gatherer.is_exhausted()) break;
      continue;
    }
    found = PathGrower(near, question, names, hops).grow(question.k);
    if (found.paths.size() >= question.k || found.is_cut) break;
    if (gatherer.is_exhausted() && hops >= gatherer.reach()) break;
  }
  return found;
}

}  // namespace entente
