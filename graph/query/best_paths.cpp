// SPDX-License-Identifier: Apache-2.0
#include "graph/query/best_paths.h"

namespace entente {

Neighbourhood make_neighbourhood(std::vector<ReadEdge> edges, const TieCost& cost, std::uint32_t from, std::uint32_t to,
                                 std::uint32_t via) {
  Neighbourhood near;
  if (edges.empty()) return near;
  for (const auto& edge : edges) {
    near.vertices.push_back(edge.from);
    near.vertices.push_back(edge.to);
  }
  std::sort(near.vertices.begin(), near.vertices.end());
  near.vertices.erase(std::unique(near.vertices.begin(), near.vertices.end()), near.vertices.end());
  const auto index_of = [&](std::uint32_t vertex) {
    const auto found = std::lower_bound(near.vertices.begin(), near.vertices.end(), vertex);
    return found == near.vertices.end() || *found != vertex ? no_number
                                                            : static_cast<std::uint32_t>(found - near.vertices.begin());
  };
  near.from = index_of(from);
  near.to = index_of(to);
  near.via = via == no_number ? no_number : index_of(via);
  if (near.from == no_number || near.to == no_number || (via != no_number && near.via == no_number)) return {};
  near.edges.reserve(edges.size());
  for (const auto& edge : edges)
    near.edges.push_back({.from = index_of(edge.from),
                          .to = index_of(edge.to),
                          .cost = cost(edge.tie),
                          .is_along = edge.is_along,
                          .tie = edge.tie});
  const auto key = [](const Neighbourhood::Edge& edge) {
    return std::tuple(edge.from, edge.to, edge.cost, edge.tie.fact, edge.is_along, edge.tie.facet.bits);
  };
  std::sort(near.edges.begin(), near.edges.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  near.edges.erase(
      std::unique(near.edges.begin(), near.edges.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
      near.edges.end());
  near.first_edge.assign(near.vertices.size() + 1, 0);
  for (const auto& edge : near.edges) ++near.first_edge[edge.from + 1];
  for (std::size_t i = 1; i < near.first_edge.size(); ++i) near.first_edge[i] += near.first_edge[i - 1];
  return near;
}

PathGrower::PathGrower(const Neighbourhood& near, const PathQuestion& question, const Names& names, unsigned hops)
    : near_(near), question_(question), names_(names), hops_(hops) {
  find_remaining_costs();
}

/// Cheapest walk to the end with at most so many hops, with and without the vertex to visit behind it (Bellman–Ford).
void PathGrower::find_remaining_costs() {
  const std::size_t n = near_.vertices.size();
  remaining_.assign((hops_ + 1) * 2 * n, unreachable);
  const auto at = [&](unsigned hops, bool has_visited, std::uint32_t vertex) -> std::uint64_t& {
    return remaining_[(hops * 2 + (has_visited ? 1U : 0U)) * n + vertex];
  };
  const bool must_visit = near_.via != no_number;
  for (unsigned hops = 0; hops <= hops_; ++hops) {
    at(hops, true, near_.to) = 0;
    if (!must_visit) at(hops, false, near_.to) = 0;
    if (hops == 0) continue;
    for (const auto& edge : near_.edges) {
      if (edge.from == near_.to) continue;  // a path ends there
      for (const bool has_visited : {false, true}) {
        const bool then = has_visited || edge.to == near_.via;
        const std::uint64_t rest = at(hops - 1, then, edge.to);
        auto& best = at(hops, has_visited, edge.from);
        if (rest < unreachable && rest + edge.cost < best) best = rest + edge.cost;
      }
    }
  }
}

std::vector<std::uint32_t> PathGrower::chain(std::uint32_t partial) const {
  std::vector<std::uint32_t> vertices;
  for (; partial != nothing; partial = partials_[partial].parent) vertices.push_back(partials_[partial].vertex);
  std::reverse(vertices.begin(), vertices.end());
  return vertices;
}

/// The order of a max-heap's inverse: costlier completion, then later ids, is worse.
bool PathGrower::is_worse(std::uint32_t a, std::uint32_t b) const {
  if (partials_[a].estimate != partials_[b].estimate) return partials_[a].estimate > partials_[b].estimate;
  const auto one = chain(a);
  const auto other = chain(b);
  for (std::size_t i = 0; i < one.size() && i < other.size(); ++i) {
    if (one[i] == other[i]) continue;
    return names_.entity(near_.vertices[one[i]]) > names_.entity(near_.vertices[other[i]]);
  }
  if (one.size() != other.size()) return one.size() > other.size();
  if (partials_[a].edge == partials_[b].edge || partials_[a].edge == nothing) return false;
  return names_.fact(near_.edges[partials_[a].edge].tie.fact) > names_.fact(near_.edges[partials_[b].edge].tie.fact);
}

bool PathGrower::is_on(std::uint32_t partial, std::uint32_t vertex) const {
  for (; partial != nothing; partial = partials_[partial].parent)
    if (partials_[partial].vertex == vertex) return true;
  return false;
}

void PathGrower::extend(std::uint32_t index) {
  const Partial partial = partials_[index];
  std::uint32_t last_target = nothing;
  for (std::uint32_t i = near_.first_edge[partial.vertex]; i < near_.first_edge[partial.vertex + 1]; ++i) {
    const auto& edge = near_.edges[i];
    if (!question_.chronological && edge.to == last_target) continue;  // its cheapest tie came first
    last_target = edge.to;
    std::int32_t day = partial.day;
    if (question_.chronological) {
      const bool is_undated = edge.tie.facet.is_event() && edge.tie.since == no_start;
      if (is_undated || edge.tie.until < day) continue;
      day = std::max(day, edge.tie.since);
    }
    const bool has_visited = partial.has_visited || edge.to == near_.via;
    const std::uint64_t rest = remaining(edge.to, hops_ - partial.hops - 1U, has_visited);
    if (rest >= unreachable || is_on(index, edge.to)) continue;
    const std::uint64_t cost = partial.cost + edge.cost;
    partials_.push_back({.parent = index,
                         .vertex = edge.to,
                         .edge = i,
                         .day = day,
                         .hops = static_cast<std::uint16_t>(partial.hops + 1),
                         .has_visited = has_visited,
                         .cost = cost,
                         .estimate = cost + rest});
    heap_.push_back(static_cast<std::uint32_t>(partials_.size() - 1));
    std::push_heap(heap_.begin(), heap_.end(), [this](std::uint32_t a, std::uint32_t b) { return is_worse(a, b); });
  }
}

FoundPath PathGrower::path_of(std::uint32_t last) const {
  FoundPath path{.cost = partials_[last].cost, .hops = {}};
  for (std::uint32_t at = last; partials_[at].parent != nothing; at = partials_[at].parent) {
    const auto& chosen = near_.edges[partials_[at].edge];
    FoundHop hop{.from = near_.vertices[chosen.from], .to = near_.vertices[chosen.to], .ties = {}};
    for (std::uint32_t i = near_.first_edge[chosen.from]; i < near_.first_edge[chosen.from + 1]; ++i) {
      const auto& edge = near_.edges[i];
      if (edge.to == chosen.to) hop.ties.push_back({.tie = edge.tie, .is_along = edge.is_along});
    }
    const TieCost cost(question_.weight, question_.newest);
    std::sort(hop.ties.begin(), hop.ties.end(), [&](const FoundTie& a, const FoundTie& b) {
      if (question_.chronological && (a.tie == chosen.tie) != (b.tie == chosen.tie)) return a.tie == chosen.tie;
      const auto one = std::tuple(cost(a.tie), -std::int64_t{a.tie.until == no_end ? no_start : a.tie.until});
      const auto other = std::tuple(cost(b.tie), -std::int64_t{b.tie.until == no_end ? no_start : b.tie.until});
      return one != other ? one < other : names_.fact(a.tie.fact) < names_.fact(b.tie.fact);
    });
    path.hops.push_back(std::move(hop));
  }
  std::reverse(path.hops.begin(), path.hops.end());
  return path;
}

FoundPaths PathGrower::grow(std::size_t k) {
  FoundPaths found;
  const bool starts_visited = near_.via == near_.from;
  const std::uint64_t estimate = remaining(near_.from, hops_, starts_visited);
  if (estimate >= unreachable) return found;
  partials_.push_back({.parent = nothing,
                       .vertex = near_.from,
                       .edge = nothing,
                       .day = no_start,
                       .hops = 0,
                       .has_visited = starts_visited,
                       .cost = 0,
                       .estimate = estimate});
  heap_.push_back(0);
  std::set<std::vector<std::uint32_t>> seen;  // chronological: one path per sequence of entities
  const auto worse = [this](std::uint32_t a, std::uint32_t b) { return is_worse(a, b); };
  while (!heap_.empty()) {
    if (partials_.size() > work_limit) {
      found.is_cut = true;
      break;
    }
    std::pop_heap(heap_.begin(), heap_.end(), worse);
    const std::uint32_t best = heap_.back();
    heap_.pop_back();
    const bool is_whole = partials_[best].vertex == near_.to;
    if (is_whole && question_.chronological && !seen.insert(chain(best)).second) continue;
    if (is_whole && found.paths.size() == k) {
      found.is_cut = true;
      break;
    }
    if (is_whole) found.paths.push_back(path_of(best));
    else if (partials_[best].hops < hops_) extend(best);
    if (found.paths.size() == k && !question_.every) break;
  }
  return found;
}

}  // namespace entente
