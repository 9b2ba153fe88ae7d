// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/analyser.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "ingest/model/embedded.h"
#include "ingest/text/tokens.h"

namespace entente {
namespace {

const Analyser& analyser() {
  static const Analyser loaded = Analyser::load(embedded_model("analyser.model")).value();
  return loaded;
}

Document read(std::string text) {
  Document document;
  document.article.text = std::move(text);
  find_tokens(document);
  find_syntax(document, analyser());
  return document;
}

/// "dependent relation head" of the first token with that text; the head of a root is "ROOT".
std::string arc(const Document& document, std::string_view word) {
  for (const Token& token : document.tokens) {
    if (text_of(document, token) != word) continue;
    const std::string head =
        token.head == no_index ? "ROOT" : std::string(text_of(document, document.tokens[token.head]));
    return std::string(word) + " " + std::string(name_of(token.deprel)) + " " + head;
  }
  return "no " + std::string(word);
}

const Token& token(const Document& document, std::string_view word) {
  for (const Token& token : document.tokens) {
    if (text_of(document, token) == word) return token;
  }
  throw std::runtime_error("no such word");
}

/// Every sentence is a tree with one root inside the sentence.
void expect_trees(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    std::size_t roots = 0;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const std::uint32_t head = document.tokens[i].head;
      roots += head == no_index;
      EXPECT_EQ(head == no_index, document.tokens[i].deprel == Deprel::root);
      std::uint32_t at = i;
      for (std::uint32_t steps = 0; at != no_index; ++steps, at = document.tokens[at].head) {
        ASSERT_TRUE(at >= sentence.first_token && at < sentence.end_token);
        ASSERT_LE(steps, sentence.end_token - sentence.first_token) << "a cycle";
      }
    }
    EXPECT_EQ(roots, sentence.first_token == sentence.end_token ? 0U : 1U);
  }
}

void expect_same(const Document& a, const Document& b) {
  ASSERT_EQ(a.tokens.size(), b.tokens.size());
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    EXPECT_EQ(a.tokens[i].upos, b.tokens[i].upos);
    EXPECT_EQ(a.tokens[i].head, b.tokens[i].head);
    EXPECT_EQ(a.tokens[i].deprel, b.tokens[i].deprel);
  }
  ASSERT_EQ(a.names.size(), b.names.size());
  for (std::size_t i = 0; i < a.names.size(); ++i) {
    EXPECT_EQ(a.names[i].span, b.names[i].span);
    EXPECT_EQ(a.names[i].score, b.names[i].score) << "to the last bit";
  }
}

TEST(Analyser, FindsSubjectsObjectsAndClauses) {
  const Document document = read("The foreign minister rejected the offer because the talks in Geneva had failed.");
  EXPECT_EQ(arc(document, "rejected"), "rejected root ROOT");
  EXPECT_EQ(arc(document, "minister"), "minister nsubj rejected");
  EXPECT_EQ(arc(document, "offer"), "offer obj rejected");
  EXPECT_EQ(arc(document, "because"), "because mark failed");
  EXPECT_EQ(arc(document, "failed"), "failed advcl rejected");
  EXPECT_EQ(arc(document, "Geneva"), "Geneva nmod talks");
}

TEST(Analyser, TellsPassiveFromActive) {
  const Document document = read("Two diplomats were expelled by the government of Latvia.");
  EXPECT_EQ(arc(document, "diplomats"), "diplomats nsubj:pass expelled");
  EXPECT_EQ(arc(document, "were"), "were aux:pass expelled");
  EXPECT_EQ(arc(document, "government"), "government obl:agent expelled");
  EXPECT_EQ(token(document, "expelled").features.voice, Voice::passive);
  EXPECT_EQ(token(document, "diplomats").features.number, Number::plural);
}

TEST(Analyser, FillsTenseAndMood) {
  const Document document = read("France signed the treaty and Germany supports it.");
  EXPECT_EQ(token(document, "signed").features.tense, Tense::past);
  EXPECT_EQ(token(document, "supports").features.tense, Tense::present);
  EXPECT_EQ(token(document, "supports").features.mood, Mood::indicative);
  EXPECT_EQ(token(document, "supports").features.person, PersonFeature::third);
}

TEST(Analyser, TakesCurlyQuotesForStraightOnes) {
  const Document curly = read("“We won’t sign,” the minister’s spokesman said.");
  const Document straight = read("\"We won't sign,\" the minister's spokesman said.");
  ASSERT_EQ(curly.tokens.size(), straight.tokens.size());
  for (std::size_t i = 0; i < curly.tokens.size(); ++i) {
    EXPECT_EQ(curly.tokens[i].head, straight.tokens[i].head);
    EXPECT_EQ(curly.tokens[i].deprel, straight.tokens[i].deprel);
  }
}

TEST(Analyser, FindsNames) {
  const Document document = read("On Monday Angela Merkel visited the United Nations office in Nairobi.");
  ASSERT_FALSE(document.names.empty());
  EXPECT_EQ(text_of(document, document.names[0].span), "Angela Merkel");
  EXPECT_EQ(document.names[0].type, NameType::person);
  EXPECT_EQ(text_of(document, document.names.back().span), "Nairobi");
  for (const Name& name : document.names) {
    EXPECT_GT(name.score, 0);
    EXPECT_LE(name.score, 1);
    EXPECT_EQ(name.span.begin, document.tokens[name.first_token].span.begin);
    EXPECT_EQ(name.span.end, document.tokens[name.end_token - 1].span.end);
  }
}

TEST(Analyser, GivesTheSameBitsWithEveryInstructionSet) {
  const Document best =
      read("The Security Council met on Tuesday. Ghana's envoy, Kwame Owusu, said the vote was \"a first step\".");
  for (const Instructions set : {Instructions::portable, Instructions::avx2}) {
    if (set > best_instructions()) continue;
    Analyser other = Analyser::load(embedded_model("analyser.model")).value();
    other.use(set);
    Document document = best;
    other.analyse(document);
    expect_same(document, best);
  }
}

TEST(Analyser, ReadsASentenceAlikeWhateverIsAroundIt) {
  const std::string sentence = "The president of Chile arrived in Lima on Friday.";
  const Document alone = read(sentence);
  const Document among = read("It rained.\n\n" + sentence +
                              "\n\nThe delegations of both countries then went to the palace, where they dined.");
  std::uint32_t first = 0;
  while (text_of(among, among.tokens[first]) != "The") ++first;
  for (std::uint32_t i = 0; i < alone.tokens.size(); ++i) {
    const std::uint32_t head = alone.tokens[i].head;
    EXPECT_EQ(among.tokens[first + i].head, head == no_index ? no_index : head + first);
    EXPECT_EQ(among.tokens[first + i].deprel, alone.tokens[i].deprel);
  }
}

TEST(Analyser, MakesOneTreeOfVeryLongSentences) {
  Document document;
  for (int i = 0; i < 3000; ++i) document.article.text += i % 3 == 0 ? "states " : "and ";
  for (std::uint32_t at = 0; at < document.article.text.size();) {
    const auto end = static_cast<std::uint32_t>(document.article.text.find(' ', at));
    document.tokens.push_back({.span = {at, end}});
    at = end + 1;
  }
  document.sentences.push_back({.span = {0, 10}, .first_token = 0, .end_token = 3000});
  find_syntax(document, analyser());
  expect_trees(document);
}

TEST(Analyser, MakesTreesOfNonsense) {
  expect_trees(
      read("((((((((((((((((((((((\n\n] ] ] ]\n\n\xe4\xb8\xad\xe6\x96\x87\xe6\x96\x87\xe6\x9c\xac 12:30 \x01\x02 ..... "
           "!!! ?"));
  expect_trees(read(std::string(5000, '[')));
  expect_trees(read(""));
}

TEST(Analyser, TakesHintsWithoutHarm) {
  Document document = read("Ruritania welcomed the visit.");
  const NameLookup lookup = [](const Document& of) {
    NameHints hints(of.tokens.size());
    hints[0] = name_hint::begins(NameType::state);
    return hints;
  };
  find_syntax(document, analyser(), lookup);
  expect_trees(document);
}

TEST(Analyser, RefusesWhatIsNotAModel) {
  alignas(64) const char text[] = "entente-model 1\nkind lemmas\n\n";
  EXPECT_FALSE(Analyser::load(std::as_bytes(std::span(text))).has_value());
  const auto whole = embedded_model("analyser.model");
  EXPECT_FALSE(Analyser::load(whole.first(whole.size() / 2)).has_value());
}

TEST(Analyser, LoadsInAFewMilliseconds) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(Analyser::load(embedded_model("analyser.model")).has_value());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(30));
}

TEST(Analyser, ReadsTheSecondOfTwoEqualSentencesLikeTheFirst) {
  const std::string sentence = "Anwar Ibrahim visited Moscow on Tuesday.";
  const Document twice = read(sentence + " He met nobody. " + sentence);
  const Document once = read(sentence);
  ASSERT_EQ(twice.sentences.size(), 3U);
  const std::uint32_t shift = twice.sentences[2].first_token;
  ASSERT_EQ(twice.tokens.size(), shift + once.tokens.size());
  for (std::uint32_t i = 0; i < once.tokens.size(); ++i) {
    const Token& again = twice.tokens[shift + i];
    EXPECT_EQ(again.upos, once.tokens[i].upos);
    EXPECT_EQ(again.deprel, once.tokens[i].deprel);
    EXPECT_EQ(again.head == no_index ? no_index : again.head - shift, once.tokens[i].head);
  }
  ASSERT_FALSE(once.names.empty());
  EXPECT_EQ(twice.names.size(), 2 * once.names.size());
  EXPECT_EQ(twice.names.back().end_token, shift + once.names.back().end_token);
  expect_trees(twice);
}

TEST(Analyser, ReadsEndlessRepetitionAsTrees) {
  std::string text = "On Monday";
  for (int i = 0; i < 300; ++i) text += ", the minister of France met the minister of Chile";
  expect_trees(read(text + "."));
}

}  // namespace
}  // namespace entente
