// SPDX-License-Identifier: Apache-2.0
// Every folder of tests/cli/cases is a session: `command` holds its command lines, the other files are its inputs, and
// `expected` is what a user would see. The program runs in process, in a copy of the folder.
#include <gtest/gtest.h>
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

/// Splits as a shell does: blanks separate, double quotes keep together, # starts a comment line.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> out;
  std::string word;
  bool quoted = false;
  bool started = false;
  for (const char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
      started = true;
    } else if (c == ' ' && !quoted) {
      if (started || !word.empty()) out.push_back(word);
      word.clear();
      started = false;
    } else {
      word += c;
    }
  }
  return out;
}

std::string run_session(const fs::path& folder) {
  std::ostringstream seen;
  std::ifstream commands(folder / "command");
  for (std::string line; std::getline(commands, line);) {
    if (line.empty() || line.front() == '#') continue;
    auto words = words_of(line);
    std::string given;
    if (const auto input = std::ranges::find(words, "<"); input != words.end()) {
      given = read_file(*(input + 1)).value_or("");
      words.erase(input, input + 2);
    }
    const auto [code, out, err] = ran({words.begin() + 1, words.end()}, given);
    seen << "$ " << line << '\n' << out << err;
    if (code != 0) seen << "[exit " << code << "]\n";
  }
  return seen.str();
}

class Session : public testing::TestWithParam<std::string> {};

TEST_P(Session, IsWhatAUserSees) {
  const fs::path source = fs::path(ENTENTE_SOURCE_DIR) / "tests/cli/cases" / GetParam();
  const fs::path copy =
      fs::path(testing::TempDir()) / ("entente-session-" + std::to_string(getpid()) + "-" + GetParam());
  fs::remove_all(copy);
  fs::copy(source, copy, fs::copy_options::recursive);
  fs::remove(copy / "expected");
  const fs::path before = fs::current_path();
  fs::current_path(copy);
  const std::string seen = run_session(copy);
  fs::current_path(before);
  fs::remove_all(copy);
  EXPECT_EQ(seen, read_file(source / "expected").value_or("no file 'expected'"));
}

std::vector<std::string> sessions() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "tests/cli/cases"))
    out.push_back(entry.path().filename().string());
  std::ranges::sort(out);
  return out;
}

INSTANTIATE_TEST_SUITE_P(Cli, Session, testing::ValuesIn(sessions()),
                         [](const auto& session) { return session.param; });

}  // namespace
}  // namespace entente
