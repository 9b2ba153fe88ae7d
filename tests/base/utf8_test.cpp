// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Utf8, FindsTheFirstBrokenByte) {
  EXPECT_EQ(find_invalid_utf8("plain"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("Erdoğan’s"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("ab\xff"), 2U);
  EXPECT_EQ(find_invalid_utf8("\xc0\xaf"), 0U);          // overlong
  EXPECT_EQ(find_invalid_utf8("\xed\xa0\x80"), 0U);      // surrogate
  EXPECT_EQ(find_invalid_utf8("\xf4\x90\x80\x80"), 0U);  // above U+10FFFF
  EXPECT_EQ(find_invalid_utf8("a\xe2\x82"), 1U);         // cut off
}

TEST(Utf8, RepairsWithTheReplacementCharacter) {
  EXPECT_EQ(repair_utf8("a\xff"
                        "b"),
            "a\xef\xbf\xbd"
            "b");
  EXPECT_EQ(find_invalid_utf8(repair_utf8("\xed\xa0\x80\xf0\x9f")), std::string_view::npos);
}

TEST(Fold, UnifiesCaseAccentsApostrophesAndSpaces) {
  EXPECT_EQ(fold("Recep Tayyip ERDOĞAN"), "recep tayyip erdogan");
  EXPECT_EQ(fold("Türkiye’s"), "turkiye's");
  EXPECT_EQ(fold("  Al‑Qaeda \n fighters "), "al-qaeda fighters");
  EXPECT_EQ(fold("Łódź, Øresund, Straße"), "lodz, oresund, strasse");
  EXPECT_EQ(fold("Москва"), "москва");
}

TEST(CodePointOffsets, ConvertBothWays) {
  const std::string text = "a’b" + std::string(600, 'x') + "é!";
  const CodePointOffsets offsets(text);
  EXPECT_EQ(offsets.code_points(0), 0U);
  EXPECT_EQ(offsets.code_points(4), 2U);  // behind the three bytes of ’
  EXPECT_EQ(offsets.code_points(static_cast<std::uint32_t>(text.size())), 605U);
  for (const std::uint32_t at : {0U, 1U, 2U, 300U, 604U, 605U}) EXPECT_EQ(offsets.code_points(offsets.bytes(at)), at);
}

}  // namespace
}  // namespace entente
