// SPDX-License-Identifier: Apache-2.0
#include "base/string_pool.h"

namespace entente {

StringId StringPool::intern(std::string_view text) {
  if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  const auto id = static_cast<StringId>(strings_.size());
  const std::string& kept = strings_.emplace_back(text);
  ids_.emplace(kept, id);
  return id;
}

}  // namespace entente
