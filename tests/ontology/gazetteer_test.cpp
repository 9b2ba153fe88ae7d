// SPDX-License-Identifier: Apache-2.0
#include "ontology/gazetteer.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

/// Built on demand, so that a test adds and asks.
class Names {
 public:
  void add(std::string_view name, Meaning meaning) { builder_.add(name, meaning), arrays_ = builder_.finish(); }
  void derive(std::string_view name, Meaning meaning) {
    builder_.add_derived(name, meaning), arrays_ = builder_.finish();
  }
  Gazetteer index() const { return Gazetteer(arrays_); }
  std::span<const Meaning> meanings(std::string_view name) const { return index().meanings(name); }
  bool may_continue(PhraseKey phrase) const { return index().may_continue(phrase); }
  std::size_t size() const { return index().size(); }

 private:
  GazetteerBuilder builder_;
  GazetteerArrays arrays_ = builder_.finish();
};

TEST(Gazetteer, DoesNotMindCaseAccentsHyphensAndSpaces) {
  Names names;
  names.add("Al-Qaeda", {.entity = 7});
  names.add("Recep Tayyip Erdoğan", {.entity = 8});
  ASSERT_EQ(names.meanings("al Qaeda").size(), 1U);
  EXPECT_EQ(names.meanings("AL‑QAEDA").front().entity, 7U);
  EXPECT_EQ(names.meanings("Recep Tayyip Erdogan").front().entity, 8U);
  EXPECT_TRUE(names.meanings("Qaeda").empty());
}

TEST(Gazetteer, PutsTheLikelierMeaningFirst) {
  Names names;
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
  Names names;
  names.add("US", {.entity = 1});
  names.add("U.K.", {.entity = 2});
  names.add("ASEAN", {.entity = 3});
  EXPECT_TRUE(names.meanings("us").front().wants_capitals);
  EXPECT_TRUE(names.meanings("UK").front().wants_capitals);
  EXPECT_FALSE(names.meanings("Asean").front().wants_capitals);
}

TEST(Gazetteer, KnowsWhetherANameMayGoOn) {
  Names names;
  names.add("Republic of Korea", {.entity = 1});
  EXPECT_TRUE(names.may_continue(extend(empty_phrase, "Republic")));
  EXPECT_TRUE(names.may_continue(extend(extend(empty_phrase, "Republic"), "of")));
  EXPECT_FALSE(names.may_continue(extend(empty_phrase, "Kingdom")));
}

TEST(Gazetteer, LetsAListedNameStandBeforeADerivedOne) {
  Names names;
  names.add("Mohammed Ali", {.entity = 1});
  names.derive("Mohammed Ali", {.entity = 2, .prominence = 9});
  names.derive("Muhammad Ali", {.entity = 1});
  ASSERT_EQ(names.meanings("Mohammed Ali").size(), 1U);
  EXPECT_EQ(names.meanings("Muhammad Ali").front().entity, 1U);
}

TEST(KeyTable, FindsEveryKeyAndNoOther) {
  for (const std::size_t size : {0U, 1U, 2U, 3U, 1000U}) {
    std::vector<std::uint64_t> keys;
    for (std::uint64_t i = 0; i < size; ++i) keys.push_back(extend(empty_phrase, std::to_string(2 * i)));
    const KeyTableArrays arrays = make_key_table(keys);
    const KeyTable table{.keys = arrays.keys, .buckets = arrays.buckets};
    for (std::uint32_t i = 0; i < size; ++i) {
      ASSERT_TRUE(table.find(keys[i])) << i << " of " << size;
      EXPECT_EQ(arrays.order[*table.find(keys[i])], i);
      EXPECT_FALSE(table.find(extend(empty_phrase, std::to_string(2 * i + 1))));
    }
    EXPECT_FALSE(table.find(0));
  }
}

TEST(Gazetteer, IgnoresNamesWithoutLettersOrDigits) {
  Names names;
  names.add("—", {.entity = 1});
  EXPECT_EQ(names.size(), 0U);
}

}  // namespace
}  // namespace entente
