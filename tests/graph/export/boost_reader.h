// SPDX-License-Identifier: Apache-2.0
/// GraphML as Boost's own reader sees it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente {

struct BoostReading {
  std::vector<std::map<std::string, std::string>> nodes, edges;  // texts by the name of the attribute
  std::size_t node_values = 0, edge_values = 0;                  // numbers too
};

/// Throws what Boost throws when it refuses the file.
BoostReading read_by_boost(const std::string& graphml);

}  // namespace entente
