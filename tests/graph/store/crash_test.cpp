// SPDX-License-Identifier: Apache-2.0
// A writer is killed at random moments; what is left must be a state between two commits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <random>

#include "graph/store/store.h"
#include "tests/graph/sample.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

ArticleFacts numbered(int i) {
  const std::string n = std::to_string(i);
  return article_of(
      "a" + n, "2025-05-21",
      {"Person_" + n + " meets Hub 2025-05-1" + std::to_string(i % 10),
       "Person_" + n + " accuses Person_" + std::to_string(i / 2), "@S" + std::to_string(i % 7) + " member_of +ASEAN"});
}

/// Adds an article, removes every third, merges and splits now and then, one commit each, for ever. Each commit leaves
/// the articles 0 … i without some multiples of three.
[[noreturn]] void write_for_ever(const std::string& path) {
  for (int i = 0;; ++i) {
    auto store = Store::open(path, Store::Access::write);
    if (!store) _exit(2);
    if (!store->add(numbered(i)) || !store->commit()) _exit(3);
    if (i % 3 == 0 && (!store->remove("a" + std::to_string(i / 2)) || !store->commit())) _exit(4);
    const Decision decision{.one = "person:hub",
                            .other = "person:person-1",
                            .judgement = i % 2 == 0 ? Judgement::same : Judgement::different,
                            .who = {},
                            .decided = {}};
    if (i % 5 == 0 && (!store->decide({decision}) || !store->commit())) _exit(5);
  }
}

int kills() {
  const char* asked = std::getenv("ENTENTE_TEST_KILLS");
  return asked ? std::atoi(asked) : 15;
}

TEST(Store, SurvivesKills) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  std::mt19937 random(7);
  for (int i = 0; i < kills(); ++i) {
    {
      auto store = Store::create(path, true);
      ASSERT_TRUE(store && store->commit());
    }
    const pid_t writer = fork();
    if (writer == 0) write_for_ever(path);
    usleep(std::uniform_int_distribution<unsigned>(1000, 60000)(random));
    kill(writer, SIGKILL);
    int status = 0;
    waitpid(writer, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer failed by itself: " << WEXITSTATUS(status);
    auto store = Store::open(path, Store::Access::read);
    ASSERT_TRUE(store) << store.error().message;
    ASSERT_THAT(*find_faults(*store), IsEmpty());
  }
}

TEST(Store, SurvivesAFullDisk) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  {
    auto store = Store::create(path, false);
    ASSERT_TRUE(store->add(numbered(0)));
    ASSERT_TRUE(store->commit());
  }
  const pid_t writer = fork();
  if (writer == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = 200000, .rlim_max = 200000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto store = Store::open(path, Store::Access::write);
    if (!store) _exit(2);
    for (int i = 1; i < 200; ++i)
      if (const auto added = store->add(numbered(i)); !added) _exit(added.error().kind == ErrorKind::store ? 0 : 3);
    const auto done = store->commit();
    _exit(!done && done.error().kind == ErrorKind::store ? 0 : 4);
  }
  int status = 0;
  waitpid(writer, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  auto store = Store::open(path, Store::Access::read);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(store->counts()->articles, 1U);
  EXPECT_THAT(*find_faults(*store), IsEmpty());
}

TEST(Store, LetsReadersReadWhileOneWrites) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  {
    auto store = Store::create(path, false);
    ASSERT_TRUE(store->add(numbered(0)));
    ASSERT_TRUE(store->commit());
  }
  auto writer = Store::open(path, Store::Access::write);
  ASSERT_TRUE(writer->add(numbered(1)));
  auto reader = Store::open(path, Store::Access::read);
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ(reader->counts()->articles, 1U);
  auto second = Store::open(path, Store::Access::write);
  ASSERT_TRUE(second);
  second->wait_for_writers(10);
  EXPECT_THAT(second->begin().error().message, HasSubstr("being written by another"));
  ASSERT_TRUE(writer->commit());
  EXPECT_EQ(reader->counts()->articles, 1U);  // still the state at its first question
  EXPECT_EQ(Store::open(path, Store::Access::read)->counts()->articles, 2U);
}

TEST(Store, FindsEveryInjectedFault) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  const std::vector<std::string> faults{"UPDATE articles SET text = text || ' '",
                                        "UPDATE articles SET title = 'x'",
                                        "UPDATE articles SET record = replace(record, 'CONSULT', 'VISIT')",
                                        "UPDATE entities SET name = 'x' WHERE number = 1",
                                        "UPDATE entities SET degree = 0",
                                        "DELETE FROM entities WHERE number = 2",
                                        "UPDATE names SET uses = uses + 1",
                                        "DELETE FROM names WHERE key LIKE 'h%'",
                                        "UPDATE mentions SET start = start + 1",
                                        "UPDATE facts SET confidence = 1",
                                        "UPDATE facts SET sources = '3'",
                                        "DELETE FROM facts WHERE number = 1",
                                        "UPDATE evidence SET \"end\" = \"end\" - 1",
                                        "DELETE FROM evidence",
                                        "UPDATE adjacency SET facet = facet + 1",
                                        "DELETE FROM adjacency WHERE side = 1",
                                        "UPDATE variants SET articles = 9",
                                        "INSERT INTO words(words) VALUES('delete-all')",
                                        "UPDATE articles SET published = '2024-01-01'",
                                        "UPDATE articles SET hash = 'x'",
                                        "UPDATE articles SET id = 'b'",
                                        "UPDATE articles SET record = substr(record, 2)",
                                        "UPDATE articles SET text = substr(text, 1, 10)",
                                        "UPDATE entities SET id = 'person:x' WHERE number = 1",
                                        "UPDATE entities SET type = 3 - type",
                                        "UPDATE entities SET mentions = mentions + 1",
                                        "DELETE FROM variants",
                                        "DELETE FROM mentions",
                                        "UPDATE mentions SET kind = 2",
                                        "UPDATE facts SET id = 'event:x' WHERE number = 1",
                                        "UPDATE facts SET key = key + 1",
                                        "UPDATE facts SET modality = 1",
                                        "UPDATE facts SET time = '1999'",
                                        "UPDATE facts SET since = 1",
                                        "UPDATE evidence SET confidence = 1",
                                        "UPDATE evidence SET statement = 'x'",
                                        "UPDATE evidence SET details = 'x'",
                                        "UPDATE adjacency SET since = 1",
                                        "INSERT INTO background VALUES(1, 'x', 1)",
                                        "INSERT INTO mentions VALUES(1, 9, 0, 1, 0, 0)",
                                        "INSERT INTO evidence VALUES(1, 9, 0, 0, 1, 0, 1, 500, 0, 'x', 'x')",
                                        "INSERT INTO adjacency VALUES(1, 1, 9, 0, 0, 1, 1)"};
  for (const auto& fault : faults) {
    {
      auto store = Store::create(path, true);
      ASSERT_TRUE(store->add(numbered(0)));
      ASSERT_TRUE(store->commit());
    }
    const std::string quoted = "sqlite3 '" + path + "' \"" + [&] {
      std::string sql;
      for (const char c : fault) (sql += c == '"' ? "\\" : "") += c;
      return sql;
    }() + "\" 2>/dev/null";
    if (std::system(quoted.c_str()) != 0) {
      if (&fault == &faults[0]) GTEST_SKIP() << "needs the sqlite3 shell";
      continue;  // the schema refuses it
    }
    auto store = Store::open(path, Store::Access::read);
    if (!store) continue;  // seen on opening
    EXPECT_FALSE(find_faults(*store)->empty()) << fault;
  }
}

}  // namespace
}  // namespace entente
