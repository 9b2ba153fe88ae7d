// SPDX-License-Identifier: Apache-2.0
/// Every format that a knowledge base can be exported to, by name. docs/formats.md describes them.
#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/export/graphml.h"
#include "graph/export/subgraph.h"
#include "graph/export/triples.h"
#include "graph/export/view.h"

namespace entente {

struct ExportOptions {
  View view = View::events;                           // of formats that draw nodes and edges
  GraphmlDialect dialect = GraphmlDialect::portable;  // of graphml
  bool gexf_1_3 = false;                              // GEXF 1.3 instead of 1.2draft
  std::string table = "edges";                        // of csv and neo4j on one stream: nodes, edges or evidence
  RdfOptions rdf;                                     // `base` is that of the IRIs in all formats
};

/// Opens the named file of a format that consists of several; good until the next call.
using OpenFile = std::function<std::ostream&(std::string_view name)>;

struct ExportFormat {
  std::string_view name;
  std::string_view summary;  // "for Gephi, Cytoscape, …"
  Result<void> (*write)(Subgraph& subgraph, const ExportOptions& options, std::ostream& out);
  /// None: the format is one file.
  Result<void> (*write_folder)(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open) = nullptr;
};

std::span<const ExportFormat> formats();

/// Fails with usage and the nearest name when there is none.
Result<const ExportFormat*> find_format(std::string_view name);

std::optional<GraphmlDialect> dialect_named(std::string_view name);

}  // namespace entente
