// SPDX-License-Identifier: Apache-2.0
#include "ontology/check.h"

#include <gmock/gmock.h>

#include "ontology/builtin.h"
#include "ontology/read_world.h"
#include "ontology/world_file.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view prefixes = R"(
@prefix ent: <https://entente.example/ontology#> .
@prefix state: <https://entente.example/kg/state/> .
@prefix person: <https://entente.example/kg/person/> .
@prefix place: <https://entente.example/kg/place/> .
@prefix post: <https://entente.example/kg/post/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
)";

using Check = void (*)(const World&, Diagnostics&);

/// The messages of `check` about a world of these statements.
std::vector<std::string> said_by(Check check, const std::string& turtle) {
  Diagnostics diagnostics;
  const std::string text = std::string(prefixes) + turtle;
  const auto world = read_world({{.name = "test.ttl", .text = text}}, {}, diagnostics);
  EXPECT_TRUE(world);
  EXPECT_TRUE(diagnostics.is_empty());
  check(*world, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics.all()) out.push_back(d.message);
  return out;
}

std::vector<std::string> lexicon_says(std::string_view table) {
  Lexicon lexicon;
  Diagnostics diagnostics;
  read_acts(table, "acts.tsv", lexicon, diagnostics);
  check_lexicon(lexicon, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics.all()) out.push_back(d.where + ": " + d.message);
  return out;
}

TEST(CheckWorld, WantsAnOfficeToBelongToSomething) {
  EXPECT_THAT(said_by(check_world, R"(post:x a ent:Post ; rdfs:label "X" ; ent:title "X" .)"),
              ElementsAre("'post:x' needs org:postIn, a state or an organisation"));
}

TEST(CheckWorld, WantsDatesInOrder) {
  EXPECT_THAT(said_by(check_world, R"(
state:RUR a ent:State ; rdfs:label "Ruritania" .
person:a a ent:Person ; rdfs:label "A B" .
post:x a ent:Post ; rdfs:label "X" ; ent:title "X" ; org:postIn state:RUR .
[] a ent:Tenure ; ent:holder person:a ; ent:post post:x ; ent:from "2001" ; ent:until "2000-06" .)"),
              ElementsAre("'person:a' as 'post:x' ends before it begins"));
}

TEST(CheckWorld, SeesTwoTermsOfOnePersonAtOnce) {
  EXPECT_THAT(said_by(check_world, R"(
state:RUR a ent:State ; rdfs:label "Ruritania" .
person:a a ent:Person ; rdfs:label "A B" .
post:x a ent:Post ; rdfs:label "X" ; ent:title "X" ; org:postIn state:RUR .
[] a ent:Tenure ; ent:holder person:a ; ent:post post:x ; ent:from "1990" .
[] a ent:Tenure ; ent:holder person:a ; ent:post post:x ; ent:from "2000" ; ent:until "2004" .)"),
              ElementsAre("'person:a' as 'post:x' overlaps with an earlier term"));
}

TEST(CheckWorld, AllowsOneCodeForOnePresentStateOnly) {
  const std::string two = R"(
state:RUR a ent:State ; rdfs:label "Ruritania" ; ent:iso3 "RUR" .
state:OLD a ent:State ; rdfs:label "Old Ruritania" ; ent:iso3 "RUR" )";
  EXPECT_THAT(said_by(check_world, two + "."), ElementsAre(HasSubstr("have the same code RUR")));
  EXPECT_THAT(said_by(check_world, two + R"(; ent:until "1918" .)"), IsEmpty());
}

TEST(CheckWorld, KnowsWhatACapitalIs) {
  EXPECT_THAT(said_by(check_world, R"(
state:RUR a ent:State ; rdfs:label "Ruritania" ; ent:iso3 "RUR" ; ent:capital place:strelsau .
state:NEI a ent:State ; rdfs:label "Neighbour" ; ent:iso3 "NEI" .
place:strelsau a ent:Place ; rdfs:label "Strelsau" ; ent:locatedIn state:NEI ; ent:kind "capitol" .)"),
              testing::UnorderedElementsAre("unknown ent:kind 'capitol' of 'place:strelsau'",
                                            "the capital of 'state:RUR', 'place:strelsau', does not lie in it"));
}

TEST(CheckNames, SaysWhichNamesCannotBeToldApart) {
  const std::string two = R"(
place:a a ent:Place ; rdfs:label "Tripoli" .
place:b a ent:Place ; rdfs:label "Tripoli" )";
  EXPECT_THAT(said_by(check_names, two + "."),
              ElementsAre("'tripoli' is as likely 'place:a' as 'place:b'; ent:prominence can say which"));
  EXPECT_THAT(said_by(check_names, two + "; ent:prominence 6 ."), IsEmpty());
}

TEST(CheckNames, MindsOrdinaryWords) {
  EXPECT_THAT(said_by(check_names, R"(place:n a ent:Place ; rdfs:label "Nice" .)"),
              ElementsAre(HasSubstr("'Nice' is also an ordinary word")));
}

TEST(CheckLexicon, ReportsActsThatAreNeverReached) {
  EXPECT_THAT(lexicon_says("attack\tverb\tsubj=source obj=target\tASSAULT\t-\t190\t-\t-\tA attacked B.\n"
                           "attack|hit\tverb\tsubj=source obj=target\tTHREATEN\t-\t130\t-\t-\tA hit B.\n"
                           "attack\tnoun\tof=target\tASSAULT\t-\t190\t-\t-\tthe attack of A\n"),
              ElementsAre("acts.tsv:2: 'attack' is never reached: acts.tsv:1 has the same words and conditions with "
                          "another meaning"));
}

TEST(BuiltinWorld, MakesSense) {
  const auto file = open_world(builtin_world());
  ASSERT_TRUE(file);
  Diagnostics wrong;
  const World world = world_of(*file);
  check_world(world, wrong);
  Lexicon lexicon;
  read_acts(builtin_acts(), "acts.tsv", lexicon, wrong);
  check_lexicon(lexicon, wrong);
  for (const Diagnostic& d : wrong.all()) ADD_FAILURE() << d.where << ": " << d.message;
  for (const Tenure& tenure : world.tenures) EXPECT_NE(world.posts[tenure.post].in, no_entity);
}

TEST(BuiltinWorld, StatesBordersInBothDirections) {
  const World world = world_of(open_world(builtin_world()).value());
  for (const auto& [a, b] : world.borders)
    EXPECT_TRUE(std::ranges::binary_search(world.borders, std::pair(b, a))) << world.entities[a].entity.id;
}

}  // namespace
}  // namespace entente
