// SPDX-License-Identifier: Apache-2.0
/// The Boost graph behind a KnowledgeGraph: vertices are its entities, edges its ties. Only for code in graph/.
#pragma once

#include <boost/graph/adjacency_list.hpp>

#include "graph/tie.h"

namespace entente {

/// Kept small: names stay in the entities, everything else of a fact in the facts.
struct Node {
  std::uint32_t entity = no_number;  // index into KnowledgeGraph::entities()
};

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Tie>;

struct BoostGraphHolder {
  BoostGraph graph;
};

inline const BoostGraph& boost_graph(const KnowledgeGraph& graph) { return graph.boost().graph; }

}  // namespace entente
