// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/explanation.h"

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

/// What is told of a word of the text, with the document that it is told of.
struct Told {
  Document document;
  WordExplanation word;
};

Told told_of(std::string text, std::string_view word) {
  Told out{.document = understand({.published = "2024-03-20", .language = "en", .text = std::move(text)}, knowledge())};
  for (WordExplanation& w : explain_words(out.document, knowledge().ontology))
    if (text_of(out.document, out.document.tokens[w.token]) == word) out.word = std::move(w);
  return out;
}

TEST(Explanation, NamesTheEntryThatFiredAndItsEvent) {
  const Told told = told_of("Norway condemned Peru.", "condemned");
  ASSERT_NE(told.word.trigger.act, nullptr);
  EXPECT_EQ(told.word.trigger.act->type, EventType::accuse);
  EXPECT_TRUE(told.word.trigger.act->origin.starts_with("acts.tsv:"));
  ASSERT_NE(told.word.event, no_index);
  EXPECT_FALSE(told.word.refusal);
  EXPECT_DOUBLE_EQ(confidence_of(told.word.factors, event_factors()), told.document.events[told.word.event].confidence);
}

TEST(Explanation, SaysWhyAWordMadeNoEvent) {
  EXPECT_EQ(told_of("Norway promised to visit Peru.", "visit").word.refusal, Refusal::promised_or_refused);
  EXPECT_EQ(told_of("Norway said Chad had attacked Peru.", "said").word.refusal, Refusal::tells_another);
}

TEST(Explanation, CountsOneHappeningOnce) {
  const Document d = understand({.published = "2024-03-20",
                                 .language = "en",
                                 .text = "Norway invaded Peru in 2003. Norway invaded Peru in 2003."},
                                knowledge());
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_TRUE(
      std::ranges::any_of(d.refused, [](const RefusedEvent& r) { return r.reason == Refusal::same_happening; }));
}

TEST(Explanation, ShowsEntriesThatDoNotFit) {
  const Told told = told_of("Norway's king visited the museum.", "visited");
  EXPECT_EQ(told.word.trigger.act, nullptr);
  EXPECT_TRUE(std::ranges::any_of(told.word.misfits, [](const Misfit& m) { return m.reason == Mismatch::condition; }));
}

TEST(Explanation, NamesVerbsThatTheLexiconLacks) {
  EXPECT_TRUE(told_of("Norway serenaded Peru.", "serenaded").word.is_unknown);
  EXPECT_EQ(told_of("The wind serenaded.", "serenaded").word.token, no_index);
}

TEST(Explanation, GivesTheCuesOfModality) {
  const Told told = told_of("Norway will not attack Peru.", "attack");
  std::string cues;
  for (const std::uint32_t cue : told.word.status.cues)
    (cues += text_of(told.document, told.document.tokens[cue])) += ' ';
  EXPECT_EQ(cues, "not ");
  EXPECT_EQ(told.word.status.modality, Modality::denied);
}

TEST(Explanation, GivesTheWordThatAttributes) {
  const Told told = told_of("Chad said Norway had attacked Peru.", "attacked");
  ASSERT_NE(told.word.status.said_by, no_index);
  EXPECT_EQ(text_of(told.document, told.document.tokens[told.word.status.said_by]), "said");
}

TEST(Explanation, KnowsByWhatAMentionWasResolved) {
  const Document d = understand({.published = "2025-05-21",
                                 .language = "en",
                                 .text = "Emmanuel Macron arrived in Oslo. He thanked the Norwegian officials. Macron "
                                         "left."},
                                knowledge());
  const auto by = [&](std::string_view text) {
    const auto found = std::ranges::find(d.mentions, text, [&](const Mention& m) { return text_of(d, m.span); });
    return found == d.mentions.end() ? Resolution::none : found->by;
  };
  EXPECT_EQ(by("Emmanuel Macron"), Resolution::known_name);
  EXPECT_EQ(by("He"), Resolution::chosen);
  EXPECT_EQ(by("Macron"), Resolution::shortened);
}

}  // namespace
}  // namespace entente
