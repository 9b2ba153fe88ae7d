// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/confidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/facts/bonds.h"
#include "ingest/pipeline.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = Knowledge::builtin().value();
  return built_in;
}

Document document_of(std::string text) {
  return understand({.published = "2024-03-20", .language = "en", .text = std::move(text)}, knowledge());
}

/// The names of the factors that hold for the document's first event.
std::vector<std::string_view> factors_of_first(const Document& d) {
  std::vector<std::string_view> out;
  for (const std::uint8_t f : factors_of(d, SyntaxTree(d), knowledge().ontology, d.events.at(0)))
    out.push_back(event_factors()[f].name);
  return out;
}

bool holds(const Document& d, std::string_view name) {
  const auto factors = factors_of_first(d);
  return std::ranges::find(factors, name) != factors.end();
}

TEST(Confidence, IsTheLogisticOfTheSumOfWeights) {
  const Factor table[] = {{"any", 0}, {"for it", 110}, {"against it", -110}};
  EXPECT_DOUBLE_EQ(confidence_of({0}, table), 0.5);
  EXPECT_DOUBLE_EQ(confidence_of({0, 1}, table), 0.75);
  EXPECT_DOUBLE_EQ(confidence_of({0, 1, 2}, table), 0.5);
}

TEST(Confidence, LooksAtHowPartiesAreNamed) {
  EXPECT_TRUE(holds(document_of("Norway accused Peru of spying."), "doer named"));
  EXPECT_TRUE(holds(document_of("Norway accused Peru of spying."), "other side named"));
  const Document pronoun = document_of("Narendra Modi arrived in Delhi. He condemned Peru.");
  EXPECT_TRUE(std::ranges::any_of(pronoun.events, [&](const FoundEvent& e) {
    const Factors factors = factors_of(pronoun, SyntaxTree(pronoun), knowledge().ontology, e);
    return std::ranges::any_of(factors, [](std::uint8_t f) { return event_factors()[f].name == "doer by pronoun"; });
  }));
}

TEST(Confidence, IsLessOfAPlanThanOfADeed) {
  const Document deed = document_of("Norway accused Peru of spying.");
  const Document plan = document_of("Norway will accuse Peru of spying.");
  EXPECT_GT(deed.events.at(0).confidence, plan.events.at(0).confidence);
}

TEST(Confidence, IsLessOfAnEventWithoutAnOtherSide) {
  const Document two = document_of("Norway condemned Peru.");
  const Document one = document_of("Norway condemned the measure.");
  ASSERT_FALSE(one.events.empty());
  EXPECT_GT(two.events.at(0).confidence, one.events.at(0).confidence);
}

TEST(Confidence, OfBackgroundIsFull) {
  const Document d = document_of("Norway thanked NATO.");
  const auto known = std::ranges::find(d.relations, true, &FoundRelation::is_background);
  ASSERT_NE(known, d.relations.end());
  EXPECT_DOUBLE_EQ(known->confidence, 1);
}

TEST(Bonds, CountTheArcsBetweenTriggerAndParty) {
  const Document d = document_of("Norway accused Peru of spying.");
  const FoundEvent& event = d.events.at(0);
  const Bond bond = bond_of(d, SyntaxTree(d), event.trigger, event.sources.at(0));
  EXPECT_EQ(bond.up, 0U);
  EXPECT_EQ(bond.down, 1U);
  EXPECT_EQ(bond.meeting, event.trigger);
  EXPECT_EQ(text_of(d, d.mentions.at(bond.mention).span), "Norway");
}

TEST(Bonds, AreNoneToWhoIsNotInTheSentence) {
  const Document d = document_of("Norway accused Peru of spying. Chad agreed.");
  const auto chad = std::ranges::find(d.entities, "Chad", [](const DocumentEntity& e) { return e.entity.name; });
  ASSERT_NE(chad, d.entities.end());
  EXPECT_EQ(
      bond_of(d, SyntaxTree(d), d.events.at(0).trigger, static_cast<std::uint32_t>(chad - d.entities.begin())).mention,
      no_index);
}

}  // namespace
}  // namespace entente
