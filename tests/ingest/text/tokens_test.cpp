// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/tokens.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "ingest/text/characters.h"

namespace entente {
namespace {

Document cut(std::string text) {
  Document document;
  document.article.text = std::move(text);
  find_tokens(document);
  return document;
}

/// Tokens parted by one space.
std::string tokens_of(std::string text) {
  const Document document = cut(std::move(text));
  std::string out;
  for (const auto& token : document.tokens) out += (out.empty() ? "" : " ") + std::string(text_of(document, token));
  return out;
}

TEST(Tokens, PartPunctuationFromWords) {
  EXPECT_EQ(tokens_of("Envoys met (briefly), then left."), "Envoys met ( briefly ) , then left .");
  EXPECT_EQ(tokens_of("\"Never,\" she said."), "\" Never , \" she said .");
  EXPECT_EQ(tokens_of("Wait... what?!"), "Wait ... what ?!");
}

TEST(Tokens, CutContractions) {
  EXPECT_EQ(tokens_of("They don't know what they'll do; he's sure we've lost."),
            "They do n't know what they 'll do ; he 's sure we 've lost .");
  EXPECT_EQ(tokens_of("Oman cannot agree and isn’t asked."), "Oman can not agree and is n’t asked .");
}

TEST(Tokens, CutPossessives) {
  EXPECT_EQ(tokens_of("Iran's and the ministers' plan"), "Iran 's and the ministers ' plan");
  EXPECT_EQ(tokens_of("Türkiye’s offer"), "Türkiye ’s offer");
}

TEST(Tokens, KeepApostrophesInsideNames) {
  EXPECT_EQ(tokens_of("O'Brien and Sana'a in the 1960's"), "O'Brien and Sana'a in the 1960's");
}

TEST(Tokens, CutHyphensButNotAfterPrefixes) {
  EXPECT_EQ(tokens_of("US-based, non-aligned, pro-Moscow state-of-the-art ex-minister"),
            "US - based , non-aligned , pro-Moscow state - of - the - art ex-minister");
  EXPECT_EQ(tokens_of("Israel–Lebanon talks"), "Israel – Lebanon talks");
}

TEST(Tokens, KeepNumbersTogether) {
  EXPECT_EQ(tokens_of("1,250.75 at 10:30 on 12/03/2021"), "1,250.75 at 10:30 on 12/03/2021");
  EXPECT_EQ(tokens_of("5-10 ships, 2019-2021"), "5 - 10 ships , 2019 - 2021");
  EXPECT_EQ(tokens_of("the 1990s and the 21st"), "the 1990s and the 21st");
}

TEST(Tokens, PartSignsAndUnitsFromNumbers) {
  EXPECT_EQ(tokens_of("$40m, 15%, €3.5bn, 30km, 6pm"), "$ 40 m , 15 % , € 3.5 bn , 30 km , 6 pm");
}

TEST(Tokens, KeepPeriodsOfAbbreviations) {
  EXPECT_EQ(tokens_of("Gen. J. Ali of the U.S. met Dr. Wu at 5 p.m. in St. Gallen."),
            "Gen. J. Ali of the U.S. met Dr. Wu at 5 p.m. in St. Gallen .");
}

TEST(Tokens, CutThePeriodThatAlsoEndsTheSentence) {
  EXPECT_EQ(tokens_of("They sell arms, grain, etc."), "They sell arms , grain , etc .");
  EXPECT_EQ(tokens_of("He left the U.S."), "He left the U.S.");
}

TEST(Tokens, ReadNoAsAnAbbreviationOnlyBeforeNumbers) {
  EXPECT_EQ(tokens_of("Order No. 12 says no. Nobody obeyed."), "Order No. 12 says no . Nobody obeyed .");
}

TEST(Tokens, KeepAddressesTogether) {
  EXPECT_EQ(tokens_of("See https://example.org/a-b?c=1, or write to press@example.org."),
            "See https://example.org/a-b?c=1 , or write to press@example.org .");
  EXPECT_EQ(tokens_of("report.pdf (example.com)"), "report.pdf ( example.com )");
}

TEST(Tokens, PartSlashesBetweenWords) { EXPECT_EQ(tokens_of("and/or 9/11"), "and / or 9/11"); }

TEST(Tokens, KeepSmileysTogether) { EXPECT_EQ(tokens_of("Thanks :) Bye"), "Thanks :) Bye"); }

TEST(Tokens, CoverEveryVisibleByteOnce) {
  const std::string text = "  “Ça va?” — он сказал: 你好。\xEF\xBB\xBF\n\tمرحبا، 🇫🇷🇩🇪 \x01\x7f a\xCC\x81 ";
  const Document document = cut(text);
  std::uint32_t at = 0;
  for (const auto& token : document.tokens) {
    ASSERT_GE(token.span.begin, at);
    for (; at < token.span.begin; at += character_at(text, at).size)
      ASSERT_EQ(character_at(text, at).kind, CharacterKind::space);
    ASSERT_GT(token.span.end, token.span.begin);
    at = token.span.end;
  }
  for (; at < text.size(); at += character_at(text, at).size)
    ASSERT_EQ(character_at(text, at).kind, CharacterKind::space);
}

TEST(Tokens, AreNoneInAnEmptyText) {
  EXPECT_TRUE(cut("").tokens.empty());
  EXPECT_TRUE(cut(" \n\t ").sentences.empty());
}

TEST(Tokens, CostLinearTimeOnHostileText) {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  constexpr std::size_t size = 40'000;
  const auto start = std::chrono::steady_clock::now();
  for (const auto piece : {"a", "(", ")", "'", "\"", ".", "a.", "a-", "a@", "-", "\n", "A. ", "x\n", "...", "http://",
                           "1,", "’", "é", "\" "}) {
    const Document document = cut(repeat(piece, size));
    for (const auto& token : document.tokens) ASSERT_LE(length(token.span), 4100U);
    for (const auto& sentence : document.sentences) ASSERT_LE(sentence.end_token - sentence.first_token, 460U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace entente
