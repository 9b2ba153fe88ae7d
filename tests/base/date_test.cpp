// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Date, KeepsThePrecisionOfItsText) {
  EXPECT_EQ(parse_date("2025"), (Date{2025, 0, 0}));
  EXPECT_EQ(parse_date("2025-05"), (Date{2025, 5, 0}));
  EXPECT_EQ(parse_date("2025-05-13"), (Date{2025, 5, 13}));
  EXPECT_EQ(to_string(Date{2025, 5, 0}), "2025-05");
  EXPECT_EQ(to_string(Date{0, 0, 0}), "");
}

TEST(Date, IgnoresTheTimeOfDay) {
  EXPECT_EQ(parse_date("2024-02-29T23:59:59Z"), (Date{2024, 2, 29}));
  EXPECT_EQ(parse_date("2024-02-29 10:00"), (Date{2024, 2, 29}));
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "last week", "2023-02-29", "2023-13", "2023-00-01", "23-01-01", "2023/01/01", "-023-01-01", "2023-1-1"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Date, SpansItsMonthOrYear) {
  EXPECT_EQ(from_days(first_day({2024, 2, 0})), (Date{2024, 2, 1}));
  EXPECT_EQ(from_days(last_day({2024, 2, 0})), (Date{2024, 2, 29}));
  EXPECT_EQ(from_days(last_day({2023, 0, 0})), (Date{2023, 12, 31}));
}

TEST(Date, MayLieWithinAnOpenInterval) {
  EXPECT_TRUE(may_be_within({2025, 5, 0}, {2025, 5, 20}, {}));
  EXPECT_FALSE(may_be_within({2025, 5, 19}, {2025, 5, 20}, {}));
  EXPECT_TRUE(may_be_within({}, {2025, 5, 20}, {2025, 5, 21}));
  EXPECT_FALSE(may_be_within({2026, 0, 0}, {}, {2025, 12, 31}));
}

}  // namespace
}  // namespace entente
