// SPDX-License-Identifier: Apache-2.0
// Reads one sentence with the installed libraries and prints the paths' ends that it ties together.
#include <iostream>

#include "graph/knowledge_graph.h"
#include "graph/store/store.h"
#include "ingest/pipeline.h"

int main() {
  using namespace entente;
  const auto knowledge = Knowledge::builtin();
  if (!knowledge) return 1;
  const auto facts = extract_facts(
      {.id = "a", .published = "2024-03-05", .language = "en", .text = "France invited Kenya to Paris on Monday."},
      *knowledge);
  const auto graph = graph_of({facts});
  if (!graph) return 1;
  for (const auto& fact : graph->facts())
    std::cout << type_name(fact) << ' ' << fact.sources.size() << ' ' << fact.targets.size() << '\n';
  return graph->facts().empty() ? 1 : 0;
}
