// SPDX-License-Identifier: Apache-2.0
/// File stems as ids of articles: which of them more than one file of a run would get.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente {

struct ReadOptions;

/// "report" of "a/b/report.txt.gz".
std::string stem_of(std::string_view source);

/// The stems of all files of a run, gathered before any is read, so that what an article is called does not depend on
/// the order of the files. 16 bytes and a node each.
class FileStems {
 public:
  void add(std::string_view stem);
  bool is_shared(std::string_view stem) const;

 private:
  std::unordered_map<std::uint64_t, bool> is_shared_;  // by hash of the stem
};

/// Adds the stem of `source`, or of each file in it when it is an archive. Reads the archive once, and nothing else
/// beyond its first bytes.
void note_stems(std::istream& in, const std::string& source, const ReadOptions& options, FileStems& stems);

}  // namespace entente
