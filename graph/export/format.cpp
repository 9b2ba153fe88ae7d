// SPDX-License-Identifier: Apache-2.0
#include "graph/export/format.h"

#include <algorithm>

#include "graph/export/cx2.h"
#include "graph/export/dot.h"
#include "graph/export/follow_the_money.h"
#include "graph/export/gexf.h"
#include "graph/export/jsonld.h"
#include "graph/export/network_json.h"
#include "graph/export/ntriples.h"
#include "graph/export/plover.h"
#include "graph/export/rdf.h"
#include "graph/export/records.h"
#include "graph/export/tables.h"
#include "graph/query/type_names.h"

namespace entente {
namespace {

template <RdfSyntax syntax>
Result<void> rdf(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write_rdf(subgraph, options.rdf, syntax, out);
}

template <auto write>
Result<void> statements(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write(subgraph, options.rdf, out);
}

Result<void> graphml(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write_graphml(subgraph, options.view, options.dialect, options.rdf.base, out);
}

Result<void> gexf(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write_gexf(subgraph, options.view, options.gexf_1_3, options.rdf.base, out);
}

Result<void> dot(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write_dot(subgraph, options.view, options.rdf.base, out);
}

template <NetworkJson shape>
Result<void> json(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write_network_json(subgraph, options.view, shape, options.rdf.base, out);
}

Result<void> cx2(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  return write_cx2(subgraph, options.view, options.rdf.base, out);
}

Result<void> jsonl(Subgraph& subgraph, const ExportOptions&, std::ostream& out) { return write_jsonl(subgraph, out); }

constexpr ExportFormat table[] = {
    {"graphml", "nodes and edges for Gephi, Cytoscape, yEd, networkx, igraph, Neo4j (--view, --dialect)", graphml},
    {"turtle", "RDF that reads well", rdf<RdfSyntax::turtle>},
    {"ntriples", "RDF, one statement per line", statements<write_ntriples>},
    {"nquads", "RDF with a named graph for each article", statements<write_nquads>},
    {"rdfxml", "RDF for tools that read nothing else", rdf<RdfSyntax::rdfxml>},
    {"jsonld", "RDF as JSON-LD 1.1", statements<write_jsonld>},
    {"gexf", "nodes and edges with a time line, for Gephi", gexf},
    {"dot", "for Graphviz; draw it with sfdp, best with --view actors", dot},
    {"json", "nodes and links, for networkx and d3", json<NetworkJson::node_link>},
    {"cytoscape", "JSON for Cytoscape and cytoscape.js", json<NetworkJson::cytoscape>},
    {"cx2", "CX2 for NDEx and Cytoscape 3.10", cx2},
    {"graphology", "JSON for graphology, sigma.js and Gephi Lite", json<NetworkJson::graphology>},
    {"csv", "tables of nodes, edges and evidence: a folder, or one --table", write_csv, write_csv_folder},
    {"neo4j", "a folder for neo4j-admin's bulk import, with the command", nullptr, write_neo4j_folder},
    {"plover", "a table with one line per event, source and target, in the columns of PLOVER and CAMEO data",
     write_plover},
    {"ftm", "FollowTheMoney entities, one per line, for Aleph", statements<write_follow_the_money>},
    {"jsonl", "articles with what they state, one per line; entente load reads it back", jsonl},
};

}  // namespace

std::span<const ExportFormat> formats() { return table; }

Result<const ExportFormat*> find_format(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(table), std::end(table), [&](const ExportFormat& format) { return format.name == name; });
  if (found != std::end(table)) return &*found;
  std::vector<std::string> known;
  for (const auto& format : table) known.emplace_back(format.name);
  std::string message = "there is no format '" + std::string(name) + "'";
  if (const auto near = nearest(std::string(name), known); !near.empty())
    return fail(ErrorKind::usage, message + "; did you mean " + near + "?");
  message += " (formats are ";
  for (std::size_t i = 0; i < known.size(); ++i) message += (i ? ", " : "") + known[i];
  return fail(ErrorKind::usage, message + ")");
}

std::optional<GraphmlDialect> dialect_named(std::string_view name) {
  if (name == "portable") return GraphmlDialect::portable;
  if (name == "gephi") return GraphmlDialect::gephi;
  if (name == "neo4j") return GraphmlDialect::neo4j;
  if (name == "yed") return GraphmlDialect::yed;
  return std::nullopt;
}

}  // namespace entente
