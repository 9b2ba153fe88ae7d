// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store_graph.h"

#include <algorithm>

namespace entente {

const StoreGraph::Edges& StoreGraph::edges(std::uint32_t vertex) const {
  const auto [found, is_new] = read_.try_emplace(vertex);
  if (!is_new) return found->second;
  rows_.clear();
  reader_->ties(vertex, rows_);
  Edges& edges = found->second;
  edges.out = static_cast<std::size_t>(
      std::count_if(rows_.begin(), rows_.end(), [](const TieRow& row) { return row.is_source; }));
  edges.all.reserve(rows_.size());
  for (const bool is_out : {true, false})
    for (const auto& row : rows_)
      if (row.is_source == is_out)
        edges.all.push_back(
            {.source = is_out ? vertex : row.other, .target = is_out ? row.other : vertex, .tie = row.tie});
  return edges;
}

std::pair<const StoreEdge*, const StoreEdge*> StoreGraph::out_edges(std::uint32_t vertex) const {
  const Edges& found = edges(vertex);
  return {found.all.data(), found.all.data() + found.out};
}

std::pair<const StoreEdge*, const StoreEdge*> StoreGraph::in_edges(std::uint32_t vertex) const {
  const Edges& found = edges(vertex);
  return {found.all.data() + found.out, found.all.data() + found.all.size()};
}

std::size_t StoreGraph::ties(std::uint32_t vertex) const {
  const auto found = read_.find(vertex);
  return found != read_.end() ? found->second.all.size() : reader_->degree(vertex);
}

}  // namespace entente
