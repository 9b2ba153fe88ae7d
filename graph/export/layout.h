// SPDX-License-Identifier: Apache-2.0
/// Where nodes go on the plane, so that the first look at an export is a picture. Deterministic to the bit: only the
/// four operations and the square root are used, which IEEE 754 defines exactly.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

struct Point {
  double x = 0, y = 0;
};

/// `importance` gives the start: the most important node in the middle, the others outwards on a sunflower spiral. Up
/// to a few hundred nodes are then moved by springs and repulsion (Fruchterman and Reingold 1991), more by pulling each
/// towards its neighbours. O(n² + ties) for small graphs, O(n log n + ties) for large ones.
std::vector<Point> lay_out(const std::vector<std::uint32_t>& importance,
                           const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties);

/// A point near `centre`, a different one for each `seed`.
Point beside(Point centre, std::uint64_t seed, double distance);

}  // namespace entente
