// SPDX-License-Identifier: Apache-2.0
#include "graph/export/tables.h"

#include <algorithm>
#include <ostream>

#include "graph/export/csv_line.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

constexpr std::string_view node_columns =
    "id,label,kind,type,mode,iri,code,country,sector,wikidata,mentions,documents,degree,pagerank,betweenness,closeness,"
    "core,component,community,confidence,polarity,modality,"
    "attributed_to,start,end,precision,"
    "aliases,evidence,source_doc,color,size,x,y\n";
constexpr std::string_view edge_columns =
    "id,source,target,label,type,role,weight,confidence,polarity,modality,start,end,precision,documents,facts,evidence,"
    "source_doc\n";
constexpr std::string_view neo4j_node_columns =
    "id:ID,name,:LABEL,type,mode,iri,code,country,sector,wikidata,mentions:long,documents:long,degree:long,pagerank:"
    "double,betweenness:double,closeness:double,"
    "core:long,component:long,community:long,confidence:double,"
    "polarity,modality,attributed_to,"
    "start:date,end:date,precision,aliases:string[],evidence,source_doc,color,size:double,x:double,y:double\n";
constexpr std::string_view neo4j_edge_columns =
    "id,:START_ID,:END_ID,label,:TYPE,role,weight:double,confidence:double,polarity,modality,start:date,end:date,"
    "precision,documents:long,"
    "facts:string[],evidence,source_doc\n";

/// The columns of Neo4j's import in the same order as our own, so one writer fills both.
class TableSink : public ViewSink {
 public:
  TableSink(std::ostream* nodes, std::ostream* edges) : nodes_(nodes), edges_(edges) {}

  void node(const ViewNode& node) override {
    if (!nodes_) return;
    CsvLine line(*nodes_);
    line.add(node.id)
        .add(node.label)
        .add(node.kind)
        .add(node.type)
        .add(node.mode)
        .add(node.iri)
        .add(node.code)
        .add(node.country)
        .add(node.sector);
    line.add(node.wikidata).number(node.mentions).number(node.documents);
    add_measures(node, line);
    line.fraction(node.confidence).add(node.polarity).add(node.modality);
    line.add(node.attributed_to)
        .add(node.start)
        .add(node.end)
        .add(node.precision)
        .add(node.aliases)
        .add(node.evidence)
        .add(node.source_document);
    line.add(node.colour).add(number_text(node.size)).add(number_text(node.x)).add(number_text(node.y)).end();
  }
  void edge(const ViewEdge& edge) override {
    if (!edges_) return;
    CsvLine line(*edges_);
    line.add(edge.id)
        .add(edge.source)
        .add(edge.target)
        .add(edge.label)
        .add(edge.type)
        .add(edge.role)
        .add(number_text(edge.weight));
    line.fraction(edge.confidence)
        .add(edge.polarity)
        .add(edge.modality)
        .add(edge.start)
        .add(edge.end)
        .add(edge.precision)
        .number(edge.documents);
    line.add(edge.facts).add(edge.evidence).add(edge.source_document).end();
  }

 private:
  /// Empty cells where there are none.
  static void add_measures(const ViewNode& node, CsvLine& line) {
    if (!node.measures) {
      for (int i = 0; i < 7; ++i) line.add("");
      return;
    }
    const auto path_measure = [&](double value) { return node.has_path_measures ? measure_text(value) : ""; };
    const EntityMeasures& measures = *node.measures;
    line.number(measures.neighbours).add(measure_text(measures.pagerank));
    line.add(path_measure(measures.betweenness)).add(path_measure(measures.closeness));
    line.number(measures.core).number(measures.component).number(measures.community);
  }

  std::ostream* nodes_;
  std::ostream* edges_;
};

void write_nodes(Subgraph& subgraph, const ExportOptions& options, std::string_view columns, std::ostream& out) {
  out << columns;
  TableSink sink(&out, nullptr);
  draw(subgraph, options.view, options.rdf.base, sink);
}

void write_edges(Subgraph& subgraph, const ExportOptions& options, std::string_view columns, std::ostream& out) {
  out << columns;
  TableSink sink(nullptr, &out);
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
  if (options.table == "nodes") write_nodes(subgraph, options, node_columns, out);
  else if (options.table == "evidence") write_evidence(subgraph, out);
  else write_edges(subgraph, options, edge_columns, out);
  return subgraph.check();
}

Result<void> write_csv_folder(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open) {
  write_nodes(subgraph, options, node_columns, open("nodes.csv"));
  write_edges(subgraph, options, edge_columns, open("edges.csv"));
  write_evidence(subgraph, open("evidence.csv"));
  return subgraph.check();
}

Result<void> write_neo4j_folder(Subgraph& subgraph, const ExportOptions& options, const OpenFile& open) {
  write_nodes(subgraph, options, neo4j_node_columns, open("nodes.csv"));
  write_edges(subgraph, options, neo4j_edge_columns, open("relationships.csv"));
  open("import.sh") << import_script;
  return subgraph.check();
}

}  // namespace entente
