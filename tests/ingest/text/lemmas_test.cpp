// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/lemmas.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr Features past{.tense = Tense::past, .verb_form = VerbForm::finite};
constexpr Features past_participle{.tense = Tense::past, .verb_form = VerbForm::participle};
constexpr Features gerund{.verb_form = VerbForm::gerund};
constexpr Features third{
    .tense = Tense::present, .verb_form = VerbForm::finite, .number = Number::singular, .person = PersonFeature::third};
constexpr Features plural{.number = Number::plural};
constexpr Features singular{.number = Number::singular};

TEST(Lemmas, OfRegularPastForms) {
  EXPECT_EQ(lemma_of("announced", Upos::verb, past), "announce");
  EXPECT_EQ(lemma_of("visited", Upos::verb, past), "visit");
  EXPECT_EQ(lemma_of("stopped", Upos::verb, past), "stop");
  EXPECT_EQ(lemma_of("controlled", Upos::verb, past_participle), "control");
  EXPECT_EQ(lemma_of("called", Upos::verb, past), "call");
  EXPECT_EQ(lemma_of("denied", Upos::verb, past), "deny");
  EXPECT_EQ(lemma_of("agreed", Upos::verb, past), "agree");
  EXPECT_EQ(lemma_of("negotiated", Upos::verb, past_participle), "negotiate");
  EXPECT_EQ(lemma_of("condemned", Upos::verb, past), "condemn");
  EXPECT_EQ(lemma_of("imposed", Upos::verb, past), "impose");
  EXPECT_EQ(lemma_of("appointed", Upos::verb, past), "appoint");
  EXPECT_EQ(lemma_of("developed", Upos::verb, past), "develop");
}

TEST(Lemmas, OfVerbsThatSpellingRulesMislead) {
  EXPECT_EQ(lemma_of("abused", Upos::verb, past), "abuse");
  EXPECT_EQ(lemma_of("extradited", Upos::verb, past_participle), "extradite");
  EXPECT_EQ(lemma_of("severed", Upos::verb, past), "sever");
  EXPECT_EQ(lemma_of("guided", Upos::verb, past), "guide");
  EXPECT_EQ(lemma_of("focused", Upos::verb, past), "focus");
}

TEST(Lemmas, OfIrregularVerbs) {
  EXPECT_EQ(lemma_of("met", Upos::verb, past), "meet");
  EXPECT_EQ(lemma_of("Overthrown", Upos::verb, past_participle), "overthrow");
  EXPECT_EQ(lemma_of("withdrew", Upos::verb, past), "withdraw");
}

TEST(Lemmas, OfGerundsAndThirdPersons) {
  EXPECT_EQ(lemma_of("making", Upos::verb, gerund), "make");
  EXPECT_EQ(lemma_of("running", Upos::verb, gerund), "run");
  EXPECT_EQ(lemma_of("urging", Upos::verb, gerund), "urge");
  EXPECT_EQ(lemma_of("accuses", Upos::verb, third), "accuse");
  EXPECT_EQ(lemma_of("clashes", Upos::verb, third), "clash");
  EXPECT_EQ(lemma_of("relies", Upos::verb, third), "rely");
}

TEST(Lemmas, OfNouns) {
  EXPECT_EQ(lemma_of("parties", Upos::noun, plural), "party");
  EXPECT_EQ(lemma_of("spokesmen", Upos::noun, plural), "spokesman");
  EXPECT_EQ(lemma_of("crises", Upos::noun, plural), "crisis");
  EXPECT_EQ(lemma_of("allies", Upos::noun, plural), "ally");
  EXPECT_EQ(lemma_of("news", Upos::noun, singular), "news");
  EXPECT_EQ(lemma_of("NGOs", Upos::noun, plural), "NGO");
}

TEST(Lemmas, OfNamesKeepCapitals) {
  EXPECT_EQ(lemma_of("Kremlin", Upos::propn, singular), "Kremlin");
  EXPECT_EQ(lemma_of("States", Upos::propn, plural), "State");
  EXPECT_EQ(lemma_of("Sept.", Upos::propn, singular), "September");
  EXPECT_EQ(lemma_of("Iranian", Upos::adj, {}), "Iranian");
}

TEST(Lemmas, OfComparisons) {
  EXPECT_EQ(lemma_of("larger", Upos::adj, {}), "large");
  EXPECT_EQ(lemma_of("biggest", Upos::adj, {}), "big");
  EXPECT_EQ(lemma_of("former", Upos::adj, {}), "former");
  EXPECT_EQ(lemma_of("later", Upos::adv, {}), "late");
}

TEST(Lemmas, OfSmallWords) {
  EXPECT_EQ(lemma_of("them", Upos::pron, {}), "they");
  EXPECT_EQ(lemma_of("n’t", Upos::part, {}), "not");
  EXPECT_EQ(lemma_of("’ll", Upos::aux, {}), "will");
  EXPECT_EQ(lemma_of("An", Upos::det, {}), "a");
  EXPECT_EQ(lemma_of("3,500", Upos::num, {}), "3500");
}

TEST(Lemmas, TellHasFromIsByTheVerb) {
  Document document;
  document.article.text = "He's arrived";
  document.tokens = {{.span = {0, 2}, .head = 2, .upos = Upos::pron, .deprel = Deprel::nsubj},
                     {.span = {2, 4}, .head = 2, .upos = Upos::aux, .deprel = Deprel::aux, .features = third},
                     {.span = {5, 12}, .upos = Upos::verb, .deprel = Deprel::root, .features = past_participle}};
  document.sentences = {{.span = {0, 12}, .first_token = 0, .end_token = 3}};
  find_lemmas(document);
  EXPECT_EQ(document.tokens[1].lemma, "have");
  EXPECT_EQ(document.tokens[2].lemma, "arrive");
}

TEST(Lemmas, OfEmptyAndOddForms) {
  EXPECT_EQ(lemma_of("", Upos::verb, past), "");
  for (const char* form : {"ed", "ing", "s", "'", ".", "er", "est", "ies", "’s", "ß", "xed", "Eing"})
    for (int upos = 0; upos <= static_cast<int>(Upos::x); ++upos)
      for (const auto& features : {past, gerund, third, plural})
        EXPECT_FALSE(lemma_of(form, static_cast<Upos>(upos), features).empty()) << form;
}

}  // namespace
}  // namespace entente
