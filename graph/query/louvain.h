// SPDX-License-Identifier: Apache-2.0
/// Communities by the Louvain method (Blondel, Guillaume, Lambiotte, Lefebvre 2008), which Boost 1.74 does not have.
/// Vertices are visited in the order of their numbers, gains are whole numbers: the same graph gives the same
/// communities.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

struct Communities {
  std::vector<std::uint32_t> of;  // of each vertex
  double modularity = 0;
};

/// `pairs` are the edges of an undirected simple graph of `size` vertices.
Communities louvain(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::size_t size);

}  // namespace entente
