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

TEST(Feed, OfRssHasItemsWithFullContentBeforeSummaries) {
  const auto found = read(
      R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title><language>en-gb</language>
    <item><title>Oslo &amp; Lima</title><link>https://example.org/1</link><guid>g1</guid><pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>Norway and Chile met.</p><p>They agreed.</p>]]></content:encoded></item>
    <item><title>Two</title><link>https://example.org/2</link><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
    <item><title>Only a title</title></item></channel></rss>)",
      "a.rss");
  ASSERT_THAT(found.articles, SizeIs(2));
  const Article& article = found.articles[0];
  EXPECT_EQ(article.id, "g1");
  EXPECT_EQ(article.title, "Oslo & Lima");
  EXPECT_EQ(article.url, "https://example.org/1");
  EXPECT_EQ(article.published, "2024-05-06");
  EXPECT_EQ(article.source, "The Gazette");
  EXPECT_EQ(article.text, "Norway and Chile met.\n\nThey agreed.");
  EXPECT_EQ(found.articles[1].id, "https://example.org/2");
  EXPECT_EQ(found.articles[1].text, "Only a summary.");
  EXPECT_THAT(found.skipped, ElementsAre("a.rss#3: without a text: Only a title"));
}

TEST(Feed, OfAtomHasEntries) {
  const auto found = read(
      R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><id>tag:1</id><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><link rel="self" href="https://example.org/self"/>
    <link href="https://example.org/1"/><published>2024-05-06T00:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Norway &amp; Chile.</p><p>Met.</p></div></content></entry>
    <entry><id>tag:2</id><updated>2024-05-07T00:00:00Z</updated><summary type="text">1 &lt; 2 in Oslo.</summary></entry></feed>)",
      "a.atom");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].title, "A b");
  EXPECT_EQ(found.articles[0].url, "https://example.org/1");
  EXPECT_EQ(found.articles[0].text, "Norway & Chile.\n\nMet.");
  EXPECT_EQ(found.articles[1].text, "1 < 2 in Oslo.");
}

TEST(Feed, OfRdfHasItsItemsBesideTheChannel) {
  const auto found = read(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>G</title></channel>
    <item><title>T</title><description>Norway and Chile met.</description><dc:date>2024-05-06</dc:date></item></rdf:RDF>)",
      "a.rdf");
  ASSERT_THAT(found.articles, SizeIs(1));
  EXPECT_EQ(found.articles[0].published, "2024-05-06");
}

TEST(Feed, OfJsonIsReadAsJson) {
  const auto found = read(
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "G", "items": [{"id": "1", "content_html": "<p>Norway &amp; Chile.</p>", "date_published": "2024-05-06T00:00:00Z"},
    {"id": "2", "content_text": "They met."}]})",
      "a.json");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].text, "Norway & Chile.");
  EXPECT_EQ(found.articles[0].published, "2024-05-06");
}

TEST(Feed, ThatIsBrokenGivesWhatCanBeRead) {
  const auto found = read(
      R"(<rss><channel><item><title>A &nbsp; B</title><description>Norway & Chile met &eacute;.</description></item><item><description>Cut of)",
      "a.rss");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].text, "Norway & Chile met \xc3\xa9.");
}

TEST(Feed, ReadsNoEntitiesOfItsOwn) {
  const auto found = read(
      R"(<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><description>Norway &x; &b;.</description></item></channel></rss>)",
      "a.rss");
  ASSERT_THAT(found.articles, SizeIs(1));
  EXPECT_EQ(found.articles[0].text, "Norway &x; &b;.");
}

TEST(Feed, WithoutItemsIsRefused) {
  EXPECT_THAT(read("<?xml version=\"1.0\"?><note><to>Oslo</to></note>", "a.xml").failures,
              ElementsAre(HasSubstr("a.xml: is XML without the items of a feed")));
}

}  // namespace
}  // namespace entente
