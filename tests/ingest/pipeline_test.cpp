// SPDX-License-Identifier: Apache-2.0
#include "ingest/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "base/utf8.h"
#include "ingest/read/read.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge loaded = Knowledge::builtin().value();
  return loaded;
}

ArticleFacts facts_in(const std::string& text, const std::string& published = "2024-03-20") {
  return extract_facts({.id = "test", .published = published, .language = "en", .text = text}, knowledge());
}

std::string cut(const std::string& text, TextRange range) {
  const CodePointOffsets offsets(text);
  return text.substr(offsets.bytes(range.start), offsets.bytes(range.end) - offsets.bytes(range.start));
}

const EventRecord* event_of(const ArticleFacts& facts, EventType type) {
  const auto found = std::ranges::find(facts.events, type, &EventRecord::type);
  return found == facts.events.end() ? nullptr : &*found;
}

TEST(Understanding, FindsWhoMetWhomWhereAndWhen) {
  const auto facts =
      facts_in("French President Emmanuel Macron met Kenyan President William Ruto in Nairobi on 5 March 2024.");
  const EventRecord* meeting = event_of(facts, EventType::consult);
  ASSERT_NE(meeting, nullptr);
  EXPECT_EQ(meeting->sources, (std::vector<std::string>{"person:emmanuel-macron", "person:william-ruto"}));
  EXPECT_EQ(meeting->place, "place:nairobi");
  ASSERT_TRUE(meeting->time);
  EXPECT_EQ(meeting->time->value, "2024-03-05");
}

TEST(Understanding, KeepsDenialsAndPlansApartFromDeeds) {
  const auto denied = facts_in("Iran did not attack Saudi Arabia.");
  ASSERT_NE(event_of(denied, EventType::assault), nullptr);
  EXPECT_EQ(event_of(denied, EventType::assault)->modality, Modality::denied);
  const auto planned = facts_in("Japan will visit Mongolia in May.");
  ASSERT_NE(event_of(planned, EventType::visit), nullptr);
  EXPECT_EQ(event_of(planned, EventType::visit)->modality, Modality::future);
}

TEST(Understanding, GivesOneEntityToNamesThatDifferInPunctuation) {
  const auto facts = facts_in("Jean-Luc Moreau-Petit left. Jean Luc Moreau Petit came back.");
  ASSERT_EQ(facts.entities.size(), 1U);
  EXPECT_EQ(facts.entities[0].entity.id, "person:jean-luc-moreau-petit");
  EXPECT_EQ(facts.entities[0].mentions.size(), 2U);
}

TEST(Understanding, ReadsOfficesFromTitles) {
  const auto facts = facts_in("Kenyan President William Ruto thanked Japan.");
  const auto office = std::ranges::find(facts.relations, RelationType::head_of_state_of, &RelationRecord::type);
  ASSERT_NE(office, facts.relations.end());
  EXPECT_EQ(office->head, "person:william-ruto");
  EXPECT_EQ(office->tail, "state:KEN");
  EXPECT_TRUE(office->evidence);
}

TEST(Understanding, MarksBackgroundByMissingEvidence) {
  const auto facts = facts_in("Kenya and Japan signed a treaty at the United Nations.");
  for (const RelationRecord& relation : facts.relations) EXPECT_EQ(relation.rule == "ontology", !relation.evidence);
}

TEST(Understanding, QuotesWhatItPointsAt) {
  const std::string text =
      "“Türkiye’s” leader Recep Tayyip Erdoğan called on Greece’s prime minister — twice — to visit İzmir. Moscow "
      "rejected it.";
  const auto facts = facts_in(text);
  ASSERT_FALSE(facts.entities.empty());
  for (const MentionedEntity& entity : facts.entities)
    for (const MentionRecord& mention : entity.mentions) EXPECT_EQ(cut(text, mention.range), mention.text);
  for (const EventRecord& event : facts.events) EXPECT_LT(event.trigger.start, event.trigger.end);
}

TEST(Understanding, GivesTheSameBytesEveryTime) {
  const std::string text =
      "Russia invaded Ukraine in 2022. The EU imposed sanctions on Russia. Moscow denied the accusations of Kyiv.";
  std::string first;
  std::string second;
  append_facts(first, facts_in(text), true);
  append_facts(second, facts_in(text), true);
  EXPECT_EQ(first, second);
}

TEST(Understanding, LivesWithTextThatSaysNothing) {
  for (const std::string& text :
       {std::string(), std::string("\n\n \t"), std::string("....!!??"), std::string(3000, '('),
        std::string("\x01\x02\x7f"), std::string("мир и война 戦争と平和"), std::string(5000, 'x')})
    EXPECT_NO_FATAL_FAILURE(facts_in(text, ""));
}

TEST(Understanding, ReadsEveryArticleOfTheSharedCorpus) {
  const std::filesystem::path corpus = std::filesystem::path(ENTENTE_SHARED_DIR) / "corpus";
  if (!std::filesystem::exists(corpus)) GTEST_SKIP() << "the shared corpus is not beside the repository";
  std::size_t articles = 0;
  std::size_t events = 0;
  ReadReport report;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    if (entry.path().extension() != ".json") continue;
    const auto bytes = read_file(entry.path());
    ASSERT_TRUE(bytes);
    const auto read = read_articles(*bytes, entry.path().string(), {}, report, [&](Article&& article) -> Result<void> {
      const ArticleFacts facts = extract_facts(std::move(article), knowledge());
      ++articles;
      events += facts.events.size();
      std::string line;
      append_facts(line, facts, true);
      const auto back = parse_facts(line);  // checks every span against the text
      EXPECT_TRUE(back) << (back ? "" : back.error().message);
      return {};
    });
    ASSERT_TRUE(read);
  }
  EXPECT_EQ(articles, 41U);
  EXPECT_GT(events, 200U);
}

}  // namespace
}  // namespace entente
