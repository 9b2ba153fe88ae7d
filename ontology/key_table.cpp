// SPDX-License-Identifier: Apache-2.0
#include "ontology/key_table.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace entente {
namespace {

// FNV's upper bits hardly vary over short names; multiplying by an odd number loses nothing and spreads them.
std::uint64_t scramble(std::uint64_t key) { return key * 0x9e3779b97f4a7c15ULL; }

/// How far to shift a scrambled key to get its bucket; bucket_count is a power of two, two at least.
int shift_of(std::size_t bucket_count) { return 64 - std::countr_zero(bucket_count); }

}  // namespace

std::optional<std::uint32_t> KeyTable::find(std::uint64_t key) const {
  if (keys.empty()) return std::nullopt;
  key = scramble(key);
  const std::size_t bucket = key >> shift_of(buckets.size() - 1);
  for (std::uint32_t at = buckets[bucket]; at < buckets[bucket + 1]; ++at)
    if (keys[at] == key) return at;
  return std::nullopt;
}

KeyTableArrays make_key_table(std::span<const std::uint64_t> keys) {
  KeyTableArrays made;
  made.order.resize(keys.size());
  std::iota(made.order.begin(), made.order.end(), 0U);
  std::ranges::sort(made.order, {}, [&](std::uint32_t i) { return scramble(keys[i]); });
  made.keys.reserve(keys.size());
  for (const std::uint32_t i : made.order) made.keys.push_back(scramble(keys[i]));
  const std::size_t bucket_count = std::bit_ceil(std::max<std::size_t>(keys.size(), 2));
  const int shift = shift_of(bucket_count);
  made.buckets.reserve(bucket_count + 1);
  std::uint32_t at = 0;
  for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
    while (at < made.keys.size() && made.keys[at] >> shift < bucket) ++at;
    made.buckets.push_back(at);
  }
  made.buckets.push_back(static_cast<std::uint32_t>(made.keys.size()));
  return made;
}

}  // namespace entente
