// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/dates.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(PublishedDate, IsReadAsPeopleAndMachinesWriteIt) {
  EXPECT_EQ(published_date("2025-05-13"), "2025-05-13");
  EXPECT_EQ(published_date("2025-05-13T23:30:00-05:00"), "2025-05-13");
  EXPECT_EQ(published_date("2025-05"), "2025-05");
  EXPECT_EQ(published_date("Mon, 17 May 2021 12:00:00 +0000"), "2021-05-17");
  EXPECT_EQ(published_date("17 May 21 12:00 GMT"), "2021-05-17");
  EXPECT_EQ(published_date("Published May 17th, 2021"), "2021-05-17");
  EXPECT_EQ(published_date("Sept. 3, 2019"), "2019-09-03");
  EXPECT_EQ(published_date("the 3rd of June 2019"), "2019-06-03");
  EXPECT_EQ(published_date("Mon May 17 12:00:00 2021"), "2021-05-17");
  EXPECT_EQ(published_date("May 2021"), "2021-05");
  EXPECT_EQ(published_date("20210517"), "2021-05-17");
  EXPECT_EQ(published_date("2021/05/17 08:00"), "2021-05-17");
  EXPECT_EQ(published_date("17.05.2021"), "2021-05-17");
  EXPECT_EQ(published_date("03.05.2021"), "2021-05-03");
  EXPECT_EQ(published_date("1621252800"), "2021-05-17");
  EXPECT_EQ(published_date("1621252800000"), "2021-05-17");
}

TEST(PublishedDate, IsNoneWhereItCannotBeTold) {
  EXPECT_EQ(published_date(""), "");
  EXPECT_EQ(published_date("yesterday"), "");
  EXPECT_EQ(published_date("30 JUN, 13:00"), "");
  EXPECT_EQ(published_date("5/6/2021"), "");
  EXPECT_EQ(published_date("31 February 2021"), "");
  EXPECT_EQ(published_date("99999999999999999999"), "");
}

}  // namespace
}  // namespace entente
