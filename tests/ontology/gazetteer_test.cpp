// SPDX-License-Identifier: Apache-2.0
#include "ontology/gazetteer.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Gazetteer, DoesNotMindCaseAccentsHyphensAndSpaces) {
  Gazetteer names;
  names.add("Al-Qaeda", {.entity = 7});
  names.add("Recep Tayyip Erdoğan", {.entity = 8});
  ASSERT_EQ(names.meanings("al Qaeda").size(), 1U);
  EXPECT_EQ(names.meanings("AL‑QAEDA").front().entity, 7U);
  EXPECT_EQ(names.meanings("Recep Tayyip Erdogan").front().entity, 8U);
  EXPECT_TRUE(names.meanings("Qaeda").empty());
}

TEST(Gazetteer, PutsTheLikelierMeaningFirst) {
  Gazetteer names;
  names.add("Georgia", {.entity = 1, .prominence = 4});
  names.add("Georgia", {.entity = 2, .prominence = 6});
  names.add("Georgia", {.entity = 3, .kind = NameKind::short_name, .prominence = 9});
  const auto found = names.meanings("Georgia");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].entity, 2U);
  EXPECT_EQ(found[1].entity, 1U);
  EXPECT_EQ(found[2].entity, 3U);
}

TEST(Gazetteer, WantsCapitalsForShortAcronymsOnly) {
  Gazetteer names;
  names.add("US", {.entity = 1});
  names.add("U.K.", {.entity = 2});
  names.add("ASEAN", {.entity = 3});
  EXPECT_TRUE(names.meanings("us").front().wants_capitals);
  EXPECT_TRUE(names.meanings("UK").front().wants_capitals);
  EXPECT_FALSE(names.meanings("Asean").front().wants_capitals);
}

TEST(Gazetteer, KnowsWhetherANameMayGoOn) {
  Gazetteer names;
  names.add("Republic of Korea", {.entity = 1});
  EXPECT_TRUE(names.may_continue(extend(empty_phrase, "Republic")));
  EXPECT_TRUE(names.may_continue(extend(extend(empty_phrase, "Republic"), "of")));
  EXPECT_FALSE(names.may_continue(extend(empty_phrase, "Kingdom")));
}

TEST(Gazetteer, IgnoresNamesWithoutLettersOrDigits) {
  Gazetteer names;
  names.add("—", {.entity = 1});
  EXPECT_EQ(names.size(), 0U);
}

}  // namespace
}  // namespace entente
