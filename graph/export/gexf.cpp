// SPDX-License-Identifier: Apache-2.0
#include "graph/export/gexf.h"

#include <charconv>

#include "graph/export/attributes.h"
#include "graph/export/piece_writer.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

std::string_view type_of(AttributeType type) {
  switch (type) {
    case AttributeType::integer: return "integer";
    case AttributeType::number: return "double";
    case AttributeType::text:
    case AttributeType::list:
    case AttributeType::day: return "string";
  }
  return "string";
}

/// Two hexadecimal digits as a decimal number.
std::string part_of_colour(std::string_view colour, std::size_t at) {
  int value = 0;
  std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
  return std::to_string(value);
}

class GexfSink : public ViewSink {
 public:
  GexfSink(bool as_1_3, std::ostream& out) : out_(out) {
    // Label, time, weight and looks have places of their own; "type" is the kind of arrow.
    nodes_ = without(node_attributes(), {"label", "name", "start", "end", "color", "size", "x", "y"});
    edges_ = without(edge_attributes(), {"label", "interaction", "weight", "start", "end"});
    rename(nodes_, "type", "event_type");
    rename(edges_, "type", "relation");
    const std::string_view space = as_1_3 ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" << space << "\" xmlns:viz=\"" << space
         << "/viz\" version=\"" << (as_1_3 ? "1.3" : "1.2")
         << "\">\n  <meta><creator>entente</creator></meta>\n"
            "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n";
    declare("node", nodes_);
    declare("edge", edges_);
    out_ << "    <nodes>\n";
  }

  void node(const ViewNode& node) override {
    out_ << "      <node";
    attribute("id", node.id);
    attribute("label", node.label);
    attribute("start", node.start);
    attribute("end", node.end);
    out_ << ">";
    values(node, nodes_);
    out_ << "<viz:size value=\"" << number_text(node.size) << "\"/><viz:position x=\"" << number_text(node.x)
         << "\" y=\"" << number_text(node.y) << "\" z=\"0.0\"/><viz:color r=\"" << part_of_colour(node.colour, 1)
         << "\" g=\"" << part_of_colour(node.colour, 3) << "\" b=\"" << part_of_colour(node.colour, 5)
         << "\"/></node>\n";
    out_.pass();
  }

  void nodes_end() override { out_ << "    </nodes>\n    <edges>\n"; }

  void edge(const ViewEdge& edge) override {
    out_ << "      <edge";
    attribute("id", edge.id);
    attribute("source", edge.source);
    attribute("target", edge.target);
    attribute("kind", edge.type);  // Gephi keeps parallel edges of different kinds
    attribute("label", edge.label);
    attribute("weight", number_text(edge.weight));
    if (edge.spells.empty()) {
      attribute("start", edge.start);
      attribute("end", edge.end);
    }
    out_ << ">";
    values(edge, edges_);
    put_spells(edge.spells);
    out_ << "</edge>\n";
    out_.pass();
  }

  void end() {
    out_ << "    </edges>\n  </graph>\n</gexf>\n";
    out_.flush();
  }

 private:
  /// Readers disagree whether the id or the title of an attribute is its name, so they are the same.
  void declare(std::string_view domain, const auto& attributes) {
    out_ << "    <attributes class=\"" << domain << "\" mode=\"static\">\n";
    for (const auto& attribute : attributes)
      out_ << "      <attribute id=\"" << attribute.name << "\" title=\"" << attribute.name << "\" type=\""
           << type_of(attribute.type) << "\"/>\n";
    out_ << "    </attributes>\n";
  }
  void values(const auto& owner, const auto& attributes) {
    out_ << "<attvalues>";
    for (const auto& attribute : attributes) {
      const auto value = attribute.value(owner, value_);
      if (value.empty()) continue;
      out_ << "<attvalue for=\"" << attribute.name << "\" value=\"";
      append_xml(out_.text, value);
      out_ << "\"/>";
    }
    out_ << "</attvalues>";
  }
  void attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ << " " << name << "=\"";
    append_xml(out_.text, value);
    out_ << "\"";
  }
  /// The times at which the edge is there; with gaps between them, Gephi's time line shows it come and go.
  void put_spells(const std::vector<DaySpan>& spells) {
    if (spells.empty()) return;
    out_ << "<spells>";
    for (const auto& spell : spells) {
      out_ << "<spell";
      attribute("start", spell.first);
      attribute("end", spell.last);
      out_ << "/>";
    }
    out_ << "</spells>";
  }

  PieceWriter out_;
  std::vector<NodeAttribute> nodes_;
  std::vector<EdgeAttribute> edges_;
  std::string value_;
};

}  // namespace

Result<void> write_gexf(Subgraph& subgraph, View view, bool as_1_3, std::string_view base, std::ostream& out) {
  GexfSink sink(as_1_3, out);
  draw(subgraph, view, base, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
