// SPDX-License-Identifier: Apache-2.0
#include "graph/export/tables.h"

#include <ostream>

#include "graph/export/attributes.h"
#include "graph/export/csv_line.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

enum class Dialect : std::uint8_t { plain, neo4j };

/// The cells before the attributes: the id, of edges both ends as well.
std::string_view first_columns(Dialect dialect, bool of_edges) {
  if (dialect == Dialect::neo4j) return of_edges ? "id,:START_ID,:END_ID" : "id:ID";
  return of_edges ? "id,source,target" : "id";
}

/// What neo4j-admin wants at the head of a column: the kind of a node and the type of an edge are no properties.
std::string neo4j_column(std::string_view name, AttributeType type, bool of_edges) {
  if (name == (of_edges ? "type" : "kind")) return of_edges ? ":TYPE" : ":LABEL";
  switch (type) {
    case AttributeType::text: break;
    case AttributeType::list: return std::string(name) + ":string[]";
    case AttributeType::day: return std::string(name) + ":date";
    case AttributeType::integer: return std::string(name) + ":long";
    case AttributeType::number: return std::string(name) + ":double";
  }
  return std::string(name);
}

/// One of the two tables: `nodes` or `edges` is the stream it goes to, the other is none.
class TableSink : public ViewSink {
 public:
  TableSink(Dialect dialect, std::ostream* nodes, std::ostream* edges)
      : out_(nodes ? *nodes : *edges), of_edges_(edges) {
    // Neo4j's browser shows the name of a node; people who read a table look for a label.
    nodes_ = without(node_attributes(), {dialect == Dialect::neo4j ? "label" : "name"});
    edges_ = without(edge_attributes(), {"interaction"});
    out_ << first_columns(dialect, of_edges_);
    if (of_edges_) put_head(dialect, edges_);
    else put_head(dialect, nodes_);
  }

  void node(const ViewNode& node) override {
    if (of_edges_) return;
    CsvLine line(out_);
    line.add(node.id);
    for (const auto& attribute : nodes_) line.add(attribute.value(node, value_));
    line.end();
  }
  void edge(const ViewEdge& edge) override {
    if (!of_edges_) return;
    CsvLine line(out_);
    line.add(edge.id).add(edge.source).add(edge.target);
    for (const auto& attribute : edges_) line.add(attribute.value(edge, value_));
    line.end();
  }

 private:
  void put_head(Dialect dialect, const auto& attributes) {
    for (const auto& attribute : attributes)
      out_ << ','
           << (dialect == Dialect::neo4j ? neo4j_column(attribute.name, attribute.type, of_edges_)
                                         : std::string(attribute.name));
    out_ << '\n';
  }

  std::ostream& out_;
  bool of_edges_;
  std::vector<NodeAttribute> nodes_;
  std::vector<EdgeAttribute> edges_;
  std::string value_;
};

void write_nodes(Subgraph& subgraph, const ExportOptions& options, Dialect dialect, std::ostream& out) {
  TableSink sink(dialect, &out, nullptr);
  draw(subgraph, options.view, options.rdf.base, sink);
}

void write_edges(Subgraph& subgraph, const ExportOptions& options, Dialect dialect, std::ostream& out) {
  TableSink sink(dialect, nullptr, &out);
  draw(subgraph, options.view, options.rdf.base, sink);
}

void write_evidence(Subgraph& subgraph, std::ostream& out) {
  out << "fact,label,article,published,source,url,start,end,confidence,attributed_to,rule,quote\n";
  subgraph.each_fact([&](MergedFact&& fact) {
    const std::string label = label_of(fact, subgraph);
    for (const auto& evidence : fact.evidence) {
      const Article& article = subgraph.article(evidence);
      CsvLine line(out);
      line.add(fact.id)
          .add(label)
          .add(article.id)
          .add(article.published)
          .add(article.source)
          .add(article.url)
          .number(evidence.range.start);
      line.number(evidence.range.end)
          .fraction(evidence.confidence)
          .add(evidence.attributed_to)
          .add(evidence.rule)
          .add(subgraph.quote(evidence))
          .end();
    }
  });
}

constexpr std::string_view import_script = R"sh(#!/usr/bin/env bash
# Loads the two files into a new database: ./import.sh [DATABASE], with neo4j-admin (Neo4j 5) on the PATH and the
# server stopped.
set -euo pipefail
cd "$(dirname "$0")"
neo4j-admin database import full "${1:-neo4j}" --nodes=nodes.csv --relationships=relationships.csv \
  --multiline-fields=true --array-delimiter=";" --overwrite-destination
)sh";

}  // namespace

Result<void> write_csv(Subgraph& subgraph, const ExportOptions& options, std::ostream& out) {
  if (options.table == "nodes") write_nodes(subgraph, options, Dialect::plain, out);
  else if (options.table == "evidence") write_evidence(subgraph, out);
  else write_edges(subgraph, options, Dialect::plain, out);
  return subgraph.check();
}

Result<void> write_csv_folder(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open) {
  write_nodes(subgraph, options, Dialect::plain, open("nodes.csv"));
  write_edges(subgraph, options, Dialect::plain, open("edges.csv"));
  write_evidence(subgraph, open("evidence.csv"));
  return subgraph.check();
}

Result<void> write_neo4j_folder(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open) {
  write_nodes(subgraph, options, Dialect::neo4j, open("nodes.csv"));
  write_edges(subgraph, options, Dialect::neo4j, open("relationships.csv"));
  open("import.sh") << import_script;
  return subgraph.check();
}

}  // namespace entente
