// SPDX-License-Identifier: Apache-2.0
/// Nodes and edges as JSON in three shapes that tools read: node-link (networkx, d3), Cytoscape and cytoscape.js, and
/// graphology (sigma.js, Gephi Lite). CX2 is in cx2.h.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/view.h"

namespace entente {

enum class NetworkJson : std::uint8_t { node_link, cytoscape, graphology };

Result<void> write_network_json(Subgraph& subgraph, View view, NetworkJson shape, std::string_view base,
                                std::ostream& out);

}  // namespace entente
