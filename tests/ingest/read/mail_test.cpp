// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "ingest/read/mime.h"
#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using testing::read;
using ::testing::SizeIs;

TEST(Mail, IsAnArticle) {
  const auto found = read(
      "From: =?utf-8?Q?The_Gaz=C3=A9tte?= <news@example.org>\r\nSubject: =?UTF-8?B?T3NsbyA=?=\r\n "
      "=?utf-8?q?talks?=\r\nDate: Mon, 6 May 2024 10:00:00 +0200\r\nMessage-ID: <m1@example.org>\r\n"
      "Content-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nNorway "
      "and Chil=E9 met=\r\n in Oslo.\r\n\r\nOn Sunday, Anna wrote:\r\n> Old words.\r\n-- \r\nThe Gazette\r\n",
      "a.eml");
  ASSERT_THAT(found.articles, SizeIs(1));
  const Article& article = found.articles[0];
  EXPECT_EQ(article.id, "m1@example.org");
  EXPECT_EQ(article.title, "Oslo talks");
  EXPECT_EQ(article.published, "2024-05-06");
  EXPECT_EQ(article.source, "The Gaz\xc3\xa9tte");
  EXPECT_EQ(article.text, "Norway and Chil\xc3\xa9 met in Oslo.");
}

TEST(Mail, InPartsGivesItsTextOrElseItsPage) {
  const std::string head =
      "From: a@example.org\nMIME-Version: 1.0\nSubject: T\nContent-Type: multipart/mixed; "
      "boundary=out\n\n--out\nContent-Type: multipart/alternative; boundary=\"in\"\n\n";
  const std::string page =
      "--in\nContent-Type: text/html\nContent-Transfer-Encoding: "
      "base64\n\nPHA+Tm9yd2F5ICZhbXA7IENoaWxlIG1ldCBpbiBPc2xvIG9uIE1vbmRheS48L3A+\n--in--\n--out\nContent-Type: "
      "text/plain\n"
      "Content-Disposition: attachment; filename=x.txt\n\nAttached.\n--out--\n";
  EXPECT_EQ(read(head + "--in\nContent-Type: text/plain\n\nNorway & Chile met, they say.\n" + page, "a.eml")
                .articles.at(0)
                .text,
            "Norway & Chile met, they say.");
  EXPECT_EQ(read(head + page, "a.eml").articles.at(0).text, "Norway & Chile met in Oslo on Monday.");
}

TEST(Mail, InEndlessPartsIsNoTrouble) {
  std::string mail = "From: a@example.org\nMIME-Version: 1.0\nSubject: T\n";
  for (int i = 0; i < 3000; ++i)
    mail += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  mail += "Content-Type: text/plain\n\nNorway met Chile.\n";
  const auto found = read(mail, "a.eml");
  EXPECT_EQ(found.articles.size() + found.skipped.size() + found.failures.size(), 1U);
}

TEST(Mailbox, HasOneArticleAMessage) {
  const auto found = read(
      "From a@example.org Mon May  6 10:00:00 2024\nSubject: One\n\nNorway met.\n>From here on.\n\nFrom b@example.org "
      "Mon May  6 11:00:00 2024\nSubject: Two\n\nChile met.\n",
      "a.mbox");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].text, "Norway met.\nFrom here on.");
  EXPECT_EQ(found.articles[1].title, "Two");
}

TEST(Mime, TakesPartsWithoutAnEnd) {
  EXPECT_THAT(parts_of("preamble\n--b\n\none\n--b\n\ntwo", "b"), ::testing::ElementsAre("\none", "\ntwo"));
}

TEST(Mime, JoinsChunks) {
  EXPECT_EQ(from_chunks("5\r\nNorwa\r\n2;x=1\r\ny.\r\n0\r\n\r\n"), "Norway.");
  EXPECT_EQ(from_chunks("no chunks"), "no chunks");
}

}  // namespace
}  // namespace entente
