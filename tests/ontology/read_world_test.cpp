// SPDX-License-Identifier: Apache-2.0
#include "ontology/read_world.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ontology/world_file.h"

namespace entente {
namespace {

constexpr std::string_view prefixes = R"(
@prefix ent: <https://entente.example/ontology#> .
@prefix state: <https://entente.example/kg/state/> .
@prefix organisation: <https://entente.example/kg/org/> .
@prefix person: <https://entente.example/kg/person/> .
@prefix place: <https://entente.example/kg/place/> .
@prefix post: <https://entente.example/kg/post/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
)";

constexpr std::string_view ruritania = R"(
state:RUR a ent:State ; rdfs:label "Ruritania" ; skos:altLabel "Kingdom of Ruritania" ; ent:iso3 "RUR" ;
    ent:adjective "Ruritanian" ; ent:capital place:strelsau ; owl:sameAs wd:Q1 ; ent:memberOf organisation:LN .
place:strelsau a ent:Place ; rdfs:label "Strelsau" ; ent:locatedIn state:RUR ; ent:latitude 50.1 .
organisation:LN a ent:Organisation ; rdfs:label "League of Neighbours" ; ent:acronym "LN" .
person:rudolf a ent:Person ; rdfs:label "Rudolf Elphberg" ; ent:country state:RUR ; ent:gender "m" .
post:RUR-king a ent:Post ; rdfs:label "King of Ruritania" ; ent:title "King" ; org:postIn state:RUR ; ent:role "head_of_state_of" .
[] a ent:Tenure ; ent:holder person:rudolf ; ent:post post:RUR-king ; ent:from "1894-06" .
)";

World read(const std::string& text, Diagnostics& diagnostics, World known = {}) {
  const auto world = read_world({{.name = "test.ttl", .text = text}}, std::move(known), diagnostics);
  EXPECT_TRUE(world) << (world ? "" : world.error().message);
  return world.value_or(World{});
}

const WorldEntity& entity(const World& world, std::string_view id) {
  for (const WorldEntity& e : world.entities)
    if (e.entity.id == id) return e;
  throw std::out_of_range(std::string(id));
}

TEST(ReadWorld, ReadsEntitiesOfficesAndTenures) {
  Diagnostics diagnostics;
  const World world = read(std::string(prefixes) + std::string(ruritania), diagnostics);
  EXPECT_TRUE(diagnostics.is_empty());
  const WorldEntity& state = entity(world, "state:RUR");
  EXPECT_EQ(state.names, (std::vector<std::string>{"Ruritania", "Kingdom of Ruritania"}));
  EXPECT_EQ(state.entity.wikidata, "Q1");
  EXPECT_EQ(world.entities[state.capital].entity.id, "place:strelsau");
  EXPECT_EQ(entity(world, "place:strelsau").entity.country, "RUR");
  EXPECT_EQ(entity(world, "person:rudolf").entity.country, "RUR");
  EXPECT_EQ(entity(world, "org:LN").names.back(), "LN");
  ASSERT_EQ(world.tenures.size(), 1U);
  EXPECT_EQ(world.tenures[0].from, (Date{1894, 6, 0}));
  EXPECT_EQ(world.posts[world.tenures[0].post].role, RelationType::head_of_state_of);
  ASSERT_EQ(world.memberships.size(), 1U);
}

TEST(ReadWorld, AddsToWhatIsKnown) {
  Diagnostics diagnostics;
  World known = read(std::string(prefixes) + std::string(ruritania), diagnostics);
  const World world = read(std::string(prefixes) + R"(
state:RUR skos:altLabel "Greater Ruritania" .
person:flavia a ent:Person ; rdfs:label "Flavia Elphberg" ; ent:country state:RUR .
)",
                           diagnostics, std::move(known));
  EXPECT_TRUE(diagnostics.is_empty());
  EXPECT_EQ(entity(world, "state:RUR").names.back(), "Greater Ruritania");
  EXPECT_EQ(entity(world, "person:flavia").entity.country, "RUR");
  EXPECT_EQ(world.tenures.size(), 1U);
}

TEST(ReadWorld, SaysWhatMakesNoSenseAndGoesOn) {
  Diagnostics diagnostics;
  const World world = read(std::string(prefixes) + R"(
person:x a ent:Person ; rdfs:label "X" ; ent:country state:NIX ; ent:from "soon" .
person:y a ent:Person ; rdfs:label "Y" .
)",
                           diagnostics);
  EXPECT_EQ(world.entities.size(), 2U);
  ASSERT_EQ(diagnostics.size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].message, "ent:from is not a date: 'soon' (YYYY, YYYY-MM or YYYY-MM-DD)");
  EXPECT_EQ(diagnostics.all()[1].message, "ent:country names 'state:NIX', which is not defined");
}

TEST(ReadWorld, SuggestsWhatWasMeant) {
  Diagnostics diagnostics;
  const World world = read(std::string(prefixes) + std::string(ruritania) + R"(
person:flavia a ent:Person ; rdfs:label "Flavia Elphberg" ; ent:contry state:RUR .
[] a ent:Tenure ; ent:holder person:rudolph ; ent:post post:RUR-king .
)",
                           diagnostics);
  std::vector<std::string> messages;
  for (const Diagnostic& d : diagnostics.all()) messages.push_back(d.message);
  std::ranges::sort(messages);
  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(messages[1], "ent:holder names 'person:rudolph', which is not defined; did you mean 'person:rudolf'?");
  EXPECT_EQ(messages[2], "unknown property ent:contry; did you mean 'ent:country'?");
}

TEST(ReadWorld, FailsOnBrokenTurtleWithTheLine) {
  Diagnostics diagnostics;
  const auto world = read_world({{.name = "bad.ttl", .text = "@prefix a: <b> .\na:x a:y ;;; a:z\n"}}, {}, diagnostics);
  ASSERT_FALSE(world);
  EXPECT_TRUE(world.error().message.starts_with("bad.ttl:")) << world.error().message;
}

TEST(ReadWorld, RemembersWhereEverythingWasSaid) {
  Diagnostics diagnostics;
  World known = read(std::string(prefixes) + std::string(ruritania), diagnostics);
  const auto more = std::string(prefixes) + "\nstate:RUR skos:altLabel \"Greater Ruritania\" .\n";
  const auto world = read_world({{.name = "mine.ttl", .text = more}}, std::move(known), diagnostics);
  ASSERT_TRUE(world);
  EXPECT_EQ(world->files, (std::vector<std::string>{"test.ttl", "mine.ttl"}));
  const auto& origins = entity(*world, "state:RUR").origins;
  ASSERT_EQ(origins.size(), 2U);
  EXPECT_EQ(origins[0].file, 0U);
  EXPECT_EQ(origins[1], (Origin{.file = 1, .line = 14}));
  EXPECT_EQ(world->tenures[0].origin.file, 0U);
}

TEST(WorldFile, ComesBackAsItWas) {
  Diagnostics diagnostics;
  const World world = read(std::string(prefixes) + std::string(ruritania), diagnostics);
  const WorldBytes block = compile_world(world);
  const auto file = open_world(bytes_of(block));
  ASSERT_TRUE(file);
  const World back = world_of(*file);
  EXPECT_EQ(compile_world(back), block);
  EXPECT_EQ(entity(back, "state:RUR").adjectives, std::vector<std::string>{"Ruritanian"});
  EXPECT_EQ(back.tenures[0].from, (Date{1894, 6, 0}));
  EXPECT_EQ(back.files, std::vector<std::string>{"test.ttl"});
}

TEST(WorldFile, IsRefusedWhenCutShort) {
  Diagnostics diagnostics;
  const WorldBytes block = compile_world(read(std::string(prefixes) + std::string(ruritania), diagnostics));
  const std::string_view bytes = bytes_of(block);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(open_world(bytes.substr(0, size)));
}

}  // namespace
}  // namespace entente
