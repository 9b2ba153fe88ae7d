// SPDX-License-Identifier: Apache-2.0
#include "ontology/lexicon.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace entente {
namespace {

constexpr std::string_view table =
    "# comment\n"
    "act\tpos\tframe\ttype\tmode\tcameo\tneeds\teffect\texample\n"
    "meet\tverb\tsubj=source obj=both with=both\tCONSULT\tmeeting\t042\tnot:obj=deadline\t-\tThey met.\n"
    "call on|upon\tverb\tsubj=source on=target\tREQUEST\tappeal\t020\tactor\thypothetical\tShe called on them.\n"
    "call\tverb\tsubj=source\tCONSULT\tphone-call\t041\tsource\t-\tHe called.\n"
    "refuse\toperator\tsubj=source\t-\t-\t-\t-\tdenied\tHe refused.\n";

TEST(ReadActs, ReadsFramesConditionsAndEffects) {
  Lexicon lexicon;
  Diagnostics diagnostics;
  read_acts(table, "acts.tsv", lexicon, diagnostics);
  EXPECT_TRUE(diagnostics.is_empty());
  ASSERT_EQ(lexicon.acts().size(), 4U);
  const Act& meet = lexicon.acts()[0];
  EXPECT_EQ(meet.type, EventType::consult);
  EXPECT_EQ(role_of(meet, "with"), Role::both);
  EXPECT_EQ(role_of(meet, "against"), std::nullopt);
  ASSERT_EQ(meet.conditions.size(), 1U);
  EXPECT_TRUE(meet.conditions[0].is_excluded);
  EXPECT_EQ(meet.conditions[0].lemmas, std::vector<std::string>{"deadline"});
  EXPECT_EQ(lexicon.acts()[3].effect, Effect::denied);
  EXPECT_EQ(lexicon.acts()[3].type, std::nullopt);
}

TEST(ReadActs, PutsTheLongerPhraseFirst) {
  Lexicon lexicon;
  Diagnostics diagnostics;
  read_acts(table, "acts.tsv", lexicon, diagnostics);
  const auto calls = lexicon.acts_of("call");
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(lexicon.acts()[calls[0]].phrase, "call on|upon");
}

TEST(ReadActs, SaysWhichLineMakesNoSense) {
  Lexicon lexicon;
  Diagnostics diagnostics;
  read_acts("meet\tverb\tsubj=sorce\tCONSULT\t-\t-\t-\t-\tx\nmeet\tverb\tsubj=source\tCHAT\t-\t-\t-\t-\tx\n", "my.tsv",
            lexicon, diagnostics);
  ASSERT_EQ(diagnostics.size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].where, "my.tsv:1");
  EXPECT_EQ(diagnostics.all()[1].message, "unknown event type 'CHAT'");
  EXPECT_TRUE(lexicon.acts().empty());
}

TEST(ReadActs, ReadsTheBuiltInTableCleanly) {
  Lexicon lexicon;
  Diagnostics diagnostics;
  read_acts(read_file(ENTENTE_SOURCE_DIR "/ontology/data/acts.tsv").value(), "acts.tsv", lexicon, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << d.where << ": " << d.message;
  EXPECT_GT(lexicon.acts().size(), 3000U);
}

}  // namespace
}  // namespace entente
