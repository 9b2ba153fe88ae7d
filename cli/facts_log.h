// SPDX-License-Identifier: Apache-2.0
/// What a run has understood so far, in a file beside the knowledge base, so that the same command continues after it
/// was interrupted: reading an article's facts back is some hundred times faster than understanding it again.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ontology/fact.h"

namespace entente {

class FactsLog {
 public:
  /// Opens or begins the file. What it holds counts only when `circumstances`, all besides the article that its facts
  /// depend on, are the same. A file that cannot be written is no error: the run just cannot be continued.
  FactsLog(std::string path, const std::string& circumstances);
  FactsLog(const FactsLog&) = delete;
  FactsLog& operator=(const FactsLog&) = delete;
  ~FactsLog();

  /// How many articles an interrupted run left.
  std::size_t size() const { return lines_.size(); }
  /// The facts of this very article, when an interrupted run left them. Thread-safe.
  std::optional<ArticleFacts> find(const Article& article) const;

  /// The line that append() takes; made apart so that many threads can make lines. Thread-safe.
  static std::string line_of(const ArticleFacts& facts);
  void append(const std::string& line);

  /// The run is complete: the file goes.
  void remove();

 private:
  struct Place {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  void index(const std::string& first_line);

  std::string path_;
  std::ofstream out_;
  int in_ = -1;                                     // file descriptor of what was there, or -1
  std::unordered_map<std::uint64_t, Place> lines_;  // by the first half of the article's hash
};

/// What facts depend on besides the article: the program and the ontology files.
std::string circumstances_of(const std::string& version, const std::vector<std::string>& ontologies);

}  // namespace entente
