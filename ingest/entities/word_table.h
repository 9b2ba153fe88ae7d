// SPDX-License-Identifier: Apache-2.0
/// Word lists that are written as one string, so that a long table stays readable.
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace entente {

/// The words of the list, which blanks separate. Views into `list`.
inline std::vector<std::string_view> words_in(std::string_view list) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

using WordSet = std::unordered_set<std::string_view>;

inline WordSet word_set(std::string_view list) {
  const auto words = words_in(list);
  return WordSet(words.begin(), words.end());
}

}  // namespace entente
