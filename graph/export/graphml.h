// SPDX-License-Identifier: Apache-2.0
/// GraphML in the one dialect that opens in every reader: docs/formats.md, "GraphML".
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/view.h"

namespace entente {

/// portable: valid against the GraphML schema. gephi: edges carry a type, so that Gephi keeps parallel ones. neo4j:
/// labels for apoc.import.graphml as well. yed: shapes and labels that yEd draws.
enum class GraphmlDialect : std::uint8_t { portable, gephi, neo4j, yed };

Result<void> write_graphml(Subgraph& subgraph, View view, GraphmlDialect dialect, std::string_view base,
                           std::ostream& out);

}  // namespace entente
