// SPDX-License-Identifier: Apache-2.0
/// Nodes and edges as JSON in the four shapes that tools read: node-link (networkx, d3), Cytoscape and cytoscape.js,
/// graphology (sigma.js, Gephi Lite), and CX2 (NDEx, Cytoscape 3.10).
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/view.h"

namespace entente {

enum class NetworkJson : std::uint8_t { node_link, cytoscape, graphology, cx2 };

Result<void> write_network_json(Subgraph& subgraph, View view, NetworkJson shape, std::string_view base,
                                std::ostream& out);

}  // namespace entente
