// SPDX-License-Identifier: Apache-2.0
/// What the network sees of a word: the row of its vector, of its own embedding, and hashed endings and shape.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The word as the tables know it: lower case, curly quotes and long dashes as their ASCII twins, digits as 0.
std::string plain_form(std::string_view word);

/// A sorted set of 32-bit hashes of words; the row of a word is the rank of its hash. Two words may share a hash
/// (one pair in 70,000 unknown words); then they share a row.
class WordTable {
 public:
  static constexpr std::uint32_t unknown = 0xffffffff;

  WordTable() = default;
  explicit WordTable(std::span<const std::uint32_t> sorted_hashes) : hashes_(sorted_hashes) {}
  /// Expected O(log log n): hashes are uniform, so interpolation lands close.
  std::uint32_t row(std::uint32_t hash) const;
  std::size_t size() const { return hashes_.size(); }

 private:
  std::span<const std::uint32_t> hashes_;
};

std::uint32_t word_hash(std::string_view plain);

inline constexpr std::size_t affix_count = 7;  // endings of 1-4 characters, beginnings of 1-3
inline constexpr std::size_t affix_rows = 16384;
inline constexpr std::size_t shape_rows = 512;
inline constexpr std::size_t hint_count = 16;  // bits of a token's look-up hints

struct WordFeatures {
  std::uint32_t word_hash = 0;
  std::array<std::uint16_t, affix_count> affixes{};  // rows; 0 where the word is too short
  std::uint16_t shape = 0;                           // row
  std::uint16_t hints = 0;                           // see NameHint
};

WordFeatures features_of(std::string_view word, bool is_first_in_sentence);

}  // namespace entente
