// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/export/boost_reader.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <sstream>

namespace entente {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

/// Boost's reader with its checks of types and numbers; notes what it is given.
class Recorder : public boost::mutate_graph_impl<Graph> {
 public:
  Recorder(Graph& graph, boost::dynamic_properties& properties, BoostReading& reading)
      : mutate_graph_impl(graph, properties), reading_(reading) {}

  boost::any do_add_vertex() override {
    reading_.nodes.emplace_back();
    return mutate_graph_impl::do_add_vertex();
  }
  std::pair<boost::any, bool> do_add_edge(boost::any source, boost::any target) override {
    reading_.edges.emplace_back();
    return mutate_graph_impl::do_add_edge(source, target);
  }
  void set_vertex_property(const std::string& name, boost::any vertex, const std::string& value,
                           const std::string& type) override {
    const auto at = boost::any_cast<boost::graph_traits<Graph>::vertex_descriptor>(vertex);
    reading_.nodes.at(at)[name] = value;
    ++reading_.node_values;
    mutate_graph_impl::set_vertex_property(name, vertex, value, type);
  }
  /// An edge is followed by its values.
  void set_edge_property(const std::string& name, boost::any edge, const std::string& value,
                         const std::string& type) override {
    reading_.edges.back()[name] = value;
    ++reading_.edge_values;
    mutate_graph_impl::set_edge_property(name, edge, value, type);
  }

 private:
  BoostReading& reading_;
};

}  // namespace

BoostReading read_by_boost(const std::string& graphml) {
  BoostReading reading;
  Graph graph;
  boost::dynamic_properties properties(boost::ignore_other_properties);
  Recorder recorder(graph, properties, reading);
  std::istringstream in(graphml);
  boost::read_graphml(in, recorder, 0);
  return reading;
}

}  // namespace entente
