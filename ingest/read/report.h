// SPDX-License-Identifier: Apache-2.0
/// What became of every article of a run: read, skipped with a reason, or failed with a message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

namespace entente {

enum class ReadOutcome : std::uint8_t { read, skipped, failed };
std::string_view name_of(ReadOutcome outcome);  // "read", "skipped", "failed"

struct ReadRecord {
  ReadOutcome outcome = ReadOutcome::read;
  std::string where;    // file, file:line or archive/member
  std::string article;  // id, or "" when it did not come so far
  std::string message;  // why it was skipped or failed, or what is to be known of it, one line; else ""
};

/// Counts records and passes each on to a listener as it happens; keeps only hashes, so a run of any length fits.
class ReadReport {
 public:
  using Listener = std::function<void(const ReadRecord&)>;
  explicit ReadReport(Listener listener = {}) : listener_(std::move(listener)) {}

  /// So many files are to come, as far as that is known before they are opened.
  void will_read(std::size_t files) { files_ = files; }
  std::size_t files() const { return files_; }

  /// `is_told_apart`: its file shares its name with another file, so its id has a hash behind the name.
  void read(std::string where, std::string article, bool is_told_apart = false);
  /// `reason` is one of few ("not in English", "duplicate"), `detail` says more of this one.
  void skipped(std::string where, std::string article, const std::string& reason, const std::string& detail = {});
  void failed(std::string where, std::string message);
  /// An article that was read already, and counted so, was not understood.
  void failed_later(std::string article, std::string message);

  /// Notes the article; whether one of the same id and text was noted before. 32 bytes each.
  bool is_repeated(std::string_view id, std::string_view text);
  /// Whether an article of the same id and another text was noted.
  bool is_id_of_another(std::string_view id, std::string_view text) const;

  std::size_t count_of(ReadOutcome outcome) const { return counts_[static_cast<std::size_t>(outcome)]; }
  /// How many were read from files that share their name with others.
  std::size_t told_apart() const { return told_apart_; }
  const std::map<std::string, std::size_t>& skipped_by_reason() const { return skipped_; }

  /// "6 read, 2 skipped (1 duplicate, 1 not in English), 1 failed"; only what there is.
  std::string summary() const;

 private:
  void record(ReadRecord&& record);

  Listener listener_;
  std::size_t files_ = 0;
  std::size_t counts_[3] = {};
  std::size_t told_apart_ = 0;
  std::map<std::string, std::size_t> skipped_;
  std::unordered_set<std::uint64_t> seen_;  // hashes of id and text
  std::unordered_set<std::uint64_t> ids_;   // hashes of ids
};

/// One line of JSON without its line break: {"outcome": …, "where": …, "article": …, "message": …}.
std::string to_json(const ReadRecord& record);

}  // namespace entente
