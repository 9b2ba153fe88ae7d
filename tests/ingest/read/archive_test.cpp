// SPDX-License-Identifier: Apache-2.0
#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include <sstream>
#include <utility>
#include <vector>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read;
using ::testing::SizeIs;
using Members = std::vector<std::pair<std::string, std::string>>;

/// Packs members; `set_up` chooses format and filter.
std::string packed(const Members& members, int (*format)(archive*), int (*filter)(archive*)) {
  std::string out(std::size_t{8} << 20, '\0');
  std::size_t used = 0;
  archive* to = archive_write_new();
  format(to);
  if (filter != nullptr) filter(to);
  archive_write_set_bytes_in_last_block(to, 1);
  archive_write_open_memory(to, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(to, entry);
    archive_write_data(to, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(to);
  archive_write_free(to);
  out.resize(used);
  return out;
}

const Members two{{"news/one.txt", "Norway and Chile met."}, {"news/two.json", "{\"text\": \"They agreed.\"}"}};

TEST(Archive, GivesTheArticlesOfItsMembers) {
  for (const std::string& bytes :
       {packed(two, archive_write_set_format_ustar, nullptr), packed(two, archive_write_set_format_zip, nullptr),
        packed(two, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip),
        packed(two, archive_write_set_format_ustar, archive_write_add_filter_zstd)}) {
    const auto found = read(bytes, "a.tar");
    ASSERT_THAT(found.articles, SizeIs(2));
    EXPECT_EQ(found.articles[0].id, "one");
    EXPECT_EQ(found.articles[1].id, "two");
    EXPECT_EQ(found.articles[1].text, "They agreed.");
    EXPECT_THAT(found.failures, IsEmpty());
  }
}

TEST(Archive, OfOneCompressedFileIsNamedAfterIt) {
  for (const auto filter : {archive_write_add_filter_gzip, archive_write_add_filter_bzip2, archive_write_add_filter_xz,
                            archive_write_add_filter_zstd}) {
    const auto found =
        read(packed({{"x", "Norway and Chile met."}}, archive_write_set_format_raw, filter), "dir/talks.txt.gz");
    ASSERT_THAT(found.articles, SizeIs(1));
    EXPECT_EQ(found.articles[0].id, "talks");
  }
}

TEST(Archive, KeepsPathsInsideAndLeavesHiddenFilesOut) {
  const auto found = read(
      packed(
          {{"../../etc/one.txt", ""}, {"/two.txt", "\x01\x02\x03"}, {".hidden.txt", "No."}, {"__MACOSX/x.txt", "No."}},
          archive_write_set_format_ustar, nullptr),
      "a.tar");
  EXPECT_THAT(found.articles, IsEmpty());
  EXPECT_THAT(found.failures, ElementsAre("a.tar/etc/one.txt: is empty", HasSubstr("a.tar/two.txt: is binary")));
}

TEST(Archive, WithinArchivesIsReadSoFar) {
  std::string bytes = packed({{"one.txt", "Norway and Chile met."}}, archive_write_set_format_ustar, nullptr);
  bytes = packed({{"inner.tar", bytes}}, archive_write_set_format_zip, nullptr);
  EXPECT_THAT(read(bytes, "a.zip").articles, SizeIs(1));
  for (int i = 0; i < 2; ++i) bytes = packed({{"inner.zip", bytes}}, archive_write_set_format_zip, nullptr);
  EXPECT_THAT(read(bytes, "a.zip").failures, ElementsAre("a.zip/inner.zip/inner.zip/inner.tar: is more than 3 archives "
                                                         "within each other (--max-depth sets the limit)"));
}

TEST(Archive, OfTooManyMembersIsReadSoFar) {
  ReadOptions options;
  options.limits.archive_members = 1;
  const auto found = read(packed(two, archive_write_set_format_ustar, nullptr), "a.tar", options);
  EXPECT_THAT(found.articles, SizeIs(1));
  EXPECT_THAT(found.failures, ElementsAre("a.tar: has more than 1 members (--max-members sets the limit)"));
}

TEST(Archive, TellsMembersOfOneNameApart) {
  const std::string bytes = packed({{"a/report.txt", "Norway and Chile met."}, {"b/report.txt", "Peru and Mali met."}},
                                   archive_write_set_format_zip, nullptr);
  FileStems stems;
  std::istringstream in(bytes);
  note_stems(in, "a.zip", {}, stems);
  EXPECT_TRUE(stems.is_shared("report"));
  ReadOptions options;
  options.stems = &stems;
  const auto found = read(bytes, "a.zip", options);
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].id, "report-6785e111");
  EXPECT_EQ(found.articles[1].id, "report-1b40c314");
  const auto from_a_pipe = read(bytes, "-");
  ASSERT_THAT(from_a_pipe.articles, SizeIs(2));
  EXPECT_EQ(from_a_pipe.articles[0].id, "report");
  EXPECT_EQ(from_a_pipe.articles[1].id, "report-1b40c314");
}

TEST(Archive, NamesMembersOfArchivesInArchives) {
  std::string bytes = packed({{"x/report.txt", "Norway and Chile met."}}, archive_write_set_format_ustar, nullptr);
  bytes = packed({{"report.txt", "Peru and Mali met."}, {"inner.tar", bytes}}, archive_write_set_format_zip, nullptr);
  FileStems stems;
  std::istringstream in(bytes);
  note_stems(in, "a.zip", {}, stems);
  EXPECT_TRUE(stems.is_shared("report"));
  EXPECT_FALSE(stems.is_shared("inner"));
}

TEST(Archive, ThatExpandsBeyondMeasureIsLeft) {
  ReadOptions options;
  options.limits.expansion = 100;
  const auto found = read(packed({{"x", std::string(std::size_t{24} << 20, ' ')}}, archive_write_set_format_raw,
                                 archive_write_add_filter_gzip),
                          "bomb.gz", options);
  EXPECT_THAT(found.articles, IsEmpty());
  EXPECT_THAT(found.failures, ::testing::Contains(HasSubstr("bomb.gz: expands to more than 100 times its size")));
}

TEST(Archive, ThatIsCutOffSaysSo) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i)
    lines += "{\"id\": \"" + std::to_string(i * 7919 % 20'000) + "\", \"text\": \"Norway and Chile met " +
             std::to_string(i * i) + " times.\"}\n";
  std::string bytes = packed({{"x", lines}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
  bytes.resize(bytes.size() / 2);
  const auto found = read(bytes, "a.jsonl.gz");
  EXPECT_GT(found.articles.size(), 1000U);
  EXPECT_THAT(found.failures.back(), HasSubstr("a.jsonl.gz: is damaged"));
}

}  // namespace
}  // namespace entente
