// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::read;
using ::testing::SizeIs;

TEST(Csv, HasAnArticleARow) {
  const auto found = read(
      "id,Date,Title,Text\r\n1,2024-05-06,\"Oslo, Lima\",\"Norway said: \"\"Yes.\"\"\nThey "
      "met.\"\r\n2,2024-05-07,T,Chile agreed.\r\n\r\n3,2024-05-08,No text,\r\n",
      "a.csv");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].title, "Oslo, Lima");
  EXPECT_EQ(found.articles[0].text, "Norway said: \"Yes.\"\nThey met.");
  EXPECT_EQ(found.articles[1].published, "2024-05-07");
  EXPECT_THAT(found.failures, ElementsAre(HasSubstr("a.csv:6: has no text")));
}

TEST(Csv, MayBeSeparatedByOtherMarks) {
  EXPECT_EQ(read("url;body\nhttps://example.org;Norway, Chile; and Peru met.\n", "a.csv").articles.at(0).text,
            "Norway, Chile");
  EXPECT_EQ(read("url\tbody\nhttps://example.org\tNorway, Chile; and Peru met.\n", "a.tsv").articles.at(0).text,
            "Norway, Chile; and Peru met.");
}

TEST(Csv, TakesColumnsFromWhereTheUserSays) {
  ReadOptions options;
  options.format = "csv";
  options.fields = {{"text", "Story"}};
  EXPECT_EQ(read("No,Story\n1,Norway and Chile met.\n", "a.csv", options).articles.at(0).text, "Norway and Chile met.");
  options.fields.clear();
  EXPECT_THAT(read("No,Memo\n1,Norway and Chile met.\n", "a.csv", options).failures,
              ElementsAre(HasSubstr("a.csv:1: has no column of texts")));
}

TEST(Csv, WithAnOpenQuotationMarkSaysWhere) {
  EXPECT_THAT(read("id,text\n1,\"Norway\n", "a.csv").failures,
              ElementsAre("a.csv:2: has a quotation mark that is not closed"));
}

}  // namespace
}  // namespace entente
