// SPDX-License-Identifier: Apache-2.0
#include "graph/export/cx2.h"

#include <unordered_map>

#include "graph/export/json_items.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

constexpr std::string_view own_id = "entente_id";  // CX2 numbers its elements

std::string_view datatype_of(AttributeType type) {
  switch (type) {
    case AttributeType::integer: return "integer";
    case AttributeType::number: return "double";
    case AttributeType::list: return "list_of_string";
    case AttributeType::text:
    case AttributeType::day: return "string";
  }
  return "string";
}

std::string mapped(std::string_view property, std::string_view attribute, std::string_view type) {
  return "\"" + std::string(property) + R"(":{"type":"PASSTHROUGH","definition":{"attribute":")" +
         std::string(attribute) + R"(","type":")" + std::string(type) + "\"}}";
}

std::string style() {
  return R"({"visualProperties":[{"default":{"network":{},"edge":{"EDGE_TARGET_ARROW_SHAPE":"triangle"},)"
         R"("node":{"NODE_SHAPE":"ellipse"}},"nodeMapping":{)" +
         mapped("NODE_LABEL", "name", "string") + "," + mapped("NODE_BACKGROUND_COLOR", "color", "string") + "," +
         mapped("NODE_WIDTH", "size", "double") + "," + mapped("NODE_HEIGHT", "size", "double") +
         R"(},"edgeMapping":{)" + mapped("EDGE_LABEL", "interaction", "string") + "}}]}";
}

struct NothingSink : ViewSink {
  void node(const ViewNode&) override {}
  void edge(const ViewEdge&) override {}
};

class Cx2Sink : public ViewSink {
 public:
  Cx2Sink(ViewCounts counts, std::ostream& out) : json_(out) {
    nodes_ = without(node_attributes(), {"label", "x", "y"});
    edges_ = without(edge_attributes(), {"label"});
    json_.frame(R"([{"CXVersion":"2.0","hasFragments":false},{"metaData":[)");
    announce("attributeDeclarations", 1);
    announce("networkAttributes", 1);
    announce("nodes", counts.nodes);
    announce("edges", counts.edges);
    announce("visualProperties", 1);
    json_.frame(R"(]},{"attributeDeclarations":[)");
    json_.open('{').key("networkAttributes").open('{').key("name").open('{').key("d").text("string");
    json_.close('}').close('}');
    declare("nodes", nodes_);
    declare("edges", edges_);
    json_.close('}').end_item();
    json_.frame("]},{\"networkAttributes\":[{\"name\":\"entente\"}]},{\"nodes\":[\n");
  }
  void node(const ViewNode& node) override {
    const auto number = static_cast<std::int64_t>(numbers_.size());
    numbers_.emplace(node.id, number);
    json_.open('{').key("id").integer(number);
    json_.key("x").number(number_text(node.x)).key("y").number(number_text(node.y)).key("v").open('{');
    json_.members(nodes_, node, true);
    json_.key(own_id).text(node.id).close('}').close('}').end_item();
  }
  void nodes_end() override { json_.frame("]},{\"edges\":[\n"); }
  void edge(const ViewEdge& edge) override {
    json_.open('{').key("id").integer(edge_count_++);
    json_.key("s").integer(numbers_.at(edge.source)).key("t").integer(numbers_.at(edge.target)).key("v").open('{');
    json_.members(edges_, edge, true);
    json_.key(own_id).text(edge.id).close('}').close('}').end_item();
  }
  void end() { json_.frame("]}," + style() + ",{\"status\":[{\"error\":\"\",\"success\":true}]}]\n"); }

 private:
  void announce(std::string_view aspect, std::uint64_t elements) {
    json_.open('{').key("elementCount").integer(static_cast<std::int64_t>(elements)).key("name").text(aspect);
    json_.close('}').end_item();
  }
  void declare(std::string_view aspect, const auto& attributes) {
    json_.key(aspect).open('{');
    for (const auto& attribute : attributes)
      json_.key(attribute.name).open('{').key("d").text(datatype_of(attribute.type)).close('}');
    json_.key(own_id).open('{').key("d").text("string").close('}').close('}');
  }

  JsonItems json_;
  std::vector<NodeAttribute> nodes_;
  std::vector<EdgeAttribute> edges_;
  std::unordered_map<std::string, std::int64_t> numbers_;  // of nodes, by id
  std::int64_t edge_count_ = 0;
};

}  // namespace

/// The elements are counted at the head, so they are drawn twice.
Result<void> write_cx2(Subgraph& subgraph, View view, std::string_view base, std::ostream& out) {
  NothingSink nothing;
  Cx2Sink sink(draw(subgraph, view, base, nothing), out);
  draw(subgraph, view, base, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
