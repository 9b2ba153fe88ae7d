// SPDX-License-Identifier: Apache-2.0
/// entente export: the knowledge base, or a part of it, as other tools read it.
#pragma once

#include <string>

#include "cli/streams.h"
#include "graph/export/subgraph.h"

namespace entente {

struct ExportCommandOptions {
  std::string kb;
  std::string format;        // a name of graph/export/format.h
  std::string output = "-";  // file, folder of formats that are several files, or - for standard output
  Selection selection;
  std::string view = "events";       // events, actors, full
  std::string dialect = "portable";  // of GraphML: portable, gephi, neo4j, yed
  std::string gexf_version = "1.2";  // 1.2 or 1.3
  std::string table = "edges";       // of csv on standard output: nodes, edges, evidence
  std::string base;                  // of the IRIs; "": the default
  std::string software = "entente";  // name and version
};

int run_export(const ExportCommandOptions& options, Streams& streams);

}  // namespace entente
