// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/text/sentence_model.h"
#include "ingest/text/tokens.h"

namespace entente {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences_of(std::string text) {
  Document document;
  document.article.text = std::move(text);
  find_tokens(document);
  std::vector<std::string> out;
  for (const auto& sentence : document.sentences) out.emplace_back(text_of(document, sentence.span));
  return out;
}

TEST(Sentences, EndAtFullStops) {
  EXPECT_THAT(sentences_of("Envoys met on Monday. They parted without a deal. Why?"),
              ElementsAre("Envoys met on Monday.", "They parted without a deal.", "Why?"));
}

TEST(Sentences, DoNotEndAfterTitlesAndInitials) {
  EXPECT_THAT(sentences_of("Gen. Abdul Karim and Dr. A. B. Singh signed it. Mr. Lee watched."),
              ElementsAre("Gen. Abdul Karim and Dr. A. B. Singh signed it.", "Mr. Lee watched."));
}

TEST(Sentences, DoNotEndWithinTheNameOfAState) {
  EXPECT_THAT(sentences_of("The U.S. Senate voted. It was late."),
              ElementsAre("The U.S. Senate voted.", "It was late."));
}

TEST(Sentences, MayEndAfterTheNameOfAState) {
  EXPECT_THAT(sentences_of("Troops left for the U.S. The mission is over."),
              ElementsAre("Troops left for the U.S.", "The mission is over."));
}

TEST(Sentences, TakeClosingQuotationMarksAlong) {
  EXPECT_THAT(sentences_of("“We will not yield.” The minister then left. (He was late.) Nobody spoke."),
              ElementsAre("“We will not yield.”", "The minister then left.", "(He was late.)", "Nobody spoke."));
}

TEST(Sentences, EndWithAHeadlineOnItsOwnLine) {
  EXPECT_THAT(sentences_of("Oman hosts talks on the strait\nMUSCAT – Delegates arrived on Sunday."),
              ElementsAre("Oman hosts talks on the strait", "MUSCAT – Delegates arrived on Sunday."));
}

TEST(Sentences, RunOverTheLinesOfAWrappedParagraph) {
  EXPECT_THAT(sentences_of("The two governments agreed in the night to withdraw their troops from\n"
                           "the border and to let inspectors of the agency into every site that\n"
                           "they ask to see."),
              testing::SizeIs(1));
}

TEST(Sentences, EndAtBlankLines) {
  EXPECT_THAT(sentences_of("Background\n\n\nthe talks began in May"),
              ElementsAre("Background", "the talks began in May"));
}

TEST(Sentences, CoverAllTokensInOrder) {
  Document document;
  document.article.text = "One. Two etc.\n\nThree \"four.\" Five";
  find_tokens(document);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const auto& sentence = document.sentences[i];
    EXPECT_EQ(sentence.first_token, next);
    for (auto t = sentence.first_token; t < sentence.end_token; ++t) EXPECT_EQ(document.tokens[t].sentence, i);
    EXPECT_EQ(sentence.span.begin, document.tokens[sentence.first_token].span.begin);
    EXPECT_EQ(sentence.span.end, document.tokens[sentence.end_token - 1].span.end);
    next = sentence.end_token;
  }
  EXPECT_EQ(next, document.tokens.size());
}

TEST(SentenceModel, OfAnotherShapeKnowsNothing) {
  EXPECT_FALSE(SentenceModel("").is_known());
  EXPECT_FALSE(SentenceModel("ENTENTE sentences 1\nshort").is_known());
  EXPECT_TRUE(SentenceModel::builtin().is_known());
}

}  // namespace
}  // namespace entente
