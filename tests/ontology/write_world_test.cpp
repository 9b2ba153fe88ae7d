// SPDX-License-Identifier: Apache-2.0
#include "ontology/write_world.h"

#include <gtest/gtest.h>

#include <sstream>

#include "ontology/builtin.h"
#include "ontology/read_world.h"
#include "ontology/world_file.h"

namespace entente {
namespace {

/// Without what depends on the lines of a file.
World without_origins(World world) {
  for (auto& e : world.entities) e.origins.clear();
  for (auto& p : world.posts) p.origin = {};
  for (auto& t : world.tenures) t.origin = {};
  for (auto& m : world.memberships) m.origin = {};
  world.files.clear();
  return world;
}

TEST(WriteWorld, ComesBackAsItWas) {
  const World world = world_of(open_world(builtin_world()).value());
  std::ostringstream out;
  write_world(world, out);
  Diagnostics diagnostics;
  const std::string text = out.str();
  const auto back = read_world({{.name = "world.ttl", .text = text}}, {}, diagnostics);
  ASSERT_TRUE(back) << back.error().message;
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << d.where << ": " << d.message;
  ASSERT_EQ(back->entities.size(), world.entities.size());
  EXPECT_EQ(back->tenures.size(), world.tenures.size());
  std::ostringstream again;
  write_world(without_origins(*back), again);
  std::ostringstream first;
  write_world(without_origins(world), first);
  EXPECT_TRUE(again.str() == first.str());
}

TEST(WriteWorld, SaysWhereEachBlockIsFrom) {
  World world;
  world.files = {"mine.ttl"};
  world.entities.push_back({.entity = {.id = "person:o'neill", .name = "\"Tip\" O'Neill"},
                            .names = {"\"Tip\" O'Neill"},
                            .origins = {{.file = 0, .line = 7}}});
  std::ostringstream out;
  write_world(world, out);
  EXPECT_NE(out.str().find("# mine.ttl:7\n<https://entente.example/kg/person/o'neill> a ent:Person ;\n"
                           "    rdfs:label \"\\\"Tip\\\" O'Neill\" ;\n    ent:prominence 3 .\n"),
            std::string::npos)
      << out.str();
}

}  // namespace
}  // namespace entente
