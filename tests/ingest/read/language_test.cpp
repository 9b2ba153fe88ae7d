// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/language.h"

#include <gmock/gmock.h>

#include "ingest/read/encoding.h"
#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::read;

constexpr const char* english =
    "The foreign ministers of Norway and Chile met in Oslo on Monday to renew a treaty on trade that both of them had "
    "let lapse in 1998, and they said that it was time.";
constexpr const char* german =
    "Die Au\xc3\x9f"
    "enminister von Norwegen und Chile haben sich am Montag in Oslo getroffen, um einen Vertrag zu erneuern, der nach "
    "dem Jahr 1998 nicht mehr in Kraft war und der nun wieder gelten soll.";
constexpr const char* russian =
    "\xd0\x9c\xd0\xb8\xd0\xbd\xd0\xb8\xd1\x81\xd1\x82\xd1\x80\xd1\x8b "
    "\xd0\xb2\xd1\x81\xd1\x82\xd1\x80\xd0\xb5\xd1\x82\xd0\xb8\xd0\xbb\xd0\xb8\xd1\x81\xd1\x8c \xd0\xb2 "
    "\xd0\x9e\xd1\x81\xd0\xbb\xd0\xbe.";

TEST(Language, IsToldByWordsAndScript) {
  EXPECT_EQ(language_of(english), "en");
  EXPECT_EQ(language_of(german), "de");
  EXPECT_EQ(language_of(russian), "ru");
  EXPECT_EQ(language_of("Norway, Chile"), "");
  EXPECT_EQ(language_of(std::string(english) + " " + russian), "en");
}

TEST(Language, OtherThanEnglishIsSkippedUnlessWanted) {
  const auto found = read(german, "a.txt");
  EXPECT_THAT(found.articles, IsEmpty());
  EXPECT_THAT(found.skipped, ElementsAre("a.txt: not in English: de"));
  ReadOptions options;
  options.any_language = true;
  EXPECT_EQ(read(german, "a.txt", options).articles.at(0).language, "de");
}

TEST(Language, IsTakenFromTheTextRatherThanFromItsLabel) {
  EXPECT_EQ(read(std::string("{\"lang\": \"fr\", \"text\": \"") + english + "\"}", "a.json").articles.at(0).language,
            "en");
}

TEST(Encoding, IsFoundOut) {
  EXPECT_EQ(decode("caf\xe9 \x93ol\xe9\x94").text, "caf\xc3\xa9 \xe2\x80\x9col\xc3\xa9\xe2\x80\x9d");
  EXPECT_EQ(decode("Erdo\xf0"
                   "an",
                   "windows-1254")
                .text,
            "Erdo\xc4\x9f"
            "an");
  EXPECT_EQ(decode("Erdo\xf0"
                   "an",
                   {}, "iso-8859-9")
                .text,
            "Erdo\xc4\x9f"
            "an");
  EXPECT_EQ(decode("Erdo\xc4\x9f"
                   "an",
                   "iso-8859-1")
                .text,
            "Erdo\xc4\x9f"
            "an");
  EXPECT_FALSE(is_known_encoding("klingon"));
}

TEST(Encoding, OnTopOfItselfIsUndone) {
  EXPECT_EQ(repair_double_encoding("caf\xc3\x83\xc2\xa9 \xc3\xa2\xe2\x82\xac\xc5\x93ol\xc3\x83\xc2\xa9"),
            "caf\xc3\xa9 \xe2\x80\x9col\xc3\xa9");
  EXPECT_EQ(repair_double_encoding("CAF\xc3\x89\xe2\x80\x9d and S\xc3\xa3o Paulo"),
            "CAF\xc3\x89\xe2\x80\x9d and S\xc3\xa3o Paulo");
}

TEST(Report, CountsAndSkipsDuplicates) {
  ReadReport report;
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(read_articles("{\"id\": \"1\", \"text\": \"One.\"}\n{\"id\": \"1\", \"text\": \"Other.\"}\nbroken\n",
                              "a.jsonl", {.format = "jsonl"}, report, [](Article&&) -> Result<void> { return {}; }));
  EXPECT_EQ(report.summary(), "2 read, 2 skipped (2 duplicate), 2 failed");
}

TEST(Report, IsJsonALine) {
  EXPECT_EQ(
      to_json({.outcome = ReadOutcome::failed, .where = "a\x1b[2J.txt", .article = {}, .message = "is \"empty\""}),
      "{\"outcome\":\"failed\",\"where\":\"a\\u001B[2J.txt\",\"message\":\"is \\\"empty\\\"\"}");
}

}  // namespace
}  // namespace entente
