// SPDX-License-Identifier: Apache-2.0
#include "ontology/ontology.h"

#include <gmock/gmock.h>

namespace entente {
namespace {

using testing::ElementsAre;

const Ontology& builtin() {
  static const Ontology ontology = Ontology::builtin().value();
  return ontology;
}

std::string holder(std::string_view post, std::string_view date) {
  for (std::uint32_t i = 0; i < builtin().file().posts.size(); ++i)
    if (builtin().post(i).id == post)
      for (const std::uint32_t person : builtin().holders(i, parse_date(date).value()))
        return std::string(builtin().at(person).entity.id);
  return "";
}

std::string likeliest(std::string_view name) {
  const auto meanings = builtin().names().meanings(name);
  return meanings.empty() ? "" : std::string(builtin().at(meanings.front().entity).entity.id);
}

TEST(BuiltinOntology, KnowsWhoHeldAnOfficeOnADate) {
  EXPECT_EQ(holder("post:MYS-head-of-government", "2023-06-01"), "person:anwar-ibrahim");
  EXPECT_EQ(holder("post:GBR-head-of-government", "1956-11-01"), "person:anthony-eden");
  EXPECT_EQ(holder("post:RUS-foreign-minister", "2016"), "person:sergey-lavrov");
}

TEST(BuiltinOntology, KnowsNamesInTheirUsualForms) {
  EXPECT_EQ(likeliest("Sergei Lavrov"), "person:sergey-lavrov");
  EXPECT_EQ(likeliest("Recep Tayyip Erdogan"), likeliest("Recep Tayyip Erdoğan"));
  EXPECT_EQ(likeliest("U.S."), "state:USA");
  EXPECT_EQ(likeliest("North Atlantic Treaty Organisation"), "org:NATO");
}

TEST(BuiltinOntology, SaysWhereItKnowsThingsFrom) {
  const auto malaysia = builtin().find("state:MYS");
  ASSERT_TRUE(malaysia);
  const auto origins = builtin().at(*malaysia).origins;
  ASSERT_FALSE(origins.empty());
  EXPECT_TRUE(builtin().to_string(origins.front()).starts_with("states.ttl:"));
}

TEST(ExtendedOntology, KnowsTheUsersWordsToo) {
  Diagnostics diagnostics;
  const auto ontology = Ontology::extended({{.name = "mine.ttl", .text = R"(
@prefix ent: <https://entente.example/ontology#> .
@prefix person: <https://entente.example/kg/person/> .
@prefix post: <https://entente.example/kg/post/> .
@prefix state: <https://entente.example/kg/state/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
person:zenda-novak a ent:Person ; rdfs:label "Zenda Novak" ; ent:country state:SVN .
[] a ent:Tenure ; ent:holder person:zenda-novak ; ent:post post:SVN-head-of-government ; ent:from "2031-01-01" .
)"}},
                                           diagnostics);
  ASSERT_TRUE(ontology);
  EXPECT_TRUE(diagnostics.is_empty());
  const auto meanings = ontology->names().meanings("Zenda Novak");
  ASSERT_EQ(meanings.size(), 1U);
  const KnownEntity person = ontology->at(meanings.front().entity);
  EXPECT_EQ(person.entity.country, "SVN");
  EXPECT_EQ(ontology->to_string(person.origins.front()), "mine.ttl:7");
  EXPECT_EQ(ontology->offices(meanings.front().entity, {2031, 5, 0}).size(), 1U);
  EXPECT_TRUE(ontology->find_state("MYS"));
}

}  // namespace
}  // namespace entente
