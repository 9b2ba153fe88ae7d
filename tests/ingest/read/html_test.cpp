// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html.h"

#include <gmock/gmock.h>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::read;

const std::string first =
    "The foreign ministers of Norway and Chile met in Oslo on Monday to renew a treaty on trade that both had let "
    "lapse in 1998.";
const std::string second =
    "\xe2\x80\x9cWe begin again,\xe2\x80\x9d said the Norwegian minister, who had invited her colleague in the spring "
    "after a long exchange of letters.";
const std::string third =
    "Chile\xe2\x80\x99s parliament is expected to vote on the text in June, and the opposition has said that it will "
    "not stand in the way.";
const std::string body = first + "\n\n" + second + "\n\n" + third;

std::string paragraphs() { return "<p>" + first + "</p>\n<p>" + second + "</p><p>" + third + "</p>"; }

TEST(Html, IsFreedOfWhatStandsAround) {
  const std::string page =
      R"(<!DOCTYPE html><html lang="en"><head><title>Oslo talks | The Gazette</title><script>var a = "Anna Trap met Bert Trap.";</script>
    <style>p { content: "Carl Trap" }</style></head><body><noscript>Dora Trap says: enable scripts.</noscript>
    <div class="cookie-consent"><p>We value your privacy, writes Emil Trap, and so we store cookies on your device, as does everybody else.</p></div>
    <header><a href="/">The Gazette</a><nav><ul><li><a href="/w">World</a></li><li><a href="/f">Fritz Trap</a></li></ul></nav></header>
    <div id="wrap"><div class="col"><h1>Oslo talks</h1><div class="byline">By Gerda Trap</div>)" +
      paragraphs() +
      R"(<div class="share-tools">Share with Hans Trap</div><div class="related-stories"><h3>Related</h3><ul><li><a href="/1">Ida Trap visits Jan Trap</a></li></ul></div></div>
    <div class="sidebar"><h3>Most read</h3><p><a href="/2">Karl Trap sues Lena Trap over an island that neither of them owns, says a court</a></p></div></div>
    <section id="comments"><h2>Comments</h2><div class="comment"><p>I think that Max Trap should resign at once, because he has never been any good at this sort of thing.</p></div></section>
    <footer>All rights reserved. Nina Trap, publisher.</footer><!-- Otto Trap --></body></html>)";
  const Article article = article_of_page(page);
  EXPECT_EQ(article.text, body);
  EXPECT_EQ(article.title, "Oslo talks");
  EXPECT_EQ(article.language, "en");
}

TEST(Html, IsFoundInLayoutTables) {
  const std::string page =
      "<html><body><table><tr><td width=150><a href=/a>Home</a><br><a href=/b>World</a><br><a "
      "href=/c>Sport</a></td><td><font size=2>" +
      first + "<br><br>" + second + "<br><br>" + third +
      "</font></td><td><a href=/d>Advertise with us</a></td></tr></table></body></html>";
  EXPECT_EQ(article_of_page(page).text, body);
}

TEST(Html, IsFoundWhereThePageMarksIt) {
  const std::string teasers =
      "<div class=card><h3><a href=/x>Another story of the day, far away</a></h3><p>A long summary of another story "
      "that has nothing to do with this one at all, but is on the page.</p></div>";
  const std::string page = "<html><body><div itemprop=\"articleBody\">" + paragraphs() + "</div>" + teasers + teasers +
                           teasers + "</body></html>";
  EXPECT_EQ(article_of_page(page).text, body);
}

TEST(Html, KeepsQuotesListsAndSubheadings) {
  const std::string page = "<html><body><main><p>" + first +
                           "</p><h2>What was agreed</h2><ul><li>Tariffs on fish fall to zero within two "
                           "years.</li><li>A joint council meets twice a year.</li></ul><blockquote>" +
                           second + "</blockquote><p>" + third +
                           "</p><p>He <b>did</b> not&nbsp;say <i>when</i>.</p></main></body></html>";
  EXPECT_EQ(article_of_page(page).text, first +
                                            "\n\nWhat was agreed\n\nTariffs on fish fall to zero within two "
                                            "years.\n\nA joint council meets twice a year.\n\n" +
                                            second + "\n\n" + third + "\n\nHe did not say when.");
}

TEST(Html, IsMissingFromTheFrontPageOfASection) {
  std::string page =
      "<html lang=en><head><meta property=og:type content=website><title>Diplomacy | The Gazette</title></head><body>"
      "<main><h1>Diplomacy</h1>";
  for (const char* place : {"Oslo", "Lima", "Accra", "Hanoi", "Quito"})
    page += "<article><a href=/" + std::string(place) + "><h2>Talks in " + place +
            " go on</h2></a><p>The ministers in " + place +
            " adjourned until Monday, and nobody says what divides them.</p></article>";
  EXPECT_EQ(article_of_page(page + "</main></body></html>").text, "");
}

TEST(Html, IsReadFromTheDataOfItsScripts) {
  const std::string page =
      R"(<html><head><title>Oslo talks</title></head><body><div id="app">Loading</div><script type="application/json">)"
      R"({"teasers": [{"title": "Other", "body": ")" +
      first + first + first + first + first +
      R"("}], "story": {"title": "Oslo talks", "publishedAt": "2024-03-08T09:20:00Z",)" +
      R"("blocks": [{"type": "text", "content": ")" + first + R"("}, {"type": "ad"}, {"type": "text", "content": ")" +
      second + R"("}, {"content": ")" + third + R"("}]}}</script></body></html>)";
  const Article article = article_of_page(page);
  EXPECT_EQ(article.text, body);
  EXPECT_EQ(article.published, "2024-03-08");
}

TEST(Html, IsNotHiddenByNamesThatThePageGivesToEverything) {
  const std::string page = "<html><body><div class=x-widget><p>" + first + "</p></div><div class=x-widget><p>" +
                           second + "</p></div><div class=x-widget><p>" + third +
                           "</p></div><div class='x-widget x-related'><p>The king of Norway opened a bridge on "
                           "Sunday in the presence of a large and cheerful crowd.</p></div></body></html>";
  EXPECT_EQ(article_of_page(page).text, body);
}

TEST(Html, EndsBeforeOtherStories) {
  const std::string page = "<html><body><div>" + paragraphs() +
                           "<h3>Read more</h3><p>The king of Norway opened a bridge on Sunday in the presence of a "
                           "large and cheerful crowd of people.</p></div></body></html>";
  EXPECT_EQ(article_of_page(page).text, body);
}

TEST(Html, BehindAPaywallIsWhatIsShown) {
  const std::string page = "<html><body><article><p>" + first +
                           "</p><div class=\"paywall\">Subscribe to continue reading. Already a subscriber? Log "
                           "in</div></article></body></html>";
  EXPECT_EQ(article_of_page(page).text, first);
}

TEST(Html, TakesMetadataFromStructuredData) {
  const std::string page =
      R"(<html><head><title>x</title><link rel="canonical" href="https://example.org/oslo"><script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "W"}, {"@type": "NewsArticle", "headline": "Oslo talks", "datePublished": "2024-05-06T10:00:00+02:00",
     "publisher": {"@type": "Organization", "name": "The Gazette"}}]}</script></head><body>)" +
      paragraphs() + "</body></html>";
  const Article article = article_of_page(page);
  EXPECT_EQ(article.title, "Oslo talks");
  EXPECT_EQ(article.published, "2024-05-06");
  EXPECT_EQ(article.source, "The Gazette");
  EXPECT_EQ(article.url, "https://example.org/oslo");
}

TEST(Html, TakesMetadataFromMetaElementsTimesAndAddresses) {
  EXPECT_EQ(
      article_of_page(
          R"(<html><head><meta property="og:title" content="Oslo talks"><meta property="article:published_time" content="2024-05-06"></head><body>)" +
          paragraphs())
          .published,
      "2024-05-06");
  EXPECT_EQ(
      article_of_page("<html><body><time datetime=\"2024-05-07T08:00\">yesterday</time>" + paragraphs()).published,
      "2024-05-07");
  EXPECT_EQ(article_of_page("<html><head><link rel=canonical href=\"https://example.org/2024/5/8/oslo\"></head><body>" +
                            paragraphs())
                .published,
            "2024-05-08");
  EXPECT_EQ(article_of_page("<html><body><div class=posted>Monday, May 6, 2024</div>" + paragraphs()).published,
            "2024-05-06");
  EXPECT_EQ(article_of_page("<html><body>" + paragraphs()).published, "");
}

TEST(Html, FilledInByScriptIsTakenFromItsData) {
  const std::string long_body = first + " " + second + " " + third + " " + first;
  std::string json;
  for (const char c : long_body) json += c == '"' ? std::string("\\\"") : std::string(1, c);
  const std::string page =
      R"(<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": ")" + json +
      R"("}</script></head><body><div id="root"></div></body></html>)";
  EXPECT_EQ(article_of_page(page).text, long_body);
}

TEST(Html, MayBeDeepBrokenOrEmpty) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<div><b>";
  EXPECT_THAT(article_of_page(deep + first).text, HasSubstr("renew a treaty"));
  EXPECT_EQ(article_of_page("<html><body></body></html>").text, "");
  EXPECT_THAT(read("<html><head><title>Nothing</title></head><body></body></html>", "a.html").failures,
              ElementsAre("a.html: is a web page without an article's text"));
}

TEST(Html, ReadsNoFilesAndExpandsNoEntitiesOfItsOwn) {
  const std::string page =
      R"(<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]>
<html><body><p>Norway &x; and Chile &b; met on Monday.</p><iframe src="file:///etc/passwd"></iframe><object data="/etc/passwd"></object></body></html>)";
  const std::string text = article_of_page(page).text;
  EXPECT_THAT(text, HasSubstr("Norway"));
  EXPECT_EQ(text.find("root:"), std::string::npos);
  EXPECT_EQ(text.find("boomboom"), std::string::npos);
}

TEST(Html, LongerThanTheLimitIsRefused) {
  ReadOptions options;
  options.limits.record_bytes = 1000;
  EXPECT_THAT(read("<html><body>" + std::string(2000, 'x'), "a.html", options).failures,
              ElementsAre("a.html: the page is longer than 1000 bytes (--max-record sets the limit)"));
}

TEST(Html, TrustsValidUtf8MoreThanItsDeclaration) {
  EXPECT_EQ(article_of_page(first).text, first);
  const auto found = read(
      "<html><head><meta charset=\"iso-8859-1\"></head><body><p>President Erdo\xc4\x9f"
      "an met the ministers of Norway and Chile in the city of Ankara on Monday.</p></body></html>",
      "a.html");
  EXPECT_THAT(found.articles.at(0).text, HasSubstr("Erdo\xc4\x9f"
                                                   "an"));
  const auto latin = read(
      "<html><head><meta charset=\"windows-1254\"></head><body><p>President Erdo\xf0"
      "an met the ministers of Norway and Chile in the city of Ankara on Monday.</p></body></html>",
      "a.html");
  EXPECT_THAT(latin.articles.at(0).text, HasSubstr("Erdo\xc4\x9f"
                                                   "an"));
}

TEST(TextOfHtml, KeepsParagraphsAndEntities) {
  EXPECT_EQ(text_of_html("<p>One &amp; two.</p><p>Three&nbsp;<b>four</b>.<br/>Five.</p>"),
            "One & two.\n\nThree four. Five.");
  EXPECT_EQ(text_of_html("plain"), "plain");
}

}  // namespace
}  // namespace entente
