// SPDX-License-Identifier: Apache-2.0
#include "graph/merge.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

EventRecord arrest(const std::string& whom) {
  return {.type = EventType::coerce, .mode = "arrest", .predicate = "arrest", .targets = {whom}};
}

EventRecord meeting(const std::string& one, const std::string& other) {
  return {.type = EventType::consult, .mode = "meeting", .predicate = "meet", .sources = {one, other}};
}

EventRecord on(EventRecord event, const std::string& day, const std::string& words) {
  event.time = TimeRecord{.value = day, .text = words};
  return event;
}

std::uint64_t key(EventRecord event, const std::string& id, const std::string& published) {
  event.id = id;
  return fact_key(event, 0, published);
}

TEST(FactKey, IsOneForWhatHappensToAPersonOnADay) {
  auto other_word = on(arrest("person:x"), "2024-05-02", "Thursday");
  other_word.predicate = "apprehend";
  const auto told = key(on(arrest("person:x"), "2024-05-02", "yesterday"), "e1", "2024-05-03");
  EXPECT_EQ(told, key(other_word, "e2", "2024-05-04"));
  EXPECT_NE(told, key(on(arrest("person:x"), "2024-05-03", "today"), "e2", "2024-05-03"));
  EXPECT_NE(told, key(on(arrest("person:y"), "2024-05-02", "yesterday"), "e2", "2024-05-03"));
}

TEST(FactKey, TellsWhatHappensToAStateSeveralTimesADay) {
  EXPECT_NE(key(on(arrest("state:FRA"), "2024-05-02", "yesterday"), "e1", "2024-05-03"),
            key(on(arrest("state:FRA"), "2024-05-02", "yesterday"), "e2", "2024-05-03"));
}

TEST(FactKey, IsOneForUndatedNewsOfOneDay) {
  const auto told = key(meeting("person:x", "person:y"), "e1", "2024-05-03");
  EXPECT_EQ(told, key(meeting("person:y", "person:x"), "e2", "2024-05-03"));
  EXPECT_EQ(told, key(on(meeting("person:x", "person:y"), "2024-05", ""), "e2", "2024-05-03"));  // by its tense
  EXPECT_NE(told, key(meeting("person:x", "person:y"), "e2", "2024-05-10"));
  EXPECT_NE(told, key(on(meeting("person:x", "person:y"), "2024", "this year"), "e2", "2024-05-03"));
  EXPECT_NE(key(meeting("person:x", "person:y"), "e1", ""), key(meeting("person:x", "person:y"), "e2", ""));
}

TEST(FactKey, TellsOnesWordsOnADayApart) {
  auto accusation = meeting("state:FRA", "state:PER");
  accusation.type = EventType::accuse;
  EXPECT_NE(key(accusation, "e1", "2024-05-03"), key(accusation, "e2", "2024-05-03"));
  auto planned = meeting("person:x", "person:y");
  planned.modality = Modality::future;
  EXPECT_NE(key(planned, "e1", "2024-05-03"), key(planned, "e2", "2024-05-03"));
}

}  // namespace
}  // namespace entente
