// SPDX-License-Identifier: Apache-2.0
/// Tables: nodes, edges and evidence as CSV, and the same for Neo4j's bulk import.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/format.h"

namespace entente {

/// One of the tables.
Result<void> write_csv(Subgraph& subgraph, const ExportOptions& options, std::ostream& out);
/// nodes.csv, edges.csv, evidence.csv.
Result<void> write_csv_folder(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open);
/// nodes.csv, relationships.csv, import.sh.
Result<void> write_neo4j_folder(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open);

}  // namespace entente
