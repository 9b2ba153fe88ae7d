// SPDX-License-Identifier: Apache-2.0
/// Interns strings: equal strings get equal ids, and ids are dense from 0.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente {

enum class StringId : std::uint32_t {};

class StringPool {
 public:
  /// The id of `text`, new or known. Amortised O(length).
  StringId intern(std::string_view text);
  /// Valid as long as the pool. O(1).
  std::string_view at(StringId id) const { return strings_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return strings_.size(); }

 private:
  std::deque<std::string> strings_;  // addresses stay put, so the map may hold views
  std::unordered_map<std::string_view, StringId> ids_;
};

}  // namespace entente
