// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/predicates.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/facts/happenings.h"
#include "ingest/pipeline.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = Knowledge::builtin().value();
  return built_in;
}

/// The predicates of the text, one a line: "land(Arg1 the jet, Argm-LOC Oslo)".
std::string predicates_of(std::string text) {
  const Document d = understand({.published = "2024-03-20", .language = "en", .text = std::move(text)}, knowledge());
  std::string out;
  for (const Predicate& p : find_predicates(d, knowledge().ontology.lexicon())) {
    (out += d.tokens[p.token].lemma) += '(';
    for (const Argument& a : p.arguments) {
      if (!out.ends_with('(')) out += ", ";
      (out += a.role) += ' ';
      out += text_of(d, Span{d.tokens[a.first_token].span.begin, d.tokens[a.end_token - 1].span.end});
    }
    out += ")\n";
  }
  return out;
}

TEST(Predicates, SayWhoDidWhatToWhom) {
  EXPECT_EQ(predicates_of("The navy sank two boats."), "sink(Arg0 The navy, Arg1 two boats)\n");
}

TEST(Predicates, TurnThePassiveAround) {
  EXPECT_EQ(predicates_of("Two boats were sunk by the navy."), "sink(Arg1 Two boats, Arg0 the navy)\n");
}

TEST(Predicates, TakeTheSubjectThatUndergoesAsTheme) {
  EXPECT_EQ(predicates_of("The jet landed in Oslo."), "land(Arg1 The jet, Argm-LOC Oslo)\n");
}

TEST(Predicates, IncludeNounsThatNameHappenings) {
  EXPECT_EQ(predicates_of("Investors feared the bankruptcy of the airline."),
            "fear(Arg0 Investors)\nbankruptcy(Arg1 the airline)\n");
}

TEST(Predicates, LendTheSubjectToAnInfinitive) {
  EXPECT_EQ(predicates_of("The minister promised to visit the factory."),
            "promise(Arg0 The minister)\nvisit(Arg0 The minister, Arg1 the factory)\n");
}

TEST(Predicates, IncludeCopulas) { EXPECT_EQ(predicates_of("The minister was ill."), "be(Arg1 The minister)\n"); }

TEST(Predicates, LeaveOutModifiersAmountsAndTimes) {
  EXPECT_EQ(predicates_of("The existing taxes raised $5 million on Tuesday."), "raise(Arg0 The existing taxes)\n");
}

TEST(Predicates, NameTheEntityBehindAnArgument) {
  const Document d = understand({.language = "en", .text = "Norway thanked Peru."}, knowledge());
  const auto found = find_predicates(d, knowledge().ontology.lexicon());
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].arguments.size(), 2U);
  EXPECT_EQ(d.entities.at(found[0].arguments[1].entity).entity.name, "Peru");
}

TEST(Happenings, AreActsAndEventsButNoThings) {
  const Lexicon& lexicon = knowledge().ontology.lexicon();
  for (const char* noun : {"visit", "earthquake", "merger", "ceasefire", "landing"})
    EXPECT_TRUE(is_happening(noun, lexicon, false)) << noun;
  for (const char* noun : {"government", "minister", "table", "station", "letter"})
    EXPECT_FALSE(is_happening(noun, lexicon, true)) << noun;
}

TEST(Happenings, OfDoubtfulNounsNeedAParticipant) {
  const Lexicon& lexicon = knowledge().ontology.lexicon();
  EXPECT_TRUE(is_happening("automation", lexicon, true));
  EXPECT_FALSE(is_happening("automation", lexicon, false));
}

}  // namespace
}  // namespace entente
