// SPDX-License-Identifier: Apache-2.0
// What a user sees when the disk is full or the file may not be written to: one line, exit code 5, and a knowledge base
// that is what it was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/cli/ran.h"
#include "tests/graph/sample.h"
#include "tests/graph/store/faulty_files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Faults : public testing::Test {
 protected:
  void SetUp() override {
    write("first.txt", "Norway and Chile signed a treaty in Oslo on 3 May 2024.\n");
    write("second.txt", "Peru accused Ecuador of crossing the border on 4 May 2024.\n");
    ASSERT_EQ(ran({"build", path("first.txt"), "-o", kb(), "--quiet"}).code, 0);
    ASSERT_EQ(ran({"extract", path("second.txt"), "--with-text", "-o", path("second.jsonl"), "--quiet"}).code, 0);
    write("decisions.csv", "one,other,judgement,who,when\nstate:NOR,state:CHL,same,me,2024-06-01\n");
    before_ = content();
  }

  void write(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  std::string path(const std::string& name) const { return folder_.file(name); }
  std::string kb() const { return path("kb.entente"); }
  std::string content() const { return ran({"export", kb(), "-f", "jsonl"}).out + ran({"merge", kb(), "--list"}).out; }

  /// Commands that write to the knowledge base.
  std::vector<std::vector<std::string>> changes() const {
    return {{"add", kb(), path("second.txt"), "--quiet"},
            {"load", kb(), path("second.jsonl"), "--quiet"},
            {"remove", kb(), "--article", "first", "--quiet"},
            {"merge", kb(), path("decisions.csv"), "--quiet"},
            {"build", path("second.txt"), "-o", kb(), "--force", "--quiet"}};
  }

  void expect_failure(const Outcome& outcome, const std::string& reason, const std::string& command) const {
    EXPECT_EQ(outcome.code, exit_store) << command;
    EXPECT_THAT(outcome.err, HasSubstr(kb() + ": ")) << command;
    EXPECT_THAT(outcome.err, HasSubstr(reason)) << command;
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    EXPECT_EQ(outcome.out, "") << command;
  }

  void expect_unharmed(const std::string& command) const {
    EXPECT_EQ(content(), before_) << command;
    EXPECT_EQ(ran({"validate", kb()}).code, 0) << command;
  }

  TemporaryFolder folder_;
  std::string before_;
};

TEST_F(Faults, SayThatTheDiskIsFull) {
  for (const auto& change : changes())
    for (const int write : {0, 1, 3}) {
      const std::string command = change[0] + " with a fault at write " + std::to_string(write);
      const Outcome outcome = [&] {
        const FaultyFiles faulty(Fault::disk_full, write);
        return ran(change);
      }();
      expect_failure(outcome, "the disk is full", command);
      expect_unharmed(command);
      if (HasFailure()) return;
    }
}

/// In another process, as a user to whom the files are read-only; root may write anything.
template <class Commands>
int status_as_nobody(const Commands& commands) {
  const pid_t child = fork();
  if (child == 0) {
    if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(77);
    commands();
    _exit(testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(Faults, SayThatAFileMayNotBeWritten) {
  const fs::path folder = fs::path(kb()).parent_path();
  fs::permissions(kb(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  for (const bool is_folder_open : {false, true}) {
    fs::permissions(folder, is_folder_open
                                ? fs::perms::all
                                : fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                                      fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
    const int status = status_as_nobody([&] {
      for (const auto& change : changes()) {
        if (is_folder_open && change[0] == "build") continue;  // may replace the file
        expect_failure(ran(change), "read-only", change[0]);
      }
      EXPECT_EQ(content(), before_);
      EXPECT_EQ(ran({"search", kb(), "Norway"}).code, 0);
      EXPECT_EQ(ran({"validate", kb(), "--quiet"}).code, 0);
    });
    fs::permissions(folder, fs::perms::all);
    if (status == 77) GTEST_SKIP() << "cannot become another user";
    EXPECT_EQ(status, 0) << (is_folder_open ? "the file is read-only" : "file and folder are read-only");
    expect_unharmed("read-only");
  }
}

TEST_F(Faults, SayThatAFolderMayNotBeWritten) {
  const fs::path folder = fs::path(kb()).parent_path();
  fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                              fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
  const int status = status_as_nobody([&] {
    for (const auto& command :
         std::vector<std::vector<std::string>>{{"build", path("second.txt"), "-o", path("new.entente"), "--quiet"},
                                               {"load", path("new.entente"), path("second.jsonl"), "--quiet"},
                                               {"export", kb(), "-f", "jsonl", "-o", path("out.jsonl")}}) {
      const Outcome outcome = ran(command);
      EXPECT_EQ(outcome.code, exit_store) << command[0];
      EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    }
  });
  fs::permissions(folder, fs::perms::all);
  if (status == 77) GTEST_SKIP() << "cannot become another user";
  EXPECT_EQ(status, 0);
  EXPECT_FALSE(fs::exists(path("new.entente")));
  EXPECT_FALSE(fs::exists(path("out.jsonl")));
}

}  // namespace
}  // namespace entente
