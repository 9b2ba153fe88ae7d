// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/dump.h"

#include <gtest/gtest.h>

#include <sstream>

namespace entente {

std::string dump(const Store& store) {
  std::ostringstream out;
  const auto graph = read_graph(store);
  EXPECT_TRUE(graph) << graph.error().message;
  if (!graph) return "";
  for (const auto& article : graph->articles())
    out << article.id << ' ' << article.published << '\n' << article.text << '\n';
  for (const auto& e : graph->entities()) {
    out << e.entity.id << '|' << e.entity.name << '|' << e.entity.country << '|' << e.articles << '|' << e.mentions;
    for (const auto& alias : e.aliases) out << '|' << alias;
    out << '\n';
  }
  for (const auto& f : graph->facts()) {
    out << f.id << '|' << type_name(f) << '|' << f.confidence << '|' << f.time << f.from << '|' << f.is_background
        << '|' << f.articles;
    for (const auto s : f.sources) out << '|' << graph->entities()[s].entity.id;
    for (const auto t : f.targets) out << '>' << graph->entities()[t].entity.id;
    for (const auto& v : f.evidence)
      out << "\n  " << graph->articles()[v.article].id << ' ' << v.confidence << ' ' << graph->quote(v);
    out << '\n';
  }
  return out.str();
}

}  // namespace entente
