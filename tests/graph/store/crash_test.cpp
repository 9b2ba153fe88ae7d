// SPDX-License-Identifier: Apache-2.0
// A writer dies, or its disk does, at any moment: what is left must be the state between two commits, with all that was
// committed in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "graph/store/store.h"
#include "tests/graph/sample.h"
#include "tests/graph/store/faulty_files.h"
#include "tests/graph/store/lifetime.h"

namespace entente {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Goes on with the life of the knowledge base, as a new process would for each commit, and writes a byte for each
/// that is done.
[[noreturn]] void live(const std::string& path, std::size_t commits, int done) {
  for (;; ++commits) {
    auto store = Store::open(path, Store::Access::write);
    if (!store) _exit(2);
    if (!change(*store, commits)) _exit(3);
    if (!store->commit()) _exit(4);
    if (write(done, "x", 1) != 1) _exit(5);
  }
}

struct Death {
  std::size_t commits = 0;  // that the writer saw done
  int status = 0;           // of waitpid()
};

/// Runs `writer` in another process with a pipe for the bytes of live(), kills it after so many microseconds; 0: waits.
template <class Writer>
Death die(const Writer& writer, useconds_t after) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    writer(ends[1]);
  }
  close(ends[1]);
  if (after > 0) {
    usleep(after);
    kill(child, SIGKILL);
  }
  Death death;
  for (char bytes[256];;) {
    const auto count = read(ends[0], bytes, sizeof bytes);
    if (count <= 0) break;
    death.commits += static_cast<std::size_t>(count);
  }
  close(ends[0]);
  waitpid(child, &death.status, 0);
  return death;
}

/// Checks that the file is as after so many commits, or one more; how many.
std::size_t commits_in(const std::string& path, std::size_t seen, States& states) {
  auto store = Store::open(path, Store::Access::read);
  EXPECT_TRUE(store) << store.error().message;
  if (!store) return seen;
  EXPECT_THAT(*find_faults(*store), IsEmpty());
  const std::string found = digest(*store);
  EXPECT_THAT(found, AnyOf(states.after(seen), states.after(seen + 1))) << "after " << seen << " commits";
  return found == states.after(seen) ? seen : seen + 1;
}

int times(const char* variable, int standard) {
  const char* asked = std::getenv(variable);
  return asked ? std::atoi(asked) : standard;
}

void make_new(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  auto store = Store::create(path, false);
  ASSERT_TRUE(store && store->commit());
}

TEST(Store, SurvivesKills) {
  constexpr int deaths_in_a_life = 25;
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  std::mt19937 random(7);
  States states;
  std::size_t commits = 0;
  std::size_t all = 0;
  std::size_t unseen = 0;  // commits that were done when the writer died before it could say so
  for (int i = 0; i < times("ENTENTE_TEST_KILLS", 15); ++i) {
    if (i % deaths_in_a_life == 0) {
      make_new(path);
      commits = 0;
    }
    const Death death =
        die([&](int done) { live(path, commits, done); }, std::uniform_int_distribution<unsigned>(1000, 60000)(random));
    ASSERT_TRUE(WIFSIGNALED(death.status)) << "the writer failed by itself: " << WEXITSTATUS(death.status);
    const std::size_t found = commits_in(path, commits + death.commits, states);
    if (HasFailure()) return;
    unseen += found - commits - death.commits;
    all += found - commits;
    commits = found;
  }
  std::printf("%zu commits, %zu of them at the moment of death\n", all, unseen);
}

TEST(Store, SurvivesPowerCuts) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  States states;
  std::mt19937 random(11);
  const int cuts = times("ENTENTE_TEST_KILLS", 15);
  std::size_t commits = 0;
  for (int i = 0; i < cuts; ++i) {
    if (i % 25 == 0) {
      make_new(path);
      commits = 0;
    }
    const auto write = static_cast<std::int64_t>(random() % 150);
    const Death death = die(
        [&](int done) {
          const FaultyFiles faulty(Fault::power_cut, write, static_cast<unsigned>(i));
          live(path, commits, done);
        },
        0);
    ASSERT_EQ(WEXITSTATUS(death.status), 99) << "the writer ended otherwise";
    commits = commits_in(path, commits + death.commits, states);
    if (HasFailure()) return;
  }
}

/// With a fault at every single write of a command, one after the other.
void fail_at_every_write(Fault fault, std::size_t commits, const char* message) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  States states;
  make_new(path);
  for (std::size_t i = 0; i < commits; ++i) {
    auto store = Store::open(path, Store::Access::write);
    ASSERT_TRUE(store && change(*store, i) && store->commit());
  }
  std::size_t found = commits;
  for (std::int64_t write = 0; found == commits; ++write) {
    ASSERT_LT(write, 1000);
    const FaultyFiles faulty(fault, write);
    const auto outcome = [&]() -> Result<void> {
      ENTENTE_TRY(auto store, Store::open(path, Store::Access::write));
      ENTENTE_CHECK(change(store, commits));
      return store.commit();
    }();
    if (!FaultyFiles::has_happened()) {
      EXPECT_TRUE(outcome) << outcome.error().message;
    } else if (!outcome) {
      EXPECT_EQ(outcome.error().kind, ErrorKind::store);
      EXPECT_THAT(outcome.error().message, AllOf(HasSubstr(path + ": "), HasSubstr(message), Not(HasSubstr("\n"))));
    }
    found = commits_in(path, commits, states);
    EXPECT_TRUE(outcome || found == commits) << "failed, and yet there";
    EXPECT_TRUE(!outcome || found == commits + 1) << "done, and yet not there";
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Store, SurvivesAFullDiskAtEveryWrite) {
  for (const std::size_t commit : {7, 8, 9}) fail_at_every_write(Fault::disk_full, commit, "the disk is full");
}

TEST(Store, SurvivesAFailingDiskAtEveryWrite) {
  fail_at_every_write(Fault::failing_disk, 7, "cannot be read or written");
}

TEST(Store, SurvivesADiskThatDoesNotSync) { fail_at_every_write(Fault::failing_sync, 7, "cannot be read or written"); }

TEST(Store, LeavesNoPartOfABuildOnAFullDisk) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  for (std::int64_t write = 0;; ++write) {
    const FaultyFiles faulty(Fault::disk_full, write);
    const auto outcome = [&]() -> Result<void> {
      ENTENTE_TRY(auto store, Store::create(path, false));
      for (const std::size_t commit : {0, 1, 2}) ENTENTE_CHECK(change(store, commit));
      return store.commit();
    }();
    EXPECT_FALSE(std::filesystem::exists(path + ".part"));
    if (!FaultyFiles::has_happened()) {
      EXPECT_TRUE(outcome);
      break;
    }
    if (outcome) continue;  // what was left to do was of no need
    EXPECT_EQ(outcome.error().kind, ErrorKind::store);
    EXPECT_FALSE(std::filesystem::exists(path)) << "write " << write;
  }
}

TEST(Store, LetsReadersReadWhileOneWrites) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  {
    auto store = Store::create(path, false);
    ASSERT_TRUE(change(*store, 0));
    ASSERT_TRUE(store->commit());
  }
  auto writer = Store::open(path, Store::Access::write);
  ASSERT_TRUE(change(*writer, 1));
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

TEST(Store, LetsReadersComeAndGo) {
  const TemporaryFolder folder;
  const std::string path = folder.file("kb.entente");
  make_new(path);
  std::vector<pid_t> readers;
  for (int i = 0; i < 4; ++i) {
    readers.push_back(fork());
    if (readers.back() != 0) continue;
    for (int round = 0; round < 600; ++round) {
      const auto store = Store::open(path, Store::Access::read);
      if (!store || !store->counts()) _exit(1);
    }
    _exit(0);
  }
  for (const pid_t reader : readers) {
    int status = 0;
    waitpid(reader, &status, 0);
    EXPECT_EQ(status, 0) << "a reader was turned away";
  }
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
                                        "INSERT INTO words(words) VALUES('delete-all')",
                                        "UPDATE articles SET published = '2024-01-01'",
                                        "UPDATE articles SET hash = 'x'",
                                        "UPDATE articles SET id = 'b'",
                                        "UPDATE articles SET record = substr(record, 2)",
                                        "UPDATE articles SET text = substr(text, 1, 10)",
                                        "UPDATE entities SET id = 'person:x' WHERE number = 1",
                                        "UPDATE entities SET type = 3 - type",
                                        "UPDATE entities SET mentions = mentions + 1",
                                        "INSERT INTO variants VALUES(1, 'Person', 1)",
                                        "DELETE FROM mentions",
                                        "UPDATE mentions SET mentions = 9",
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
                                        "INSERT INTO mentions VALUES(9, 1, 1)",
                                        "INSERT INTO evidence VALUES(1, 9, 0, 0, 1, 0, 1, 500, 0, 'x', 'x')",
                                        "INSERT INTO adjacency VALUES(1, 1, 9, 0, 0, 1, 1)"};
  for (const auto& fault : faults) {
    {
      auto store = Store::create(path, true);
      ASSERT_TRUE(change(*store, 0));
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
