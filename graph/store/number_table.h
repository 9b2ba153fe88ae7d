// SPDX-License-Identifier: Apache-2.0
/// Numbers by 64-bit key, flat in memory: a third of what std::unordered_map takes. Only for code in graph/store/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

class NumberTable {
 public:
  /// The number of `key`, to be read or set; 0 when the key is new. Valid until the next call. Amortised O(1).
  std::uint32_t& operator[](std::uint64_t key) {
    if (key == 0) return of_zero_;
    if (2 * (count_ + 1) > keys_.size()) grow();
    const std::size_t slot = slot_of(key);
    if (keys_[slot] == 0) ++count_;
    keys_[slot] = key;
    return numbers_[slot];
  }
  void clear() { *this = {}; }

 private:
  /// Where `key` is or would be: linear probing, no more than half of the slots are taken.
  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = keys_.size() - 1;
    std::size_t slot = (key * 0x9e3779b97f4a7c15ULL >> 20U) & mask;
    while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    NumberTable larger;
    larger.keys_.resize(keys_.empty() ? 64 : 2 * keys_.size());
    larger.numbers_.resize(larger.keys_.size());
    for (std::size_t old = 0; old < keys_.size(); ++old) {
      if (keys_[old] == 0) continue;
      const std::size_t slot = larger.slot_of(keys_[old]);
      larger.keys_[slot] = keys_[old];
      larger.numbers_[slot] = numbers_[old];
    }
    larger.count_ = count_;
    larger.of_zero_ = of_zero_;
    *this = std::move(larger);
  }

  std::vector<std::uint64_t> keys_;  // 0: free
  std::vector<std::uint32_t> numbers_;
  std::size_t count_ = 0;
  std::uint32_t of_zero_ = 0;
};

}  // namespace entente
