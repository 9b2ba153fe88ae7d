// SPDX-License-Identifier: Apache-2.0
#include "graph/export/graphml.h"

#include <span>
#include <vector>

#include "graph/export/attributes.h"
#include "graph/export/piece_writer.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

/// No boolean, float or integer: each of these stops some reader.
std::string_view type_of(AttributeType type) {
  switch (type) {
    case AttributeType::integer: return "int";
    case AttributeType::number: return "double";
    case AttributeType::text:
    case AttributeType::list:
    case AttributeType::day: return "string";
  }
  return "string";
}

/// One domain per key and no key called id, x or size: some readers take the ids of keys for names.
std::string key_of(std::string_view domain, std::string_view name) {
  return std::string(domain.substr(0, 1)) + "_" + std::string(name);
}

class GraphmlSink : public ViewSink {
 public:
  GraphmlSink(GraphmlDialect dialect, std::ostream& out) : dialect_(dialect), out_(out) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
            "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n";
    if (dialect == GraphmlDialect::yed) out_ << "         xmlns:y=\"http://www.yworks.com/xml/graphml\"\n";
    out_ << "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
            "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    declare("node", node_attributes(), node_tags_);
    declare("edge", edge_attributes(), edge_tags_);
    if (dialect == GraphmlDialect::yed)
      out_ << "  <key id=\"n_graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
              "  <key id=\"e_graphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
    out_ << "  <graph id=\"entente\" edgedefault=\"directed\">\n";
  }

  void node(const ViewNode& node) override {
    out_ << "    <node id=\"" << node.id;
    if (dialect_ == GraphmlDialect::neo4j) out_ << "\" labels=\":" << node.kind;
    out_ << "\">";
    values(node, node_attributes(), node_tags_);
    if (dialect_ == GraphmlDialect::yed) draw(node);
    out_ << "</node>\n";
    out_.pass();
  }

  void edge(const ViewEdge& edge) override {
    out_ << "    <edge id=\"" << edge.id << "\" source=\"" << edge.source << "\" target=\"" << edge.target << "\"";
    if (dialect_ == GraphmlDialect::gephi || dialect_ == GraphmlDialect::neo4j)
      out_ << " label=\"" << edge.type << "\"";
    out_ << ">";
    values(edge, edge_attributes(), edge_tags_);
    if (dialect_ == GraphmlDialect::yed) draw(edge);
    out_ << "</edge>\n";
    out_.pass();
  }

  void end() {
    out_ << "  </graph>\n</graphml>\n";
    out_.flush();
  }

 private:
  template <class Owner>
  void declare(std::string_view domain, std::span<const Attribute<Owner>> attributes, std::vector<std::string>& tags) {
    for (const auto& attribute : attributes) {
      const auto key = key_of(domain, attribute.name);
      out_ << "  <key id=\"" << key << "\" for=\"" << domain << "\" attr.name=\"" << attribute.name << "\" attr.type=\""
           << type_of(attribute.type) << "\"/>\n";
      tags.push_back("<data key=\"" + key + "\">");
    }
  }

  template <class Owner>
  void values(const Owner& owner, std::span<const Attribute<Owner>> attributes, const std::vector<std::string>& tags) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const auto value = attributes[i].value(owner, value_);
      if (value.empty()) continue;
      out_ << tags[i];
      append_xml(out_.text, value);
      out_ << "</data>";
    }
  }

  void draw(const ViewNode& node) {
    const auto size = number_text(node.size);
    out_ << "<data key=\"n_graphics\"><y:ShapeNode><y:Geometry height=\"" << size << "\" width=\"" << size << "\" x=\""
         << number_text(node.x) << "\" y=\"" << number_text(node.y) << "\"/><y:Fill color=\"" << node.colour
         << "\"/><y:NodeLabel modelName=\"sides\" modelPosition=\"s\">";
    append_xml(out_.text, node.label);
    out_ << "</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>";
  }
  void draw(const ViewEdge& edge) {
    out_ << "<data key=\"e_graphics\"><y:PolyLineEdge><y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>";
    append_xml(out_.text, edge.label);
    out_ << "</y:EdgeLabel></y:PolyLineEdge></data>";
  }

  GraphmlDialect dialect_;
  PieceWriter out_;
  std::vector<std::string> node_tags_, edge_tags_;  // <data key="…"> of each attribute
  std::string value_;
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
