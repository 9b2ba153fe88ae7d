// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read;
using testing::text_read;

TEST(Text, IsOneArticleNamedAfterItsFile) {
  const auto found =
      read("Envoys meet in Oslo\n\nThe envoys of Norway and Chile met on Monday.\n", "dir/oslo-talks.txt");
  ASSERT_EQ(found.articles.size(), 1U);
  EXPECT_EQ(found.articles[0].id, "oslo-talks");
  EXPECT_EQ(found.articles[0].title, "Envoys meet in Oslo");
  EXPECT_EQ(found.articles[0].text, "Envoys meet in Oslo\n\nThe envoys of Norway and Chile met on Monday.\n");
  EXPECT_EQ(found.articles[0].published, "");
  EXPECT_THAT(found.failures, IsEmpty());
}

TEST(Text, OfStandardInputIsNamedByItsHash) {
  const auto found = read("Norway and Chile talk.", "-");
  ASSERT_EQ(found.articles.size(), 1U);
  EXPECT_EQ(found.articles[0].id, "e174da6467894b1a");
}

TEST(Text, HasNoTitleWhenItsFirstLineIsASentence) {
  const auto found = read("Norway and Chile talk.\nThey agree.\n");
  EXPECT_EQ(found.articles.at(0).title, "");
}

TEST(Text, TakesTheDateThatTheUserGives) {
  ReadOptions options;
  options.published = "2025-05-21";
  EXPECT_EQ(read("Norway and Chile talk.", "a.txt", options).articles.at(0).published, "2025-05-21");
}

TEST(Text, HasPlainLineEnds) {
  EXPECT_EQ(text_read("One.\r\nTwo.\rThree.\xc2\x85"
                      "Four.\xe2\x80\xa8"
                      "Five.\xe2\x80\xa9Six."),
            "One.\nTwo.\nThree.\nFour.\nFive.\nSix.");
}

TEST(Text, LosesWhatCannotBeSeen) {
  EXPECT_EQ(text_read("\xef\xbb\xbfNor\xc2\xadway\xe2\x80\x8b and \xe2\x80\xaa"
                      "Chile\xe2\x80\xac talk.\x07"),
            "Norway and Chile talk.");
}

TEST(Text, HasComposedLetters) {
  EXPECT_EQ(text_read("Erdog\xcc\x86"
                      "an spoke."),
            "Erdo\xc4\x9f"
            "an spoke.");
}

TEST(Text, JoinsLinesOfAFixedWidth) {
  EXPECT_EQ(text_read("The foreign ministers of Norway and\n"
                      "Chile met in Oslo on Monday to renew\n"
                      "a treaty on trade that both non-\n"
                      "aligned countries had signed in 1998\n"
                      "and let lapse.\n"
                      "\n"
                      "Both sides spoke of a new beginning.\n"),
            "The foreign ministers of Norway and Chile met in Oslo on Monday to renew a treaty on trade that both non-"
            "aligned countries had signed in 1998 and let lapse.\n\nBoth sides spoke of a new beginning.\n");
}

TEST(Text, PartsATitleThatRanIntoTheTextWithAllEmptyLinesLost) {
  EXPECT_EQ(text_read("Ministers of both countries renew\n"
                      "their treaty On Monday, Norway and\n"
                      "Chile met in Oslo to speak of the\n"
                      "trade in fish. Both sides were glad\n"
                      "of it, they said.\n"),
            "Ministers of both countries renew their treaty\n\nOn Monday, Norway and Chile met in Oslo to speak of the "
            "trade in fish. Both sides were glad of it, they said.\n");
  EXPECT_EQ(text_read("The ministers of both countries met\n"
                      "in The Hague on Monday and signed a\n"
                      "treaty on the trade in fish with the\n"
                      "consent of the parliaments of both.\n"),
            "The ministers of both countries met in The Hague on Monday and signed a treaty on the trade in fish with "
            "the consent of the parliaments of both.\n");
}

TEST(Text, KeepsShortLinesThatWereNotFilled) {
  const std::string poem = "Oslo\nSantiago\nLima\nQuito and the sea\nall of them met in the spring\n";
  EXPECT_EQ(text_read(poem), poem);
}

TEST(Text, ThatIsEmptyOrBinaryIsRefused) {
  EXPECT_THAT(read("", "a.txt").failures, ElementsAre("a.txt: is empty"));
  EXPECT_THAT(read(" \n\t\r\n", "a.txt").failures, ElementsAre("a.txt: is empty"));
  const auto binary = read(std::string_view("\x01\x02\x00\x03\x04\x80\x00\x01\x7f", 9), "a.bin");
  EXPECT_THAT(binary.articles, IsEmpty());
  EXPECT_THAT(binary.failures, ElementsAre(HasSubstr("a.bin: is binary")));
}

TEST(Text, WithABrokenSequenceIsReadAndReported) {
  const auto found = read(
      "Erdo\xc4\x9f"
      "an met Merkel in Z\xc3\xbcrich, \xe2\x82 said \xc3\x9c"
      "nal and G\xc3\xbcl\n",
      "a.txt");
  ASSERT_EQ(found.articles.size(), 1U);
  EXPECT_THAT(found.articles[0].text, HasSubstr("\xef\xbf\xbd said"));
  EXPECT_THAT(found.failures, ElementsAre("a.txt: is not valid UTF-8 at byte 32; what is broken was replaced"));
}

TEST(Text, LongerThanTheLimitIsRefused) {
  ReadOptions options;
  options.limits.article_bytes = 10;
  EXPECT_THAT(read("Norway and Chile talk.", "a.txt", options).failures,
              ElementsAre("a.txt: the article is longer than 10 bytes (--max-article sets the limit)"));
}

}  // namespace
}  // namespace entente
