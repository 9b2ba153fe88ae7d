// SPDX-License-Identifier: Apache-2.0
/// UTF-8: validation, repair, code points, and the folding under which names are compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes used; 0 at the end of the text
};

/// The code point that starts at byte `at` of valid UTF-8; size 0 at the end.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Byte offset of the first ill-formed sequence (Unicode 15, table 3-7), or npos when all is well.
std::size_t find_invalid_utf8(std::string_view text);

/// The text with every ill-formed sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

/// Whether the code point is a letter, a digit, upper case, white space … (ICU's properties).
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_space(char32_t c);

/// The key under which names are compared: case folded, accents, apostrophe and hyphen variants unified,
/// white space runs as one space. "Türkiye’s" and "TURKIYE'S" have the same key. O(n).
std::string fold(std::string_view text);

/// Simple lower case of every code point; ASCII fast path.
std::string to_lower(std::string_view text);

/// Converts byte offsets of one text to code point offsets and back; O(1) for ASCII, else O(log n) after O(n) set-up.
class CodePointOffsets {
 public:
  explicit CodePointOffsets(std::string_view text);
  std::uint32_t code_points(std::uint32_t byte) const;
  std::uint32_t bytes(std::uint32_t code_point) const;

 private:
  std::string_view text_;
  bool is_ascii_ = true;
  std::vector<std::uint32_t> block_starts_;  // code points before each block of 256 bytes
};

}  // namespace entente
