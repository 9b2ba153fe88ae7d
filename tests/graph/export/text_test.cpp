// SPDX-License-Identifier: Apache-2.0
#include "graph/export/text.h"

#include <gtest/gtest.h>

#include <set>

#include "base/utf8.h"
#include "graph/export/layout.h"
#include "graph/export/wording.h"
#include "tests/graph/export/readers.h"

namespace entente {
namespace {

TEST(CleanText, LeavesGoodTextAlone) {
  std::string buffer;
  const std::string_view text = "Erdoğan said:\n\t“Yes” 😀";
  EXPECT_EQ(clean_text(text, buffer).data(), text.data());
}

TEST(CleanText, ReplacesWhatSomeFormatCannotHold) {
  EXPECT_EQ(clean_text("a\rb\r\nc"), "a\nb\n\nc");
  EXPECT_EQ(clean_text(std::string_view("a\0b\x0B"
                                        "c\x7F",
                                        6)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD"
            "c\xEF\xBF\xBD");
  EXPECT_EQ(clean_text("\xEF\xBF\xBE|\xEF\xB7\x90|\xF0\x9F\xBF\xBF"), "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
  EXPECT_EQ(clean_text("broken \xC3 byte"), "broken \xEF\xBF\xBD byte");
}

TEST(CleanText, KeepsTheNumberOfCodePoints) {
  for (const auto& text : naughty_strings()) {
    const auto clean = clean_text(text);
    const auto length = [](const std::string& s) {
      return CodePointOffsets(s).code_points(static_cast<std::uint32_t>(s.size()));
    };
    EXPECT_EQ(length(clean), length(text));
    EXPECT_EQ(clean_text(clean), clean);
  }
}

TEST(XmlText, KeepsEveryWhiteSpaceFromReadersThatChangeIt) {
  std::string out;
  append_xml(out,
             "a\n\tb\xC2\x85\xE2\x80\xA8"
             "c é “d” <&>");
  EXPECT_EQ(out, "a&#10;&#9;b&#133;&#8232;c é “d” &lt;&amp;&gt;");
}

TEST(PlainId, KeepsDifferentIdsDifferent) {
  EXPECT_EQ(plain_id("person:anwar-ibrahim"), "person:anwar-ibrahim");
  EXPECT_EQ(plain_id("org:a_b c"), "org:a_5Fb_20c");
  std::set<std::string> ids, segments;
  const auto strings = naughty_strings();
  const std::set<std::string> distinct(strings.begin(), strings.end());
  for (const auto& text : distinct) {
    ids.insert(plain_id(text));
    segments.insert(iri_segment(text));
  }
  EXPECT_EQ(ids.size(), distinct.size());
  EXPECT_EQ(segments.size(), distinct.size());
}

TEST(IriSegment, NeverIsARelativeStep) {
  EXPECT_EQ(iri_segment(".."), "%2E%2E");
  EXPECT_EQ(iri_segment("a.b/c"), "a.b%2Fc");
}

TEST(LanguageTag, IsWhatReadersTake) {
  for (const auto* good : {"en", "zh-Hant", "en-GB-oxendict", "de-CH-1996"}) EXPECT_TRUE(is_language_tag(good)) << good;
  for (const auto* bad : {"", "-", "en-", "e n", "en_GB", "1en", "türkçe", "abcdefghi"})
    EXPECT_FALSE(is_language_tag(bad)) << bad;
  EXPECT_FALSE(is_language_tag("en-" + std::string(256, 'x')));
}

TEST(DecimalText, KeepsADigitBehindThePoint) {
  EXPECT_EQ(decimal_text(0), "0.0");
  EXPECT_EQ(decimal_text(42), "0.042");
  EXPECT_EQ(decimal_text(930), "0.93");
  EXPECT_EQ(decimal_text(1000), "1.0");
}

TEST(NumberText, RoundsToHundredths) {
  EXPECT_EQ(number_text(0), "0.0");
  EXPECT_EQ(number_text(-0.001), "0.0");
  EXPECT_EQ(number_text(12.345), "12.35");
  EXPECT_EQ(number_text(-86.6), "-86.6");
}

TEST(DaySpan, CoversWhatTheValueMayMean) {
  EXPECT_EQ(day_span("2025-02").first, "2025-02-01");
  EXPECT_EQ(day_span("2025-02").last, "2025-02-28");
  EXPECT_EQ(day_span("2024/2025-05-09").last, "2025-05-09");
  EXPECT_EQ(day_span("2018/..").first, "2018-01-01");
  EXPECT_EQ(day_span("2018/..").last, "");
  EXPECT_EQ(day_span("soon").first, "");
}

TEST(Layout, PutsEveryNodeElsewhere) {
  for (const std::size_t count : {50U, 700U}) {
    const std::vector<std::uint32_t> importance(count, 1);
    const auto points = lay_out(importance, {{0, 1}, {1, 2}});
    std::set<std::pair<std::string, std::string>> places;
    for (const auto& point : points) places.emplace(number_text(point.x), number_text(point.y));
    EXPECT_EQ(places.size(), count);
  }
}

}  // namespace
}  // namespace entente
