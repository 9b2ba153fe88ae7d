// SPDX-License-Identifier: Apache-2.0
/// A read-only table of 64-bit keys in flat arrays, so that it can be used where it lies in a mapped file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente {

struct KeyTable {
  std::span<const std::uint64_t> keys;     // scrambled, ascending
  std::span<const std::uint32_t> buckets;  // 2^k + 1 positions: where the keys with these upper k bits begin

  /// The position of the key. One cache miss per array on average.
  std::optional<std::uint32_t> find(std::uint64_t key) const;
};

/// The arrays of a KeyTable. Keys come in any order without repetition;
struct KeyTableArrays {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> buckets;
  std::vector<std::uint32_t> order;  // order[position] = index into the keys given
};
KeyTableArrays make_key_table(std::span<const std::uint64_t> keys);

}  // namespace entente
