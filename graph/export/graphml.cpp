// SPDX-License-Identifier: Apache-2.0
#include "graph/export/graphml.h"

#include <ostream>

#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

constexpr std::size_t buffer_size = 1U << 16U;

struct Key {
  const char *id, *domain, *name, *type;
};

/// No boolean, float or integer, one domain per key, no attribute called id: each of these stops some reader.
constexpr Key keys[] = {
    {"n_label", "node", "label", "string"},
    {"n_name", "node", "name", "string"},
    {"n_kind", "node", "kind", "string"},
    {"n_type", "node", "type", "string"},
    {"n_mode", "node", "mode", "string"},
    {"n_iri", "node", "iri", "string"},
    {"n_code", "node", "code", "string"},
    {"n_country", "node", "country", "string"},
    {"n_sector", "node", "sector", "string"},
    {"n_wikidata", "node", "wikidata", "string"},
    {"n_mentions", "node", "mentions", "int"},
    {"n_documents", "node", "documents", "int"},
    {"n_degree", "node", "degree", "int"},
    {"n_pagerank", "node", "pagerank", "double"},
    {"n_betweenness", "node", "betweenness", "double"},
    {"n_closeness", "node", "closeness", "double"},
    {"n_core", "node", "core", "int"},
    {"n_component", "node", "component", "int"},
    {"n_community", "node", "community", "int"},
    {"n_confidence", "node", "confidence", "double"},
    {"n_polarity", "node", "polarity", "string"},
    {"n_modality", "node", "modality", "string"},
    {"n_attributed", "node", "attributed_to", "string"},
    {"n_start", "node", "start", "string"},
    {"n_end", "node", "end", "string"},
    {"n_precision", "node", "precision", "string"},
    {"n_aliases", "node", "aliases", "string"},
    {"n_evidence", "node", "evidence", "string"},
    {"n_source", "node", "source_doc", "string"},
    {"n_color", "node", "color", "string"},
    {"n_size", "node", "size", "double"},
    {"n_x", "node", "x", "double"},
    {"n_y", "node", "y", "double"},
    {"e_label", "edge", "label", "string"},
    {"e_interaction", "edge", "interaction", "string"},
    {"e_type", "edge", "type", "string"},
    {"e_role", "edge", "role", "string"},
    {"e_weight", "edge", "weight", "double"},
    {"e_confidence", "edge", "confidence", "double"},
    {"e_polarity", "edge", "polarity", "string"},
    {"e_modality", "edge", "modality", "string"},
    {"e_start", "edge", "start", "string"},
    {"e_end", "edge", "end", "string"},
    {"e_precision", "edge", "precision", "string"},
    {"e_documents", "edge", "documents", "int"},
    {"e_facts", "edge", "facts", "string"},
    {"e_evidence", "edge", "evidence", "string"},
    {"e_source", "edge", "source_doc", "string"},
};

class GraphmlSink : public ViewSink {
 public:
  GraphmlSink(GraphmlDialect dialect, std::ostream& out) : dialect_(dialect), out_(out) {
    text_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
        "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n";
    if (dialect == GraphmlDialect::yed) text_ += "         xmlns:y=\"http://www.yworks.com/xml/graphml\"\n";
    text_ +=
        "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    for (const auto& key : keys)
      ((((((((text_ += "  <key id=\"") += key.id) += "\" for=\"") += key.domain) += "\" attr.name=\"") += key.name) +=
        "\" attr.type=\"") += key.type) += "\"/>\n";
    if (dialect == GraphmlDialect::yed)
      text_ +=
          "  <key id=\"n_graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
          "  <key id=\"e_graphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
    text_ += "  <graph id=\"entente\" edgedefault=\"directed\">\n";
  }

  void node(const ViewNode& node) override {
    (text_ += "    <node id=\"") += node.id;
    if (dialect_ == GraphmlDialect::neo4j) (text_ += "\" labels=\":") += node.kind;
    text_ += "\">";
    data("n_label", node.label);
    data("n_name", node.label);
    data("n_kind", node.kind);
    data("n_type", node.type);
    data("n_mode", node.mode);
    data("n_iri", node.iri);
    data("n_code", node.code);
    data("n_country", node.country);
    data("n_sector", node.sector);
    data("n_wikidata", node.wikidata);
    data("n_mentions", node.mentions);
    data("n_documents", node.documents);
    each_measure(
        node, [&](const char* name, std::int64_t value) { data(("n_" + std::string(name)).c_str(), value); },
        [&](const char* name, double value) {
          data(("n_" + std::string(name)).c_str(), std::string_view(measure_text(value)));
        });
    fraction("n_confidence", node.confidence);
    data("n_polarity", node.polarity);
    data("n_modality", node.modality);
    data("n_attributed", node.attributed_to);
    data("n_start", node.start);
    data("n_end", node.end);
    data("n_precision", node.precision);
    data("n_aliases", node.aliases);
    data("n_evidence", node.evidence);
    data("n_source", node.source_document);
    data("n_color", node.colour);
    data("n_size", std::string_view(number_text(node.size)));
    data("n_x", std::string_view(number_text(node.x)));
    data("n_y", std::string_view(number_text(node.y)));
    if (dialect_ == GraphmlDialect::yed) draw(node);
    text_ += "</node>\n";
    flush_when_full();
  }

  void edge(const ViewEdge& edge) override {
    ((((((text_ += "    <edge id=\"") += edge.id) += "\" source=\"") += edge.source) += "\" target=\"") +=
     edge.target) += '"';
    if (dialect_ == GraphmlDialect::gephi || dialect_ == GraphmlDialect::neo4j)
      ((text_ += " label=\"") += edge.type) += '"';
    text_ += '>';
    data("e_label", edge.label);
    data("e_interaction", edge.label);
    data("e_type", edge.type);
    data("e_role", edge.role);
    data("e_weight", std::string_view(number_text(edge.weight)));
    fraction("e_confidence", edge.confidence);
    data("e_polarity", edge.polarity);
    data("e_modality", edge.modality);
    data("e_start", edge.start);
    data("e_end", edge.end);
    data("e_precision", edge.precision);
    data("e_documents", edge.documents);
    data("e_facts", edge.facts);
    data("e_evidence", edge.evidence);
    data("e_source", edge.source_document);
    if (dialect_ == GraphmlDialect::yed) draw(edge);
    text_ += "</edge>\n";
    flush_when_full();
  }

  void end() {
    text_ += "  </graph>\n</graphml>\n";
    flush();
  }

 private:
  void data(const char* key, std::string_view value) {
    if (value.empty()) return;
    ((text_ += "<data key=\"") += key) += "\">";
    append_xml(text_, value);
    text_ += "</data>";
  }
  void data(const char* key, std::int64_t number) {
    if (number >= 0) data(key, std::string_view(std::to_string(number)));
  }
  void fraction(const char* key, int thousandths) {
    if (thousandths >= 0) data(key, std::string_view(decimal_text(thousandths)));
  }

  void draw(const ViewNode& node) {
    const auto size = number_text(node.size);
    text_ += "<data key=\"n_graphics\"><y:ShapeNode><y:Geometry height=\"" + size + "\" width=\"" + size + "\" x=\"" +
             number_text(node.x) + "\" y=\"" + number_text(node.y) + "\"/><y:Fill color=\"" + std::string(node.colour) +
             "\"/><y:NodeLabel modelName=\"sides\" modelPosition=\"s\">";
    append_xml(text_, node.label);
    text_ += "</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>";
  }
  void draw(const ViewEdge& edge) {
    text_ += "<data key=\"e_graphics\"><y:PolyLineEdge><y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>";
    append_xml(text_, edge.label);
    text_ += "</y:EdgeLabel></y:PolyLineEdge></data>";
  }

  void flush_when_full() {
    if (text_.size() >= buffer_size) flush();
  }
  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  GraphmlDialect dialect_;
  std::ostream& out_;
  std::string text_;
};

}  // namespace

Result<void> write_graphml(Subgraph& subgraph, View view, GraphmlDialect dialect, std::string_view base,
                           std::ostream& out) {
  GraphmlSink sink(dialect, out);
  draw(subgraph, view, base, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
