// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/markdown.h"

#include <gmock/gmock.h>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using testing::read;

TEST(Markdown, HasItsFieldsInFrontMatter) {
  const auto found = read(
      "---\ntitle: \"Oslo \\u2013 Lima\\\n  \\ and back\"\ndate: '2024-05-06'\ntags: [a, b]\nsource_url: "
      "https://example.org/1  # where from\nlist:\n  - x\n---\n\nNorway and Chile\nmet in Oslo.\n\nThey agreed.\n",
      "a.md");
  ASSERT_EQ(found.articles.size(), 1U);
  const Article& article = found.articles[0];
  EXPECT_EQ(article.id, "a");
  EXPECT_EQ(article.title, "Oslo \xe2\x80\x93 Lima and back");
  EXPECT_EQ(article.published, "2024-05-06");
  EXPECT_EQ(article.url, "https://example.org/1");
  EXPECT_EQ(article.text, "Norway and Chile met in Oslo.\n\nThey agreed.");
}

TEST(Markdown, IsKnownByItsHeading) {
  const auto found = read("# Envoys meet\n\nNorway and *Chile* met.\n", "a.txt");
  EXPECT_EQ(found.articles.at(0).title, "Envoys meet");
  EXPECT_EQ(found.articles.at(0).text, "Envoys meet\n\nNorway and Chile met.");
}

TEST(Markdown, LosesItsMarks) {
  EXPECT_EQ(
      text_of_markdown("## Part ##\n**Norway** and [Chile](https://example.org/a_(b)) met[^1].\n![Photo](p.jpg)\n\n> A "
                       "quote,\n> two lines.\n\n- One\n- Two_b_c and _three_\n\n***\n\n```\ncode\n```\n"
                       "[ref]: https://example.org\nCost: 5 * 3 \\* 2 <br> &amp; so on. [sic]\n"),
      "Part\n\nNorway and Chile met.\n\nA quote, two lines.\n\nOne\n\nTwo_b_c and three\n\nCost: 5 * 3 * 2 & so on. "
      "[sic]");
}

}  // namespace
}  // namespace entente
