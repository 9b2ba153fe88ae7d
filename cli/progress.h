// SPDX-License-Identifier: Apache-2.0
/// How far long work has come, on a terminal only.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace entente {

/// "240 articles, 12 a second, 31 % of the files, 45 s left". `files` bounds the articles when each file holds one; 0,
/// or fewer than the articles: nothing is said of the end.
std::string progress_text(std::size_t articles, std::size_t files, double seconds);

/// One line that is written over several times a second.
class Progress {
 public:
  /// Nothing is written unless `is_shown`.
  Progress(std::ostream& err, bool is_shown) : err_(err), is_shown_(is_shown) {}
  void step(std::size_t files);  // one article more, of so many files
  /// Takes the line away, so that another one may follow.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& err_;
  bool is_shown_;
  bool is_visible_ = false;
  std::size_t articles_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace entente
