// SPDX-License-Identifier: Apache-2.0
#include "ontology/facts_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

constexpr std::string_view line =
    R"({"article":{"id":"a1","title":"Talks","published":"2025-05-21","source":null,"url":null,"language":"en"},)"
    R"("text":"Zoë Ng met Bo.",)"
    R"("entities":[{"id":"person:zoe-ng","type":"Person","name":"Zoë Ng","wikidata":null,"code":null,"country":"MYS","sector":"GOV",)"
    R"("mentions":[{"start":0,"end":6,"text":"Zoë Ng","kind":"name","sentence":0}]},)"
    R"({"id":"person:bo","type":"Person","name":"Bo","wikidata":"Q1","code":null,"country":null,"sector":null,"mentions":[]}],)"
    R"("events":[{"id":"event:0000000000000001","type":"CONSULT","mode":"meeting","cameo":"042","predicate":"meet",)"
    R"("sources":["person:zoe-ng"],"targets":["person:bo"],"place":null,"time":{"value":"2025-05","text":null},)"
    R"("modality":"asserted","attributed_to":null,"confidence":0.93,"trigger":{"start":7,"end":10},"sentence":{"start":0,"end":14},)"
    R"("rule":"meet"}],)"
    R"("relations":[{"type":"ally_of","head":"person:zoe-ng","tail":"person:bo","from":null,"until":null,"modality":"asserted",)"
    R"("confidence":1.0,"background":true,"rule":null}]})";

std::string with(std::string text, std::string_view found, std::string_view replacement) {
  const auto at = text.find(found);
  EXPECT_NE(at, std::string::npos) << found;
  return text.replace(at, found.size(), replacement);
}

std::string problem_of(std::string_view text) {
  const auto facts = parse_facts(text);
  return facts ? "" : facts.error().message;
}

TEST(FactsJson, ReadsEveryMember) {
  const auto facts = parse_facts(line);
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_EQ(facts->article.published, "2025-05-21");
  EXPECT_EQ(facts->article.source, "");
  ASSERT_EQ(facts->entities.size(), 2U);
  EXPECT_EQ(facts->entities[0].entity.country, "MYS");
  EXPECT_EQ(facts->entities[0].mentions[0].range, (TextRange{0, 6}));
  ASSERT_EQ(facts->events.size(), 1U);
  EXPECT_EQ(facts->events[0].type, EventType::consult);
  EXPECT_EQ(facts->events[0].time->value, "2025-05");
  EXPECT_EQ(facts->events[0].confidence, 0.93);
  ASSERT_EQ(facts->relations.size(), 1U);
  EXPECT_FALSE(facts->relations[0].evidence);
}

TEST(FactsJson, WritesWhatItRead) {
  std::string written;
  append_facts(written, *parse_facts(line), true);
  EXPECT_EQ(written, line);
}

TEST(FactsJson, LeavesTheTextOut) {
  std::string written;
  append_facts(written, *parse_facts(line), false);
  EXPECT_EQ(written.find("\"text\":\"Zoë Ng met Bo.\""), std::string::npos);
}

TEST(FactsJson, KeepsFurtherEvidence) {
  const auto more =
      with(std::string(line), R"("rule":"meet")", R"("more_evidence":[{"start":0,"end":3}],"rule":"meet")");
  std::string written;
  append_facts(written, *parse_facts(more), true);
  EXPECT_EQ(written, more);
}

TEST(FactsJson, SkipsWhatItDoesNotKnow) {
  const auto layered =
      with(std::string(line), R"("entities":[)", R"("tokens":[{"start":[[1]],"text":"x"}],"entities":[)");
  EXPECT_EQ(problem_of(layered), "");
}

TEST(FactsJson, SaysWhatIsWrong) {
  const std::string good(line);
  EXPECT_THAT(problem_of("{"), testing::HasSubstr("column"));
  EXPECT_THAT(problem_of("[]"), testing::HasSubstr("record"));
  EXPECT_THAT(problem_of("{}"), testing::HasSubstr("no \"id\""));
  EXPECT_THAT(problem_of(with(good, "CONSULT", "CHAT")), testing::HasSubstr("unknown event type \"CHAT\""));
  EXPECT_THAT(problem_of(with(good, "0.93", "1.93")), testing::HasSubstr("0 to 1"));
  EXPECT_THAT(problem_of(with(good, R"("end":14)", R"("end":15)")), testing::HasSubstr("outside the text"));
  EXPECT_THAT(problem_of(with(good, R"("text":"Zoë Ng","kind")", R"("text":"Zoe Ng","kind")")),
              testing::HasSubstr("not what the text"));
  EXPECT_THAT(problem_of(with(good, R"("targets":["person:bo"])", R"("targets":["person:x"])")),
              testing::HasSubstr("not among the entities"));
  EXPECT_THAT(problem_of(with(good, R"("id":"a1")", R"("id":7)")), testing::HasSubstr("\"id\" cannot be"));
  EXPECT_THAT(problem_of(with(good, R"("id":"a1")", R"("id":["a"])")), testing::HasSubstr("\"id\" cannot be"));
}

TEST(FactsJson, SurvivesDeepNesting) {
  EXPECT_NE(problem_of(std::string(1000000, '[')), "");
  EXPECT_NE(problem_of(R"({"x":)" + std::string(1000000, '[')), "");
}

TEST(FactsJson, GoesOnAfterABadLine) {
  std::istringstream in(std::string(line) + "\n\n{]\n" + std::string(line) + "\n");
  Diagnostics diagnostics;
  int count = 0;
  ASSERT_TRUE(
      read_facts(in, "f.jsonl", diagnostics, [&](ArticleFacts&&) -> Result<void> { return ++count, Result<void>{}; }));
  EXPECT_EQ(count, 2);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].where, "f.jsonl:3");
}

}  // namespace
}  // namespace entente
