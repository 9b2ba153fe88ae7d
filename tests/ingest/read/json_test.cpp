// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read;
using ::testing::SizeIs;

Article only(std::string_view json, const ReadOptions& options = {}) {
  const auto found = read(json, "a.json", options);
  EXPECT_THAT(found.articles, SizeIs(1)) << json;
  EXPECT_THAT(found.failures, IsEmpty()) << json;
  return found.articles.empty() ? Article{} : found.articles.front();
}

TEST(Json, FillsAllFields) {
  const Article article =
      only(R"({"id": "x1", "headline": "Talks", "date": "2025-05-13T10:00:00Z", "source": "The Gazette",
    "url": "https://example.org/x1", "language": "en", "body": "Norway and Chile talk."})");
  EXPECT_EQ(article.id, "x1");
  EXPECT_EQ(article.title, "Talks");
  EXPECT_EQ(article.published, "2025-05-13");
  EXPECT_EQ(article.source, "The Gazette");
  EXPECT_EQ(article.url, "https://example.org/x1");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.text, "Norway and Chile talk.");
}

TEST(Json, AloneInItsFileIsNamedAfterIt) { EXPECT_EQ(only(R"({"text": "Norway and Chile talk."})").id, "a"); }

TEST(Json, InAListIsNamedByItsHash) {
  const auto found = read(R"([{"text": "One."}, {"text": "Two."}])", "a.json");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_THAT(found.articles[0].id, SizeIs(16));
  EXPECT_NE(found.articles[0].id, found.articles[1].id);
}

TEST(Json, PrefersTheBetterNameWhateverComesFirst) {
  const Article article =
      only(R"({"description": "Short.", "text": "Long.", "body": "Other.", "name": "N", "title": "T"})");
  EXPECT_EQ(article.text, "Long.");
  EXPECT_EQ(article.title, "T");
}

TEST(Json, KeepsTheFirstOfEqualNames) { EXPECT_EQ(only(R"({"text": "One.", "text": "Two."})").text, "One."); }

TEST(Json, LooksIntoKnownWrappers) {
  EXPECT_EQ(only(R"({"article": {"title": "T", "publishedAt": "2024-03-02", "body": "Norway."}})").text, "Norway.");
  EXPECT_EQ(only(R"({"_id": "q", "_source": {"text": "Norway."}})").id, "q");
  EXPECT_EQ(only(R"({"source": {"id": null, "name": "The Gazette"}, "content": "Norway."})").source, "The Gazette");
}

TEST(Json, FindsTheListOfAnAnswer) {
  const auto found = read(R"({"status": "ok", "articles": [{"content": "One."}, {"content": "Two."}]})", "a.json");
  EXPECT_THAT(found.articles, SizeIs(2));
  EXPECT_THAT(read(R"({"hits": {"total": 1, "hits": [{"_source": {"text": "One."}}]}})", "a.json").articles, SizeIs(1));
  EXPECT_THAT(read(R"({"response": {"docs": [{"text": "One."}, {"text": "Two."}]}})", "a.json").articles, SizeIs(2));
}

TEST(Json, TakesNoArticleFromWithinAnother) {
  EXPECT_EQ(only(R"({"text": "Norway.", "comments": [{"text": "No."}], "items": [{"text": "Ad."}]})").text, "Norway.");
}

TEST(Json, JoinsAListOfParagraphs) { EXPECT_EQ(only(R"({"body": ["One.", "Two."]})").text, "One.\n\nTwo."); }

TEST(Json, TakesFieldsFromWhereTheUserSays) {
  ReadOptions options;
  options.fields = {{"text", "page.main"}, {"title", "page.kicker"}};
  const Article article = only(R"({"text": "Menu", "page": {"main": "Norway.", "kicker": "K"}})", options);
  EXPECT_EQ(article.text, "Norway.");
  EXPECT_EQ(article.title, "K");
}

TEST(Json, KeepsTheTextsOffsets) {
  EXPECT_EQ(only(R"({"text": "One.\r\nErdog\u0306an.\u0000\u200bEnd."})").text,
            "One. \nErdog\xcc\x86"
            "an. \xe2\x80\x8b"
            "End.");
}

TEST(Json, TakesNumbersForIdsAndDatesOnly) {
  const Article article = only(R"({"id": 17, "title": 3, "timestamp": 1621252800, "text": "Norway."})");
  EXPECT_EQ(article.id, "17");
  EXPECT_EQ(article.title, "");
  EXPECT_EQ(article.published, "2021-05-17");
}

TEST(Json, MayComeAsSeveralObjects) {
  EXPECT_THAT(read("{\n\"text\": \"One.\"\n}\n{\n\"text\": \"Two.\"\n}\n", "a.json").articles, SizeIs(2));
}

TEST(Json, InUtf16IsReadToo) {
  std::string wide("\xff\xfe", 2);
  for (const char c : std::string_view(R"({"text": "Norway."})")) (wide += c) += '\0';
  EXPECT_EQ(only(wide).text, "Norway.");
}

struct Refusal {
  const char* json;
  const char* message;
};

TEST(Json, ThatIsBrokenIsRefusedWithItsPlace) {
  const Refusal refusals[] = {
      {"{\"text\": \"Nor", "a.json: not valid JSON at line 1, column 14: missing a closing quotation mark in string"},
      {"{\n  \"text\": \"N\",\n}", "a.json: not valid JSON at line 3, column 1: missing a name for object member"},
      {"[{\"text\": \"N\"},]", "a.json: not valid JSON at line 1, column 16: invalid value"},
      {"{\"text\": \"\xff\"}", "a.json: not valid JSON at line 1, column 12: invalid encoding in string"},
      {"{\"text\": \"\\ud800\"}",
       "a.json: not valid JSON at line 1, column 17: the surrogate pair in string is invalid"},
      {"[1] x", "a.json: not valid JSON at line 1, column 5: more behind the end of the value"},
      {"{\"text\": nul}", "a.json: not valid JSON at line 1, column 13: invalid value"},
  };
  for (const Refusal& refusal : refusals)
    EXPECT_THAT(read(refusal.json, "a.json").failures, ::testing::Contains(HasSubstr(refusal.message))) << refusal.json;
}

TEST(Json, BehindANulIsNotTheEnd) {
  EXPECT_THAT(read(std::string_view("{\"text\": \"N\"}\0", 14), "a.json").failures, SizeIs(1));
}

TEST(Json, OfAMillionBracketsIsRefusedInOneLine) {
  EXPECT_THAT(
      read(std::string(1'000'000, '['), "a.json").failures,
      ElementsAre("a.json: is nested more than 512 levels deep at line 1, column 513 (--max-nesting sets the limit)"));
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
  EXPECT_THAT(read(objects, "a.json").failures, ElementsAre(HasSubstr("nested more than 512")));
}

TEST(Json, WithoutATextIsRefused) {
  EXPECT_THAT(read("{\"title\": \"T\"}", "a.json").failures, ElementsAre(HasSubstr("a.json:1: has no text")));
  EXPECT_THAT(read("[]", "a.json").failures, ElementsAre(HasSubstr("a.json: holds no article")));
}

TEST(Json, LongerThanTheLimitIsRefused) {
  ReadOptions options;
  options.limits.record_bytes = 300'000;
  const std::string large = "[{\"text\": \"" + std::string(700'000, 'x') + "\"}, {\"text\": \"Two.\"}]";
  EXPECT_THAT(read(large, "a.json", options).failures,
              ElementsAre("a.json: a record is longer than 300000 bytes (--max-record sets the limit)"));
}

TEST(JsonLines, ReadsEveryGoodLineAndNamesTheBadOnes) {
  const auto found = read(
      "{\"id\": \"1\", \"text\": \"One.\"}\n"
      "{\"id\": \"2\", \"text\": \"Tw\n"
      "\n"
      "{\"id\": \"4\"}\r\n"
      "not json\n"
      "{\"id\": \"6\", \"text\": \"Six.\"} \r\n"
      "{\"id\": \"7\", \"text\": \"Seven.\"}",
      "a.jsonl");
  ASSERT_THAT(found.articles, SizeIs(3));
  EXPECT_EQ(found.articles[0].id, "1");
  EXPECT_EQ(found.articles[2].text, "Seven.");
  EXPECT_THAT(found.failures,
              ElementsAre(HasSubstr("a.jsonl:2: not valid JSON at column 24: missing a closing quotation"),
                          HasSubstr("a.jsonl:4: has no text"),
                          HasSubstr("a.jsonl:5: not valid JSON at column 2: invalid value")));
}

TEST(JsonLines, AreReadInAnyBlockSize) {
  std::string lines;
  for (int i = 0; i < 5000; ++i)
    lines += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"" +
             std::string(static_cast<std::size_t>(i % 400), 'x') + "y\"}\n";
  const auto found = read(lines, "a.jsonl");
  ASSERT_THAT(found.articles, SizeIs(5000));
  EXPECT_EQ(found.articles[4999].id, "4999");
}

}  // namespace
}  // namespace entente
