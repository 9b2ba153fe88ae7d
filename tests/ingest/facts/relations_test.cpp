// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/relations.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/pipeline.h"

namespace entente {
namespace {

/// All relations that the text states, one a line: "Chad borders Sudan, 2020/2021, denied".
std::string relations_of(std::string text) {
  static const Knowledge built_in = Knowledge::builtin().value();
  const Document d = understand({.published = "2024-06-15", .language = "en", .text = std::move(text)}, built_in);
  std::string out;
  for (const FoundRelation& r : d.relations) {
    if (r.is_background) continue;
    out += d.entities[r.head].entity.name + " " + std::string(name_of(r.type)) + " " + d.entities[r.tail].entity.name;
    if (!r.from.empty() || !r.until.empty()) out += ", " + r.from + "/" + r.until;
    if (r.modality != Modality::asserted) out += ", " + std::string(name_of(r.modality));
    out += "\n";
  }
  return out;
}

TEST(Relations, AreBetweenTheNamesThatTheNounJoins) {
  EXPECT_EQ(relations_of("Zambia, a neighbour of Malawi, is a member of the African Union."),
            "Zambia borders Malawi\nZambia member_of African Union\n");
}

TEST(Relations, BelongToTheNameRightBeforeTheDescription) {
  EXPECT_EQ(relations_of("They met in Grozny, the capital of Chechnya, a republic within Russia."),
            "Grozny capital_of Chechnya\nChechnya part_of Russia\n");
}

TEST(Relations, OfEqualsAreSaidOnce) {
  EXPECT_EQ(relations_of("Sudan borders Chad. Chad borders Sudan."), "Sudan borders Chad\n");
}

TEST(Relations, MayBeDenied) {
  EXPECT_EQ(relations_of("Norway is not a member of OPEC."),
            "Norway member_of Organization of the Petroleum Exporting Countries, denied\n");
  EXPECT_EQ(relations_of("Serbia has refused to recognise Kosovo."), "Serbia recognizes Kosovo, denied\n");
}

TEST(Relations, AreNotMadeOfWishes) {
  EXPECT_EQ(relations_of("Ukraine wants to join NATO."), "");
  EXPECT_EQ(relations_of("Would Ireland become a member of NATO?"), "");
}

TEST(Relations, AreNotMadeOfWhatIsOver) { EXPECT_EQ(relations_of("Yemen, a former ally of Iraq, agreed."), ""); }

TEST(Relations, LastAsLongAsTheTextSays) {
  EXPECT_EQ(relations_of("Tarja Halonen was president of Finland from 2000 to 2012."),
            "Tarja Halonen head_of_state_of Finland, 2000/2012\n");
  EXPECT_EQ(relations_of("Croatia has been a member of NATO since 2009."),
            "Croatia member_of North Atlantic Treaty Organization, 2009/\n");
  EXPECT_EQ(relations_of("Croatia joined NATO on 1 April 2009."),
            "Croatia member_of North Atlantic Treaty Organization, 2009-04-01/\n");
  EXPECT_EQ(relations_of("Ban Ki-moon, secretary-general of the UN from 2007 until 2016, spoke."),
            "Ban Ki-moon holds_office United Nations, 2007/2016\n");
}

TEST(Relations, OfATradeWarAreNoWar) { EXPECT_EQ(relations_of("The trade war between Chile and Peru went on."), ""); }

TEST(Relations, GiveNobodyTheStateThatThePhraseDoesNotName) {
  EXPECT_EQ(relations_of("Carrie Lam, the chief executive of Hong Kong, apologised to China."), "");
}

TEST(Relations, LeaveAPlaceBeforeATitleAlone) {
  EXPECT_EQ(relations_of("In Turkey Minister Fred Bloggs opened a school."), "");
}

TEST(Relations, TakeWhatStandsBeforeACommaForTheOwner) {
  EXPECT_EQ(
      relations_of("The chair of ASEAN, Laos, proposed a date."),
      "Laos chairs Association of Southeast Asian Nations\nLaos member_of Association of Southeast Asian Nations\n");
}

TEST(Relations, OfBodiesNeedTheirSeat) {
  EXPECT_EQ(relations_of("Vienna-based OPEC praised NATO, whose headquarters are in Brussels."),
            "Organization of the Petroleum Exporting Countries based_in Vienna\n"
            "North Atlantic Treaty Organization based_in Brussels\n");
}

TEST(Relations, OfSeveralAreSharedOutInOrder) {
  EXPECT_EQ(relations_of("The presidents of Guyana and Venezuela, Irfaan Ali and Nicolas Maduro, will meet."),
            "Irfaan Ali head_of_state_of Guyana\nNicolás Maduro head_of_state_of Venezuela\n");
}

TEST(Relations, OfAWarNeedTheWar) {
  EXPECT_EQ(relations_of("There is a risk of war between Chile and Peru."), "");
  EXPECT_EQ(relations_of("The war between Chile and Peru went on."), "Chile at_war_with Peru\n");
}

TEST(Relations, KnowOfficesFromNamesOfBodies) {
  EXPECT_EQ(relations_of("NATO Secretary-General Jens Stoltenberg agreed."),
            "Jens Stoltenberg holds_office North Atlantic Treaty Organization\n");
}

TEST(Relations, GiveATitleToTheNextNameOnly) {
  EXPECT_EQ(relations_of("Germany's Boris Pistorius met NATO Deputy Secretary General Mircea Geoana."),
            "Mircea Geoană holds_office North Atlantic Treaty Organization\n");
}

TEST(Relations, OfHyphenatedNounsAreOfBothNames) {
  EXPECT_EQ(relations_of("The Chad-Sudan border was quiet."), "Chad borders Sudan\n");
}

TEST(Relations, OfCounterpartsAreOfTheirOwnState) {
  EXPECT_EQ(relations_of("Abiy Ahmed, the Ethiopian prime minister, and his Kenyan counterpart, William Ruto, met."),
            "Abiy Ahmed head_of_government_of Ethiopia\nWilliam Ruto head_of_state_of Kenya\n");
}

TEST(Relations, AreOfBodiesAndTheirChiefs) {
  EXPECT_EQ(relations_of("NATO chief Mark Rutte agreed."), "Mark Rutte leads North Atlantic Treaty Organization\n");
  EXPECT_EQ(relations_of("EU High Representative Josep Borrell agreed."),
            "Josep Borrell holds_office European Union\n");
  EXPECT_EQ(relations_of("Prime Minister-elect Donald Tusk of Poland agreed."), "Donald Tusk holds_office Poland\n");
}

TEST(Relations, OfAPartAreNotOfTheWhole) {
  EXPECT_EQ(relations_of("The head of the EU delegation in Baku, Peter Michalko, was present."), "");
}

}  // namespace
}  // namespace entente
