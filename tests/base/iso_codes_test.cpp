// SPDX-License-Identifier: Apache-2.0
#include "base/iso_codes.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(IsoCodes, AreFoundInTheirOtherForm) {
  EXPECT_EQ(country_alpha2("MYS"), "MY");
  EXPECT_EQ(country_alpha2("GBR"), "GB");
  EXPECT_EQ(language_alpha3("en"), "eng");
  EXPECT_EQ(language_alpha3("en-GB"), "eng");
  EXPECT_EQ(language_alpha3("tr"), "tur");
}

TEST(IsoCodes, AreEmptyForWhatIsNone) {
  for (const auto* wrong : {"", "MY", "mys", "???", "XYZ"}) EXPECT_EQ(country_alpha2(wrong), "") << wrong;
  for (const auto* wrong : {"", "-", "xx", "no language at all"}) EXPECT_EQ(language_alpha3(wrong), "") << wrong;
}

}  // namespace
}  // namespace entente
