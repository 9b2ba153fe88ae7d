// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
namespace fs = std::filesystem;

class Inputs : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("entente-inputs-" + std::to_string(getpid()) + "-" +
                                         std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root_);
    for (const char* name : {"b/two.txt", "a/one.txt", "a/deep/three.txt", ".hidden/four.txt", "a/.five.txt"}) {
      fs::create_directories((root_ / name).parent_path());
      std::ofstream(root_ / name) << "Norway and Chile met, says " << fs::path(name).stem().string() << ".\n";
    }
  }
  void TearDown() override { fs::remove_all(root_); }

  std::vector<std::string> ids(InputSelection selection, const std::string& standard_input = {}) {
    std::istringstream in(standard_input);
    std::vector<std::string> out;
    failures_.clear();
    skipped_.clear();
    ReadReport report([&](const ReadRecord& record) {
      const auto where = record.where.substr(record.where.starts_with(root_.string()) ? root_.string().size() : 0);
      if (record.outcome == ReadOutcome::failed) failures_.push_back(where + ": " + record.message);
      if (record.outcome == ReadOutcome::skipped) skipped_.push_back(where + ": " + record.message);
    });
    EXPECT_TRUE(read_inputs(selection, {}, in, report, [&](Article&& article) -> Result<void> {
      out.push_back(article.id);
      return {};
    }));
    return out;
  }
  std::string path(const char* name) const { return (root_ / name).string(); }

  fs::path root_;
  std::vector<std::string> failures_;
  std::vector<std::string> skipped_;
};

TEST_F(Inputs, WalkDirectoriesInTheOrderOfPaths) {
  EXPECT_THAT(ids({.inputs = {root_.string()}}), ElementsAre("three", "one", "two"));
}

TEST_F(Inputs, AreChosenByPatterns) {
  EXPECT_THAT(ids({.inputs = {root_.string()}, .include = {"a/*.txt"}}), ElementsAre("one"));
  EXPECT_THAT(ids({.inputs = {root_.string()}, .include = {"a/**/*.txt"}}), ElementsAre("three", "one"));
  EXPECT_THAT(ids({.inputs = {root_.string()}, .exclude = {"deep", "t*"}}), ElementsAre("one"));
  EXPECT_THAT(ids({.inputs = {root_.string()}, .include = {"*.md"}}), IsEmpty());
  EXPECT_THAT(failures_, ElementsAre(": holds no files that --include and --exclude let through"));
}

TEST_F(Inputs, MayBeListed) {
  const std::string list = path("b/two.txt") + "\n" + path("a/one.txt") + "\r\n";
  EXPECT_THAT(ids({.list = "-"}, list), ElementsAre("two", "one"));
}

TEST_F(Inputs, ComeFromStandardInput) {
  EXPECT_THAT(ids({.inputs = {"-"}}, "{\"id\": \"x\", \"text\": \"Norway.\"}"), ElementsAre("x"));
}

TEST_F(Inputs, ThatAreMissingAreNamed) {
  EXPECT_THAT(ids({.inputs = {path("none.txt"), path("b/two.txt")}}), ElementsAre("two"));
  EXPECT_THAT(failures_, ElementsAre("/none.txt: does not exist"));
}

TEST_F(Inputs, LeaveOutLinksThatLeadOutside) {
  fs::create_symlink("/etc/passwd", root_ / "a/link.txt");
  fs::create_symlink(root_ / "b/two.txt", root_ / "a/inner.txt");
  EXPECT_THAT(ids({.inputs = {root_.string()}}), ElementsAre("three", "inner", "one", "two"));
  EXPECT_THAT(skipped_, ElementsAre("/a/link.txt: link to outside"));
}

TEST_F(Inputs, OfOneNameGetIdsOfTheirTexts) {
  for (const char* name : {"a/same.txt", "b/same.txt"})
    std::ofstream(root_ / name) << "Peru met Mali in " << name << ".\n";
  const auto forth = ids({.inputs = {path("a/same.txt"), path("b/same.txt")}});
  EXPECT_THAT(forth, ElementsAre("same-bbe90303", "same-9218869d"));
  EXPECT_THAT(ids({.inputs = {path("b/same.txt"), path("a/same.txt")}}), ElementsAre(forth[1], forth[0]));
  EXPECT_THAT(ids({.inputs = {path("b/same.txt"), path("a/../b/same.txt")}}), ElementsAre("same"));
}

TEST_F(Inputs, OfOneNameAndTextAreOneArticle) {
  for (const char* name : {"a/same.txt", "b/same.txt"}) std::ofstream(root_ / name) << "Peru met Mali.\n";
  EXPECT_EQ(ids({.inputs = {path("a/same.txt"), path("b/same.txt")}}).size(), 1U);
}

TEST(FitsPattern, KnowsStarsAndSets) {
  EXPECT_TRUE(fits_pattern("a/b.txt", "*.txt"));
  EXPECT_FALSE(fits_pattern("a/b.txt", "a*.txt"));
  EXPECT_TRUE(fits_pattern("a/b/c.txt", "a/**"));
  EXPECT_FALSE(fits_pattern("a/b/c.txt", "a/*"));
  EXPECT_TRUE(fits_pattern("b.txt", "**/b.txt"));
  EXPECT_TRUE(fits_pattern("2024-05.json", "20[0-2][0-9]-??.json"));
  EXPECT_FALSE(fits_pattern("x.json", "[!x].json"));
}

}  // namespace
}  // namespace entente
