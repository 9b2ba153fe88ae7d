// SPDX-License-Identifier: Apache-2.0
#include "graph/export/gexf.h"

#include <ostream>

#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

constexpr std::size_t buffer_size = 1U << 16U;

/// Readers disagree whether the id or the title of an attribute is its name, so they are the same.
struct Attribute {
  const char *name, *type;
};
constexpr Attribute node_attributes[] = {
    {"kind", "string"},          {"event_type", "string"}, {"mode", "string"},     {"iri", "string"},
    {"code", "string"},          {"country", "string"},    {"sector", "string"},   {"wikidata", "string"},
    {"mentions", "integer"},     {"documents", "integer"}, {"degree", "integer"},  {"pagerank", "double"},
    {"betweenness", "double"},   {"closeness", "double"},  {"core", "integer"},    {"component", "integer"},
    {"community", "integer"},    {"confidence", "double"}, {"polarity", "string"}, {"modality", "string"},
    {"attributed_to", "string"}, {"precision", "string"},  {"aliases", "string"},  {"evidence", "string"},
    {"source_doc", "string"}};
constexpr Attribute edge_attributes[] = {{"relation", "string"},   {"role", "string"},     {"confidence", "double"},
                                         {"polarity", "string"},   {"modality", "string"}, {"precision", "string"},
                                         {"documents", "integer"}, {"facts", "string"},    {"evidence", "string"},
                                         {"source_doc", "string"}};

class GexfSink : public ViewSink {
 public:
  GexfSink(bool as_1_3, std::ostream& out) : out_(out) {
    const std::string version = as_1_3 ? "1.3" : "1.2";
    const std::string space = as_1_3 ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
    text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" + space + "\" xmlns:viz=\"" + space +
            "/viz\" version=\"" + version +
            "\">\n  <meta><creator>entente</creator></meta>\n  <graph defaultedgetype=\"directed\" mode=\"dynamic\" "
            "timeformat=\"date\">\n";
    declare("node", node_attributes);
    declare("edge", edge_attributes);
    text_ += "    <nodes>\n";
  }

  void node(const ViewNode& node) override {
    text_ += "      <node";
    attribute("id", node.id);
    attribute("label", node.label);
    attribute("start", node.start);
    attribute("end", node.end);
    text_ += ">";
    open_values();
    value("kind", node.kind);
    value("event_type", node.type);
    value("mode", node.mode);
    value("iri", node.iri);
    value("code", node.code);
    value("country", node.country);
    value("sector", node.sector);
    value("wikidata", node.wikidata);
    number("mentions", node.mentions);
    number("documents", node.documents);
    each_measure(
        node, [&](const char* name, std::int64_t measure) { number(name, measure); },
        [&](const char* name, double measure) { value(name, measure_text(measure)); });
    fraction("confidence", node.confidence);
    value("polarity", node.polarity);
    value("modality", node.modality);
    value("attributed_to", node.attributed_to);
    value("precision", node.precision);
    value("aliases", node.aliases);
    value("evidence", node.evidence);
    value("source_doc", node.source_document);
    text_ += "</attvalues>";
    const auto part = [&](std::size_t at) {
      return std::to_string(std::stoi(std::string(node.colour.substr(at, 2)), nullptr, 16));
    };
    text_ += "<viz:size value=\"" + number_text(node.size) + "\"/><viz:position x=\"" + number_text(node.x) +
             "\" y=\"" + number_text(node.y) + "\" z=\"0.0\"/><viz:color r=\"" + part(1) + "\" g=\"" + part(3) +
             "\" b=\"" + part(5) + "\"/></node>\n";
    flush_when_full();
  }

  void nodes_end() override { text_ += "    </nodes>\n    <edges>\n"; }

  void edge(const ViewEdge& edge) override {
    text_ += "      <edge";
    attribute("id", edge.id);
    attribute("source", edge.source);
    attribute("target", edge.target);
    attribute("kind", edge.type);  // Gephi keeps parallel edges of different kinds
    attribute("label", edge.label);
    attribute("weight", number_text(edge.weight));
    attribute("start", edge.start);
    attribute("end", edge.end);
    text_ += ">";
    open_values();
    value("relation", edge.type);
    value("role", edge.role);
    fraction("confidence", edge.confidence);
    value("polarity", edge.polarity);
    value("modality", edge.modality);
    value("precision", edge.precision);
    number("documents", edge.documents);
    value("facts", edge.facts);
    value("evidence", edge.evidence);
    value("source_doc", edge.source_document);
    text_ += "</attvalues></edge>\n";
    flush_when_full();
  }

  void end() {
    text_ += "    </edges>\n  </graph>\n</gexf>\n";
    flush();
  }

 private:
  template <std::size_t count>
  void declare(const char* domain, const Attribute (&attributes)[count]) {
    (text_ += "    <attributes class=\"") += std::string(domain) + "\" mode=\"static\">\n";
    for (const auto& attribute : attributes)
      text_ += std::string("      <attribute id=\"") + attribute.name + "\" title=\"" + attribute.name + "\" type=\"" +
               attribute.type + "\"/>\n";
    text_ += "    </attributes>\n";
  }
  void open_values() { text_ += "<attvalues>"; }
  void attribute(const char* name, std::string_view text) {
    if (text.empty()) return;
    ((text_ += ' ') += name) += "=\"";
    append_xml(text_, text);
    text_ += '"';
  }
  void value(const char* name, std::string_view text) {
    if (text.empty()) return;
    ((text_ += "<attvalue for=\"") += name) += "\" value=\"";
    append_xml(text_, text);
    text_ += "\"/>";
  }
  void number(const char* name, std::int64_t number) {
    if (number >= 0) value(name, std::to_string(number));
  }
  void fraction(const char* name, int thousandths) {
    if (thousandths >= 0) value(name, decimal_text(thousandths));
  }
  void flush_when_full() {
    if (text_.size() >= buffer_size) flush();
  }
  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  std::ostream& out_;
  std::string text_;
};

}  // namespace

Result<void> write_gexf(Subgraph& subgraph, View view, bool as_1_3, std::string_view base, std::ostream& out) {
  GexfSink sink(as_1_3, out);
  draw(subgraph, view, base, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
