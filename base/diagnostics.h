// SPDX-License-Identifier: Apache-2.0
/// Collects what went wrong with single records while the rest of a run goes on.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

struct Diagnostic {
  std::string where;    // file, or file:line
  std::string message;  // what is wrong and what to try, one line
};

class Diagnostics {
 public:
  void add(std::string where, std::string message) {
    all_.push_back({.where = std::move(where), .message = std::move(message)});
  }
  bool is_empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  const std::vector<Diagnostic>& all() const { return all_; }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace entente
