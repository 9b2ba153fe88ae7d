// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/detect.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(DetectFormat, GoesByContent) {
  EXPECT_EQ(detect_format("Norway and Chile met.", "a.json"), Format::text);
  EXPECT_EQ(detect_format("{\"text\": \"Norway\"}", "a.txt"), Format::json);
  EXPECT_EQ(detect_format("[\n {\"text\": \"Norway\"}]", "a.txt"), Format::json);
  EXPECT_EQ(detect_format("{\"text\": \"N\"}\n{\"text\": \"C\"}\n", "a"), Format::jsonl);
  EXPECT_EQ(detect_format("{\"text\": \"N\n{\"text\": \"C\"}\n", "a"), Format::jsonl);
  EXPECT_EQ(detect_format("{\n\"text\": \"N\"\n}\n{\n\"text\": \"C\"\n}\n", "a"), Format::json);
  EXPECT_EQ(detect_format("<!DOCTYPE html><html>", "a.txt"), Format::html);
  EXPECT_EQ(detect_format("", "a"), Format::empty);
}

TEST(DetectFormat, TakesTheNamesWordWhereBytesCouldBeEither) {
  EXPECT_EQ(detect_format("[1, 2", "a.json"), Format::json);
  EXPECT_EQ(detect_format("[Reuters] Norway and Chile met.", "a.txt"), Format::text);
  EXPECT_EQ(detect_format("nul", "a.json"), Format::json);
}

}  // namespace
}  // namespace entente
