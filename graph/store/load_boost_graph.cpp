// SPDX-License-Identifier: Apache-2.0
#include "graph/store/load_boost_graph.h"

#include <algorithm>

#include "graph/store/connection.h"

namespace entente {

Result<LoadedGraph> load_boost_graph(const Store& store) {
  const Database& database = store.connection().database;
  LoadedGraph loaded;
  std::vector<std::uint32_t> vertices;  // of each entity number
  {
    Query query = database.prepare("SELECT number FROM entities ORDER BY id");
    while (query.step()) {
      const std::uint32_t number = query.number(0);
      if (number >= vertices.size()) vertices.resize(std::max<std::size_t>(number + 1, 2 * vertices.size()), no_number);
      vertices[number] = static_cast<std::uint32_t>(loaded.entities.size());
      loaded.entities.push_back(number);
    }
  }
  std::vector<Join> joins;
  {
    Query query = database.prepare("SELECT node, other, fact, facet, since, last FROM adjacency WHERE side=0");
    while (query.step())
      joins.push_back({.source = vertices.at(query.number(0)),
                       .target = vertices.at(query.number(1)),
                       .tie = {.fact = query.number(2),
                               .facet = TieFacet(query.number(3)),
                               .since = query.is_null(4) ? no_start : static_cast<std::int32_t>(query.integer(4)),
                               .until = query.is_null(5) ? no_end : static_cast<std::int32_t>(query.integer(5))}});
  }
  if (database.has_failed()) return store.connection().error();
  const auto key = [](const Join& join) { return std::uint64_t{join.source} << 32 | join.target; };
  std::sort(joins.begin(), joins.end(), [&](const Join& a, const Join& b) { return key(a) < key(b); });
  loaded.graph = BoostGraph(loaded.entities.size());
  for (std::uint32_t i = 0; i < loaded.entities.size(); ++i) loaded.graph[i].entity = i;
  std::vector<std::uint32_t> in_degrees(loaded.entities.size());
  std::vector<std::uint32_t> out_degrees(loaded.entities.size());
  for (const auto& join : joins) {
    ++out_degrees[join.source];
    ++in_degrees[join.target];
  }
  for (std::size_t vertex = 0; vertex < loaded.entities.size(); ++vertex) {  // no list grows, none has room to spare
    loaded.graph.out_edge_list(vertex).reserve(out_degrees[vertex]);
    boost::in_edge_list(loaded.graph, vertex).reserve(in_degrees[vertex]);
  }
  for (const auto& join : joins) boost::add_edge(join.source, join.target, join.tie, loaded.graph);
  return loaded;
}

}  // namespace entente
