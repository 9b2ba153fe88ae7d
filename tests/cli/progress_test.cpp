// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

TEST(ProgressText, SaysTheRateAndTheTimeLeft) {
  EXPECT_EQ(progress_text(240, 960, 20), "240 articles, 12 a second, 25 % of the files, 1 min 0 s left");
  EXPECT_EQ(progress_text(1, 10000, 2), "1 article, 30 a minute, 0 % of the files, 5 h 33 min left");
}

TEST(ProgressText, SaysNothingOfAnEndThatItCannotKnow) {
  EXPECT_EQ(progress_text(240, 1, 20), "240 articles, 12 a second");    // one file with many articles
  EXPECT_EQ(progress_text(240, 100, 20), "240 articles, 12 a second");  // files with many
  EXPECT_EQ(progress_text(0, 0, 0), "0 articles");
}

TEST(Progress, WritesNothingUnlessItIsShown) {
  std::ostringstream err;
  Progress progress(err, false);
  for (int i = 0; i < 10; ++i) progress.step(10);
  progress.clear();
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace entente
