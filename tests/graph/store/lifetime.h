// SPDX-License-Identifier: Apache-2.0
/// The life of a knowledge base as a row of commits, each of which can be told from all others by what it leaves.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/store/store.h"

namespace entente {

/// Makes the change of the commit with this number, from 0: adds an article (every fourth a copy of the one before),
/// removes one, has two entities be one or two. Not yet committed.
Result<void> change(Store& store, std::size_t commit);

/// All that a knowledge base says, decisions included, as a hash.
std::string digest(const Store& store);

/// The states between commits, made without a file.
class States {
 public:
  States();
  /// After so many commits.
  const std::string& after(std::size_t commits);

 private:
  Store store_;
  std::vector<std::string> known_;
};

}  // namespace entente
