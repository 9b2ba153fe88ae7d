// SPDX-License-Identifier: Apache-2.0
#include "ontology/actor_code.h"

#include <gtest/gtest.h>

#include "ontology/builtin.h"
#include "ontology/name_prior.h"

namespace entente {
namespace {

const Ontology& builtin() {
  static const Ontology ontology = Ontology::builtin().value();
  return ontology;
}

/// "TUR GOV" for an actor on a date.
std::string code(std::string_view actor, std::string_view date = "") {
  static const ActorNouns nouns = builtin_actor_nouns();
  const ActorCode c = actor_code(builtin(), nouns, actor, parse_date(date).value_or(Date{}));
  const std::string country = c.country.empty() ? c.international : c.country;
  return country.empty() ? c.sector : c.sector.empty() ? country : country + " " + c.sector;
}

std::string named(std::string_view name, std::string_view date = "") {
  const auto found = entity_named(builtin(), name, parse_date(date).value_or(Date{}));
  return found ? std::string(builtin().at(*found).entity.id) : "";
}

TEST(ActorCode, ReadsCountryAndSectorFromWords) {
  EXPECT_EQ(code("Turkish Foreign Minister"), "TUR GOV");
  EXPECT_EQ(code("four Peruvian women"), "PER CVL");
  EXPECT_EQ(code("Sudanese rebels"), "SDN REB");
  EXPECT_EQ(code("Kenya’s navy"), "KEN MIL");
  EXPECT_EQ(code("the Bulgarian parliament"), "BGR LEG");
  EXPECT_EQ(code("opposition legislators"), "LEG");
  EXPECT_EQ(code("Nepal"), "NPL");
}

TEST(ActorCode, LetsTheHeadOfThePhraseDecide) {
  EXPECT_EQ(code("a French army doctor"), "FRA MED");
  EXPECT_EQ(code("teachers in Chile"), "CHL EDU");
  EXPECT_EQ(code("a spokesman for the rebels"), "REB");
  EXPECT_EQ(code("a Mossad official"), "ISR SPY");
}

TEST(ActorCode, KnowsWhoIsOutOfOffice) {
  EXPECT_EQ(code("Angela Merkel", "2015-03-01"), "DEU GOV");
  EXPECT_EQ(code("Angela Merkel", "2023-03-01"), "DEU ELI");
  EXPECT_EQ(code("a former Norwegian minister"), "NOR ELI");
}

TEST(ActorCode, HearsAGovernmentInItsCapital) {
  EXPECT_EQ(code("Hanoi"), "VNM GOV");
  EXPECT_EQ(code("Hanoi police"), "VNM COP");
}

TEST(ActorCode, DoesNotTakePartOfANameForAnother) { EXPECT_EQ(code("Minister Juan Carlos Varnsdorf"), "GOV"); }

TEST(ActorNouns, AreReadWithoutComplaint) {
  Diagnostics diagnostics;
  EXPECT_GT(read_actor_nouns(builtin_actors(), "actors.tsv", diagnostics).size(), 1000U);
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << d.where << ": " << d.message;
}

TEST(ActorNouns, SayWhatIsWrongWithALine) {
  Diagnostics diagnostics;
  read_actor_nouns("soldier\tMIL\nsoldier\tGOV\nfoo\nbar\tMI\n", "a.tsv", diagnostics);
  ASSERT_EQ(diagnostics.size(), 3U);
  EXPECT_EQ(diagnostics.all()[0].message, "'soldier' is there already");
  EXPECT_EQ(diagnostics.all()[1].where, "a.tsv:3");
}

TEST(EntityNamed, WeighsTheDate) {
  EXPECT_EQ(named("President Bush", "1990-05-01"), "person:george-bush-1924");
  EXPECT_EQ(named("President Bush", "2005-05-01"), "person:george-w-bush");
  EXPECT_EQ(named("Foreign Minister Lavrov", "2016-05-01"), "person:sergey-lavrov");
}

TEST(EntityNamed, MindsCapitalsAndArticles) {
  EXPECT_EQ(named("US"), "state:USA");
  EXPECT_EQ(named("us"), "");
  EXPECT_EQ(named("the European Union"), "org:EU");
}

}  // namespace
}  // namespace entente
