// SPDX-License-Identifier: Apache-2.0
#include "graph/export/network_json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <ostream>
#include <unordered_map>

#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

struct Declared {
  const char *name, *type;
};
constexpr Declared node_declarations[] = {{"name", "string"},       {"kind", "string"},
                                          {"type", "string"},       {"mode", "string"},
                                          {"iri", "string"},        {"code", "string"},
                                          {"country", "string"},    {"sector", "string"},
                                          {"wikidata", "string"},   {"mentions", "integer"},
                                          {"documents", "integer"}, {"degree", "integer"},
                                          {"pagerank", "double"},   {"betweenness", "double"},
                                          {"closeness", "double"},  {"core", "integer"},
                                          {"component", "integer"}, {"community", "integer"},
                                          {"confidence", "double"}, {"polarity", "string"},
                                          {"modality", "string"},   {"attributed_to", "string"},
                                          {"start", "string"},      {"end", "string"},
                                          {"precision", "string"},  {"aliases", "list_of_string"},
                                          {"evidence", "string"},   {"source_doc", "string"},
                                          {"color", "string"},      {"size", "double"},
                                          {"entente_id", "string"}};
constexpr Declared edge_declarations[] = {
    {"interaction", "string"}, {"type", "string"},       {"role", "string"},       {"weight", "double"},
    {"confidence", "double"},  {"polarity", "string"},   {"modality", "string"},   {"start", "string"},
    {"end", "string"},         {"precision", "string"},  {"documents", "integer"}, {"facts", "list_of_string"},
    {"evidence", "string"},    {"source_doc", "string"}, {"entente_id", "string"}};

class Json {
 public:
  explicit Json(std::ostream& out) : out_(out), writer_(buffer_) {}

  Json& open(char bracket) {
    if (bracket == '{') writer_.StartObject();
    else writer_.StartArray();
    return *this;
  }
  Json& close(char bracket) {
    if (bracket == '}') writer_.EndObject();
    else writer_.EndArray();
    return *this;
  }
  Json& key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    return *this;
  }
  Json& text(std::string_view value) {
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return *this;
  }
  Json& raw(std::string_view number) {
    writer_.RawValue(number.data(), number.size(), rapidjson::kNumberType);
    return *this;
  }
  Json& boolean(bool value) {
    writer_.Bool(value);
    return *this;
  }
  Json& integer(std::int64_t value) {
    writer_.Int64(value);
    return *this;
  }
  /// Nothing at all for an empty value.
  void member(std::string_view name, std::string_view value) {
    if (!value.empty()) key(name).text(value);
  }
  void member(std::string_view name, std::int64_t value) {
    if (value >= 0) key(name).integer(value);
  }
  void fraction(std::string_view name, int thousandths) {
    if (thousandths >= 0) key(name).raw(decimal_text(thousandths));
  }
  void list(std::string_view name, std::string_view joined) {
    if (joined.empty()) return;
    key(name).open('[');
    for (std::size_t at = 0; at <= joined.size();) {
      const auto end = std::min(joined.find(';', at), joined.size());
      text(joined.substr(at, end - at));
      at = end + 1;
    }
    close(']');
  }
  /// Ends a line of output, so that files can be compared line by line.
  void flush() {
    out_.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
    out_ << '\n';
    buffer_.Clear();
  }

 private:
  std::ostream& out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

void put_values(Json& json, const ViewNode& node, bool with_lists) {
  json.member("name", node.label);
  json.member("kind", node.kind);
  json.member("type", node.type);
  json.member("mode", node.mode);
  json.member("iri", node.iri);
  json.member("code", node.code);
  json.member("country", node.country);
  json.member("sector", node.sector);
  json.member("wikidata", node.wikidata);
  json.member("mentions", node.mentions);
  json.member("documents", node.documents);
  each_measure(
      node, [&](const char* name, std::int64_t value) { json.member(name, value); },
      [&](const char* name, double value) { json.key(name).raw(measure_text(value)); });
  json.fraction("confidence", node.confidence);
  json.member("polarity", node.polarity);
  json.member("modality", node.modality);
  json.member("attributed_to", node.attributed_to);
  json.member("start", node.start);
  json.member("end", node.end);
  json.member("precision", node.precision);
  if (with_lists) json.list("aliases", node.aliases);
  else json.member("aliases", node.aliases);
  json.member("evidence", node.evidence);
  json.member("source_doc", node.source_document);
  json.member("color", node.colour);
  json.key("size").raw(number_text(node.size));
}

void put_values(Json& json, const ViewEdge& edge, bool with_lists) {
  json.member("interaction", edge.label);
  json.member("type", edge.type);
  json.member("role", edge.role);
  json.key("weight").raw(number_text(edge.weight));
  json.fraction("confidence", edge.confidence);
  json.member("polarity", edge.polarity);
  json.member("modality", edge.modality);
  json.member("start", edge.start);
  json.member("end", edge.end);
  json.member("precision", edge.precision);
  json.member("documents", edge.documents);
  if (with_lists) json.list("facts", edge.facts);
  else json.member("facts", edge.facts);
  json.member("evidence", edge.evidence);
  json.member("source_doc", edge.source_document);
}

class NodeLinkSink : public ViewSink {
 public:
  explicit NodeLinkSink(Json& json) : json_(json) {
    json.open('{')
        .key("directed")
        .boolean(true)
        .key("multigraph")
        .boolean(true)
        .key("graph")
        .open('{')
        .close('}')
        .key("nodes")
        .open('[')
        .flush();
  }
  void node(const ViewNode& node) override {
    json_.open('{').key("id").text(node.id);
    json_.member("label", node.label);
    put_values(json_, node, false);
    json_.key("x").raw(number_text(node.x)).key("y").raw(number_text(node.y)).close('}').flush();
  }
  void nodes_end() override { json_.close(']').key("links").open('['); }
  void edge(const ViewEdge& edge) override {
    json_.open('{').key("key").text(edge.id).key("source").text(edge.source).key("target").text(edge.target);
    json_.member("label", edge.label);
    put_values(json_, edge, false);
    json_.close('}').flush();
  }
  void end() { json_.close(']').close('}').flush(); }

 private:
  Json& json_;
};

class CytoscapeSink : public ViewSink {
 public:
  explicit CytoscapeSink(Json& json) : json_(json) {
    json.open('{')
        .key("data")
        .open('{')
        .key("name")
        .text("entente")
        .close('}')
        .key("elements")
        .open('{')
        .key("nodes")
        .open('[')
        .flush();
  }
  void node(const ViewNode& node) override {
    json_.open('{').key("data").open('{').key("id").text(node.id);
    json_.member("label", node.label);
    put_values(json_, node, true);
    json_.close('}')
        .key("position")
        .open('{')
        .key("x")
        .raw(number_text(node.x))
        .key("y")
        .raw(number_text(node.y))
        .close('}')
        .close('}')
        .flush();
  }
  void nodes_end() override { json_.close(']').key("edges").open('['); }
  void edge(const ViewEdge& edge) override {
    json_.open('{')
        .key("data")
        .open('{')
        .key("id")
        .text(edge.id)
        .key("source")
        .text(edge.source)
        .key("target")
        .text(edge.target);
    json_.member("label", edge.label);
    put_values(json_, edge, true);
    json_.close('}').close('}').flush();
  }
  void end() { json_.close(']').close('}').close('}').flush(); }

 private:
  Json& json_;
};

class GraphologySink : public ViewSink {
 public:
  explicit GraphologySink(Json& json) : json_(json) {
    json.open('{').key("attributes").open('{').key("name").text("entente").close('}').key("options").open('{');
    json.key("type")
        .text("directed")
        .key("multi")
        .boolean(true)
        .key("allowSelfLoops")
        .boolean(true)
        .close('}')
        .key("nodes")
        .open('[')
        .flush();
  }
  void node(const ViewNode& node) override {
    json_.open('{').key("key").text(node.id).key("attributes").open('{');
    json_.member("label", node.label);
    put_values(json_, node, false);
    json_.key("x").raw(number_text(node.x)).key("y").raw(number_text(node.y)).close('}').close('}').flush();
  }
  void nodes_end() override { json_.close(']').key("edges").open('['); }
  void edge(const ViewEdge& edge) override {
    json_.open('{')
        .key("key")
        .text(edge.id)
        .key("source")
        .text(edge.source)
        .key("target")
        .text(edge.target)
        .key("attributes")
        .open('{');
    json_.member("label", edge.label);
    // sigma.js takes "type" for the name of a program that draws the edge, and stops when there is none.
    json_.member("relation", edge.type);
    ViewEdge rest = edge;
    rest.type.clear();
    put_values(json_, rest, false);
    json_.close('}').close('}').flush();
  }
  void end() { json_.close(']').close('}').flush(); }

 private:
  Json& json_;
};

struct CountingSink : ViewSink {
  void node(const ViewNode&) override {}
  void edge(const ViewEdge&) override {}
};

/// CX2 counts elements at the head and numbers them.
class Cx2Sink : public ViewSink {
 public:
  Cx2Sink(Json& json, ViewCounts counts) : json_(json) {
    json.open('[').open('{').key("CXVersion").text("2.0").key("hasFragments").boolean(false).close('}');
    json.open('{').key("metaData").open('[');
    count("attributeDeclarations", 1);
    count("networkAttributes", 1);
    count("nodes", counts.nodes);
    count("edges", counts.edges);
    count("visualProperties", 1);
    json.close(']').close('}');
    json.open('{')
        .key("attributeDeclarations")
        .open('[')
        .open('{')
        .key("networkAttributes")
        .open('{')
        .key("name")
        .open('{')
        .key("d")
        .text("string")
        .close('}')
        .close('}');
    declare("nodes", node_declarations);
    declare("edges", edge_declarations);
    json.close('}').close(']').close('}');
    json.open('{')
        .key("networkAttributes")
        .open('[')
        .open('{')
        .key("name")
        .text("entente")
        .close('}')
        .close(']')
        .close('}');
    json.open('{').key("nodes").open('[').flush();
  }
  void node(const ViewNode& node) override {
    const auto number = static_cast<std::int64_t>(numbers_.size());
    numbers_.emplace(node.id, number);
    json_.open('{')
        .key("id")
        .integer(number)
        .key("x")
        .raw(number_text(node.x))
        .key("y")
        .raw(number_text(node.y))
        .key("v")
        .open('{');
    put_values(json_, node, true);
    json_.member("entente_id", node.id);
    json_.close('}').close('}').flush();
  }
  void nodes_end() override { json_.close(']').close('}').open('{').key("edges").open('['); }
  void edge(const ViewEdge& edge) override {
    json_.open('{')
        .key("id")
        .integer(edges_++)
        .key("s")
        .integer(numbers_.at(edge.source))
        .key("t")
        .integer(numbers_.at(edge.target))
        .key("v")
        .open('{');
    put_values(json_, edge, true);
    json_.member("entente_id", edge.id);
    json_.close('}').close('}').flush();
  }
  void end() {
    json_.close(']').close('}');
    json_.open('{')
        .key("visualProperties")
        .open('[')
        .open('{')
        .key("default")
        .open('{')
        .key("network")
        .open('{')
        .close('}');
    json_.key("edge").open('{').key("EDGE_TARGET_ARROW_SHAPE").text("triangle").close('}');
    json_.key("node").open('{').key("NODE_SHAPE").text("ellipse").close('}').close('}').key("nodeMapping").open('{');
    map_through("NODE_LABEL", "name", "string");
    map_through("NODE_BACKGROUND_COLOR", "color", "string");
    map_through("NODE_WIDTH", "size", "double");
    map_through("NODE_HEIGHT", "size", "double");
    json_.close('}').key("edgeMapping").open('{');
    map_through("EDGE_LABEL", "interaction", "string");
    json_.close('}').close('}').close(']').close('}');
    json_.open('{')
        .key("status")
        .open('[')
        .open('{')
        .key("error")
        .text("")
        .key("success")
        .boolean(true)
        .close('}')
        .close(']')
        .close('}')
        .close(']')
        .flush();
  }

 private:
  void count(std::string_view name, std::uint64_t elements) {
    json_.open('{').key("elementCount").integer(static_cast<std::int64_t>(elements)).key("name").text(name).close('}');
  }
  template <std::size_t size>
  void declare(std::string_view domain, const Declared (&attributes)[size]) {
    json_.key(domain).open('{');
    for (const auto& attribute : attributes)
      json_.key(attribute.name).open('{').key("d").text(attribute.type).close('}');
    json_.close('}');
  }
  void map_through(std::string_view property, std::string_view attribute, std::string_view type) {
    json_.key(property)
        .open('{')
        .key("type")
        .text("PASSTHROUGH")
        .key("definition")
        .open('{')
        .key("attribute")
        .text(attribute)
        .key("type")
        .text(type)
        .close('}')
        .close('}');
  }

  Json& json_;
  std::unordered_map<std::string, std::int64_t> numbers_;  // of nodes, by id
  std::int64_t edges_ = 0;
};

template <class Sink>
void draw_through(Sink&& sink, Subgraph& subgraph, View view, std::string_view base) {
  draw(subgraph, view, base, sink);
  sink.end();
}

}  // namespace

Result<void> write_network_json(Subgraph& subgraph, View view, NetworkJson shape, std::string_view base,
                                std::ostream& out) {
  Json json(out);
  switch (shape) {
    case NetworkJson::node_link: draw_through(NodeLinkSink(json), subgraph, view, base); break;
    case NetworkJson::cytoscape: draw_through(CytoscapeSink(json), subgraph, view, base); break;
    case NetworkJson::graphology: draw_through(GraphologySink(json), subgraph, view, base); break;
    case NetworkJson::cx2: {
      CountingSink counting;
      const auto counts = draw(subgraph, view, base, counting);
      draw_through(Cx2Sink(json, counts), subgraph, view, base);
      break;
    }
  }
  return subgraph.check();
}

}  // namespace entente
