// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/coreference.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "ingest/entities/genders.h"
#include "ingest/entities/person_nouns.h"
#include "ingest/entities/phrases.h"
#include "ingest/pipeline.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = Knowledge::builtin().value();
  return built_in;
}

/// What the last word of the article with that form, or phrase that ends in it, means: a name, several joined by "+",
/// or "?" when unresolved.
std::string meaning(std::string text, std::string_view word, std::string title = "") {
  const Document d = understand(
      {.title = std::move(title), .published = "2025-05-21", .language = "en", .text = std::move(text)}, knowledge());
  std::string out = "no mention";
  for (const Mention& m : d.mentions) {
    if (m.kind == MentionKind::name || text_of(d, d.tokens[m.head]) != word) continue;
    if (m.is_collective) {
      out.clear();
      for (const std::uint32_t e : m.members) (out += out.empty() ? "" : "+") += d.entities[e].entity.name;
    } else {
      out = m.entity == no_index ? "?" : d.entities[m.entity].entity.name;
    }
  }
  return out;
}

TEST(Coreference, FollowsTheSubjectFromSentenceToSentence) {
  EXPECT_EQ(meaning("Vladimir Putin spoke in Moscow on Tuesday. He praised the army.", "He"), "Vladimir Putin");
  EXPECT_EQ(meaning("Ursula von der Leyen arrived in Kyiv. She promised more weapons.", "She"), "Ursula von der Leyen");
}

TEST(Coreference, HeedsGender) {
  EXPECT_EQ(meaning("Emmanuel Macron received Giorgia Meloni in Paris. She thanked the hosts.", "She"),
            "Giorgia Meloni");
  EXPECT_EQ(meaning("Giorgia Meloni visited Paris. He was late.", "He"), "?");
}

TEST(Coreference, TakesPossessorsFromTheSameClause) {
  EXPECT_EQ(meaning("Anwar Ibrahim met his ministers on Friday.", "his"), "Anwar Ibrahim");
  EXPECT_EQ(meaning("Iran defended its nuclear programme.", "its"), "Iran");
}

TEST(Coreference, KeepsArgumentsOfOneVerbApart) {
  EXPECT_NE(meaning("Vladimir Putin met him in the Kremlin.", "him"), "Vladimir Putin");
}

TEST(Coreference, LetsOrdinaryNounsCompete) {
  EXPECT_EQ(meaning("Germany published a report on Monday. The report was long and it contained many figures.", "it"),
            "?");
  EXPECT_EQ(meaning("It is clear that Germany will pay.", "It"), "?");
}

TEST(Coreference, FindsTheHolderOfAnOffice) {
  EXPECT_EQ(meaning("Anwar Ibrahim flew to Moscow. Reporters waited. The prime minister smiled.", "minister"),
            "Anwar Ibrahim");
  EXPECT_EQ(meaning("Xi Jinping received Vladimir Putin. The Russian leader stayed for two days.", "leader"),
            "Vladimir Putin");
}

TEST(Coreference, FindsTheCounterpart) {
  EXPECT_EQ(meaning("Xi Jinping landed in Moscow. Vladimir Putin embraced his Chinese counterpart.", "counterpart"),
            "Xi Jinping");
}

TEST(Coreference, TakesTheStateForItsOfficials) {
  EXPECT_EQ(meaning("Iranian officials denied the report.", "officials"), "Iran");
  EXPECT_EQ(meaning("Germany voted on Sunday. The country had waited for months.", "country"), "Germany");
}

TEST(Coreference, KnowsWhatKindOfBodyIsMeant) {
  EXPECT_EQ(meaning("NATO held an exercise in Norway. The alliance said that troops had been sent.", "alliance"),
            "North Atlantic Treaty Organization");
}

TEST(Coreference, CountsTheMembersOfCollectives) {
  EXPECT_EQ(meaning("Anwar Ibrahim met Vladimir Putin in the Kremlin. The two leaders discussed trade.", "leaders"),
            "Anwar Ibrahim+Vladimir Putin");
  EXPECT_EQ(meaning("India and Pakistan agreed to a ceasefire. Both sides released prisoners.", "sides"),
            "India+Pakistan");
  EXPECT_EQ(meaning("Anwar Ibrahim met Vladimir Putin on Monday. They signed nothing.", "They"),
            "Anwar Ibrahim+Vladimir Putin");
}

TEST(Coreference, LinksRelativePronouns) {
  EXPECT_EQ(meaning("Recep Tayyip Erdogan, who had invited the delegation, was absent.", "who"),
            "Recep Tayyip Erdoğan");
}

TEST(Coreference, GivesQuotedWordsToTheirSpeaker) {
  EXPECT_EQ(meaning("“I will not resign,” Emmanuel Macron said on Sunday.", "I"), "Emmanuel Macron");
  EXPECT_NE(meaning("“He is a friend,” Emmanuel Macron said on Sunday.", "He"), "Emmanuel Macron");
}

TEST(Coreference, GivesAStatementToItsAuthor) {
  EXPECT_EQ(
      meaning(
          "I welcome the agreement that was reached today. It brings peace to Europe.\n\nEmmanuel Macron thanked all.",
          "I", "Statement by President Emmanuel Macron"),
      "Emmanuel Macron");
}

TEST(Genders, ComeFromTitlesAndFirstNames) {
  EXPECT_EQ(gender_of_title("queen"), 'f');
  EXPECT_EQ(gender_of_title("president"), '\0');
  EXPECT_EQ(gender_of_first_name("sergei"), 'm');
  EXPECT_EQ(gender_of_first_name("ngozi"), 'f');
  EXPECT_EQ(gender_of_first_name("jean-claude"), 'm');
  EXPECT_EQ(gender_of_first_name("kim"), '\0');
  EXPECT_EQ(gender_of_first_name("qwxyz"), '\0');
}

TEST(PersonNouns, TellPeopleFromThings) {
  EXPECT_EQ(person_noun("spokeswoman"), 'f');
  EXPECT_EQ(person_noun("lawyer"), '\0');
  EXPECT_EQ(person_noun("treaty"), std::nullopt);
  EXPECT_TRUE(is_group_noun("team"));
}

TEST(PronounClasses, AreClosed) {
  EXPECT_EQ(pronoun_class("themselves"), PronounClass::plural);
  EXPECT_EQ(pronoun_class("minister"), PronounClass::none);
}

}  // namespace
}  // namespace entente
