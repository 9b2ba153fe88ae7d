// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/groups.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ingest/pipeline.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = Knowledge::builtin().value();
  return built_in;
}

/// "name country sector" of every group that an event speaks of, by name, joined by "; ".
std::string groups_in(std::string text) {
  const Document d = understand({.published = "2025-05-21", .language = "en", .text = std::move(text)}, knowledge());
  std::vector<std::string> found;
  for (const DocumentEntity& e : d.entities)
    if (e.is_group) found.push_back(e.entity.name + ' ' + e.entity.country + ' ' + e.entity.sector);
  std::ranges::sort(found);
  std::string out;
  for (const std::string& group : found) (out += out.empty() ? "" : "; ") += group;
  return out;
}

TEST(Groups, AreCalledAndCodedByWhereTheyBelong) {
  EXPECT_EQ(groups_in("Three heavily armed Chadian rebels kidnapped Mahamat Idriss Déby."), "Chadian rebels TCD REB");
  EXPECT_EQ(groups_in("Protesters in Minsk condemned Alexander Lukashenko."), "Protesters in Minsk BLR CVL");
}

TEST(Groups, TakeTheirPlaceFromTheSentenceWhenNothingElseSaysIt) {
  EXPECT_EQ(groups_in("Egyptian police arrested two students."), "students in Egypt EGY EDU");
}

TEST(Groups, LeaveGovernmentsAndNationsToTheState) {
  EXPECT_EQ(groups_in("Iranian officials condemned Israel."), "");
  EXPECT_EQ(groups_in("The Cambodian people thanked Japan."), "");
  EXPECT_EQ(groups_in("Israeli soldiers attacked Lebanon."), "");
}

TEST(Groups, GoWhenNoEventSpeaksOfThem) { EXPECT_EQ(groups_in("Some Finnish farmers like the rain."), ""); }

TEST(Groups, BelongWhereTheirOwnersDo) {
  EXPECT_EQ(groups_in("Supporters of Juan Guaidó accused Cuba."), "Supporters of Juan Guaidó VEN CVL");
  EXPECT_EQ(groups_in("Nurses from two Danish aid groups accused Mali."), "Nurses from Denmark DNK MED");
  EXPECT_EQ(groups_in("Opposition parties in Gabon condemned France."), "Opposition parties in Gabon GAB OPP");
  EXPECT_EQ(groups_in("Dutch-led troops attacked Somalia."), "troops led by Netherlands NLD MIL");
}

TEST(Groups, AreTwoWhenTheyComeFromTwoStates) {
  EXPECT_EQ(groups_in("Malian and Nigerien farmers accused France."),
            "Malian farmers MLI AGR; Nigerien farmers NER AGR");
}

TEST(Groups, AreNotWhatSomebodyIs) { EXPECT_EQ(groups_in("Emmanuel Macron, friend of Togo, praised Mali."), ""); }

}  // namespace
}  // namespace entente
