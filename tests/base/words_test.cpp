// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "base/hash.h"
#include "base/span.h"
#include "base/string_pool.h"

namespace entente {
namespace {

TEST(Span, IsHalfOpen) {
  EXPECT_EQ(quote("Anwar met Putin", {6, 9}), "met");
  EXPECT_TRUE(overlap({0, 5}, {4, 6}));
  EXPECT_FALSE(overlap({0, 5}, {5, 6}));
  EXPECT_EQ(cover({4, 6}, {0, 5}), (Span{0, 6}));
}

TEST(StringPool, GivesEqualStringsEqualIds) {
  StringPool pool;
  const StringId first = pool.intern("Malaysia");
  for (int i = 0; i < 1000; ++i) pool.intern(std::to_string(i));
  EXPECT_EQ(pool.intern("Malaysia"), first);
  EXPECT_EQ(pool.at(first), "Malaysia");
  EXPECT_EQ(pool.size(), 1001U);
}

TEST(Hash, GivesTheDigestOfTheStandard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(fnv1a("a")), "af63dc4c8601ec8c");
}

TEST(WriteFile, LeavesNothingHalfWritten) {
  const auto folder = std::filesystem::path(testing::TempDir()) / ("entente-write-file-" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  ASSERT_TRUE(write_file(folder / "a.txt", [](std::ostream& out) { out << "new"; }));
  EXPECT_EQ(read_file(folder / "a.txt").value(), "new");
  const auto failed = write_file(folder / "a.txt", [](std::ostream& out) { out.setstate(std::ios::badbit); });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, ErrorKind::store);
  EXPECT_EQ(read_file(folder / "a.txt").value(), "new");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST(WriteFile, LeavesDevicesPipesAndLinksWhatTheyAre) {
  const auto folder = std::filesystem::path(testing::TempDir()) / ("entente-write-pipe-" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  const int reader = open((folder / "pipe").c_str(), O_RDWR);
  ASSERT_TRUE(write_file(folder / "pipe", [](std::ostream& out) { out << "through"; }));
  EXPECT_TRUE(std::filesystem::is_fifo(folder / "pipe"));
  char bytes[16] = {};
  EXPECT_EQ(read(reader, bytes, sizeof bytes), 7);
  EXPECT_STREQ(bytes, "through");
  close(reader);

  std::ofstream(folder / "a.txt") << "old";
  std::filesystem::create_symlink("a.txt", folder / "link");
  ASSERT_TRUE(write_file(folder / "link", [](std::ostream& out) { out << "new"; }));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(read_file(folder / "a.txt").value(), "new");
}

TEST(ReadFile, SaysWhichFileAndWhy) {
  const auto missing = read_file("no/such/file");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message, "no/such/file: cannot be opened: No such file or directory");
}

}  // namespace
}  // namespace entente
