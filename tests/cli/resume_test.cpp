// SPDX-License-Identifier: Apache-2.0
// A build is killed while it waits for its last input; the same command again must end as if nothing had happened.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
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

namespace entente {
namespace {

namespace fs = std::filesystem;

class Resume : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("entente-resume-" + std::to_string(getpid()));
    fs::remove_all(root_);
    fs::create_directories(root_ / "in");
    const char* const sentences[] = {"Norway and Chile signed a treaty in Oslo on Monday.",
                                     "Peru accused Ecuador of crossing the border on Tuesday.",
                                     "The president of Kenya visited Japan in May 2023.",
                                     "Mali denied that it had attacked Niger."};
    for (int i = 0; i < articles; ++i)
      std::ofstream(root_ / "in" / ("a" + std::to_string(i) + ".txt"))
          << sentences[i % 4] << " " << sentences[(i + i / 4) % 4] << "\n";
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return (root_ / name).string(); }

  /// Runs the command in another process and kills it once it has noted all articles but the last, for which it waits.
  void run_and_kill(const std::vector<std::string>& arguments, const std::string& log) const {
    const pid_t child = fork();
    if (child == 0) {
      ran(arguments);
      _exit(0);
    }
    const auto lines = [&] { return std::ranges::count(read_file(log).value_or(""), '\n'); };
    for (int i = 0; i < 6000 && lines() < articles + 1; ++i) usleep(10'000);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_EQ(lines(), articles + 1);
  }

  static constexpr int articles = 8;
  fs::path root_;
};

TEST_F(Resume, ContinuesAKilledBuild) {
  const std::string last = path("last.txt");
  std::ofstream(last) << "Chad thanked Togo on Friday.\n";
  ASSERT_EQ(ran({"build", path("in"), last, "-o", path("whole.entente")}).code, 0);
  fs::remove(last);
  ASSERT_EQ(mkfifo(last.c_str(), 0600), 0);
  const std::vector<std::string> command{"build", path("in"), last, "-o", path("kb.entente")};
  run_and_kill(command, path("kb.entente.facts"));
  ASSERT_FALSE(fs::exists(path("kb.entente")));
  std::ofstream(path("kb.entente.facts"), std::ios::app) << "a line that was cut o";

  fs::remove(last);
  std::ofstream(last) << "Chad thanked Togo on Friday.\n";
  const Outcome again = ran(command);
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("continues an unfinished run; 8 articles were understood already"), std::string::npos)
      << again.err;
  EXPECT_EQ(ran({"export", path("kb.entente"), "-f", "jsonl"}).out,
            ran({"export", path("whole.entente"), "-f", "jsonl"}).out);
  EXPECT_EQ(ran({"export", path("kb.entente"), "-f", "nquads"}).out,
            ran({"export", path("whole.entente"), "-f", "nquads"}).out);
  EXPECT_EQ(ran({"validate", path("kb.entente")}).code, 0);
  EXPECT_FALSE(fs::exists(path("kb.entente.facts")));
  EXPECT_FALSE(fs::exists(path("kb.entente.part")));
}

TEST_F(Resume, ContinuesAKilledAdd) {
  const std::string first = path("first.txt");
  const std::string last = path("last.txt");
  std::ofstream(first) << "Fiji and Tonga met on Sunday.\n";
  std::ofstream(last) << "Chad thanked Togo on Friday.\n";
  for (const char* kb : {"whole.entente", "kb.entente"}) ASSERT_EQ(ran({"build", first, "-o", path(kb)}).code, 0);
  ASSERT_EQ(ran({"add", path("whole.entente"), path("in"), last}).code, 0);
  fs::remove(last);
  ASSERT_EQ(mkfifo(last.c_str(), 0600), 0);
  run_and_kill({"add", path("kb.entente"), path("in"), last}, path("kb.entente.facts"));
  EXPECT_EQ(ran({"articles", path("kb.entente"), "-f", "jsonl"}).out.find("a0"), std::string::npos);

  fs::remove(last);
  std::ofstream(last) << "Chad thanked Togo on Friday.\n";
  EXPECT_EQ(ran({"add", path("kb.entente"), path("in"), last}).code, 0);
  EXPECT_EQ(ran({"export", path("kb.entente"), "-f", "jsonl"}).out,
            ran({"export", path("whole.entente"), "-f", "jsonl"}).out);
}

TEST_F(Resume, UnderstandsAnewWhatChanged) {
  const std::string log = path("kb.entente.facts");
  std::ofstream(log) << "facts of an unfinished run of another program\nnonsense\n";
  const Outcome built = ran({"build", path("in"), "-o", path("kb.entente")});
  EXPECT_EQ(built.code, 0);
  EXPECT_EQ(built.err.find("continues"), std::string::npos);
}

TEST_F(Resume, SaysNothingThatSteersATerminal) {
  const std::string name =
      "a\x1b]0;x\x07\x1b[2J\xc2\x9b"
      "1m\xe2\x80\xae.txt";
  std::ofstream(path(name)).close();
  std::ofstream(path("t.json"))
      << R"({"id": "i\u001b[2J\u009b", "title": "T\u001b[31m\u009b1m", "text": "Norway met\u001b[2J\u009b Chile."})";
  const Outcome outcome = ran({"build", path(name), path("t.json"), "-o", path("kb.entente")});
  EXPECT_EQ(outcome.code, 3);
  std::string seen = outcome.out + outcome.err;
  for (const char* command : {"articles", "events", "stats"}) seen += ran({command, path("kb.entente")}).out;
  seen += ran({"neighbours", path("kb.entente"), "Norway"}).out + ran({"search", path("kb.entente"), "Norway"}).out;
  for (const char* bad : {"\x1b", "\x07", "\xc2\x9b", "\xe2\x80\xae"})
    EXPECT_EQ(seen.find(bad), std::string::npos) << "a byte " << static_cast<int>(static_cast<unsigned char>(*bad));
  EXPECT_NE(seen.find("is empty"), std::string::npos);
}

TEST_F(Resume, StopsAnArticleThatTakesTooLong) {
  std::ofstream slow(path("slow.txt"));
  for (int i = 0; i < 20'000; ++i) slow << "Norway and Chile signed a treaty in Oslo on Monday. ";
  slow.close();
  for (const char* jobs : {"1", "2"}) {
    const Outcome outcome = ran(
        {"extract", path("slow.txt"), path("in"), "--max-time", "0.3", "--jobs", jobs, "--report", path("r.jsonl")});
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.err.find("entente: slow: took longer than 0.3 s to understand (--max-time sets the limit)"),
              std::string::npos)
        << outcome.err;
    EXPECT_NE(outcome.err.find("entente: 8 read, 1 failed"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.out.find("\"slow\""), std::string::npos);
    EXPECT_NE(read_file(path("r.jsonl")).value_or("").find(R"({"outcome":"failed","where":"slow","article":"slow",)"),
              std::string::npos);
  }
}

TEST_F(Resume, RenamesAnArticleWhoseFileNameIsShared) {
  for (const char* folder : {"x", "y"}) fs::create_directories(root_ / folder);
  std::ofstream(path("x/report.txt")) << "Norway met Chile.\n";
  std::ofstream(path("y/report.txt")) << "Peru met Mali.\n";
  ASSERT_EQ(ran({"build", path("x"), path("y"), "-o", path("whole.entente")}).code, 0);
  ASSERT_EQ(ran({"build", path("x"), "-o", path("kb.entente")}).code, 0);
  const Outcome both = ran({"add", path("kb.entente"), path("x"), path("y")});
  EXPECT_NE(both.err.find("entente: 2 read (2 told apart by a hash from files of the same name)"), std::string::npos)
      << both.err;
  const auto content = [&](const char* kb) { return ran({"export", path(kb), "-f", "jsonl"}).out; };
  EXPECT_EQ(content("kb.entente"), content("whole.entente"));
  EXPECT_EQ(ran({"add", path("kb.entente"), path("x/report.txt")}).code, 0);
  EXPECT_EQ(content("kb.entente"), content("whole.entente"));
}

}  // namespace
}  // namespace entente
