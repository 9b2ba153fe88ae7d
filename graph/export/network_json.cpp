// SPDX-License-Identifier: Apache-2.0
#include "graph/export/network_json.h"

#include "graph/export/json_items.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

/// How a tool wants its file.
struct Shape {
  std::string_view head, between, tail;  // around nodes and edges
  std::string_view node_id, edge_id;     // names of their ids
  std::string_view values;               // name of the object with the attributes, "" for none
  bool is_all_values = false;            // ids are in that object too
  bool has_lists = false;
  bool has_position = false;  // x and y are in an object of their own
};

Shape shape_of(NetworkJson name) {
  switch (name) {
    case NetworkJson::node_link: break;
    case NetworkJson::cytoscape:
      return {.head = "{\"data\":{\"name\":\"entente\"},\"elements\":{\"nodes\":[\n",
              .between = "],\"edges\":[\n",
              .tail = "]}}\n",
              .node_id = "id",
              .edge_id = "id",
              .values = "data",
              .is_all_values = true,
              .has_lists = true,
              .has_position = true};
    case NetworkJson::graphology:
      return {.head =
                  "{\"attributes\":{\"name\":\"entente\"},\"options\":{\"type\":\"directed\",\"multi\":true,"
                  "\"allowSelfLoops\":true},\"nodes\":[\n",
              .between = "],\"edges\":[\n",
              .tail = "]}\n",
              .node_id = "key",
              .edge_id = "key",
              .values = "attributes"};
  }
  return {.head = "{\"directed\":true,\"multigraph\":true,\"graph\":{},\"nodes\":[\n",
          .between = "],\"links\":[\n",
          .tail = "]}\n",
          .node_id = "id",
          .edge_id = "key"};
}

class NetworkSink : public ViewSink {
 public:
  NetworkSink(NetworkJson name, std::ostream& out) : shape_(shape_of(name)), json_(out) {
    nodes_ = shape_.has_position ? without(node_attributes(), {"x", "y"}) : without(node_attributes(), {});
    edges_ = without(edge_attributes(), {});
    // sigma.js takes "type" for the name of a program that draws the edge, and stops when there is none.
    if (name == NetworkJson::graphology) rename(edges_, "type", "relation");
    json_.frame(shape_.head);
  }

  void node(const ViewNode& node) override {
    open();
    json_.key(shape_.node_id).text(node.id);
    open_values();
    json_.members(nodes_, node, shape_.has_lists);
    close_values();
    if (shape_.has_position) {
      json_.key("position").open('{').key("x").number(number_text(node.x)).key("y").number(number_text(node.y));
      json_.close('}');
    }
    json_.close('}').end_item();
  }
  void nodes_end() override { json_.frame(shape_.between); }
  void edge(const ViewEdge& edge) override {
    open();
    json_.key(shape_.edge_id).text(edge.id).key("source").text(edge.source).key("target").text(edge.target);
    open_values();
    json_.members(edges_, edge, shape_.has_lists);
    close_values();
    json_.close('}').end_item();
  }
  void end() { json_.frame(shape_.tail); }

 private:
  void open() {
    json_.open('{');
    if (shape_.is_all_values) json_.key(shape_.values).open('{');
  }
  void open_values() {
    if (!shape_.values.empty() && !shape_.is_all_values) json_.key(shape_.values).open('{');
  }
  void close_values() {
    if (!shape_.values.empty()) json_.close('}');
  }

  Shape shape_;
  JsonItems json_;
  std::vector<NodeAttribute> nodes_;
  std::vector<EdgeAttribute> edges_;
};

}  // namespace

Result<void> write_network_json(Subgraph& subgraph, View view, NetworkJson shape, std::string_view base,
                                std::ostream& out) {
  NetworkSink sink(shape, out);
  draw(subgraph, view, base, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
