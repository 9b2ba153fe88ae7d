// SPDX-License-Identifier: Apache-2.0
/// What kind of character starts at a byte of a text, as far as cutting it into tokens needs to know.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

enum class CharacterKind : std::uint8_t { space, letter, digit, mark };

struct Character {
  CharacterKind kind = CharacterKind::space;
  std::uint32_t size = 0;  // bytes; 0 at the end of the text
  char plain = 0;          // the ASCII character that it is or stands for (’ is ', “ is "); 0 for any other
};

/// `text` must be valid UTF-8 and `at` the first byte of a character, or past the end (kind space, size 0). O(1).
Character character_at(std::string_view text, std::size_t at);

/// The typewriter's twin of a curly quote, accent mark or hyphen: ', " or -; 0 for any other character.
char typewriter_twin(char32_t c);

constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }
constexpr char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Whether the word starts with a capital letter of any script.
bool starts_upper(std::string_view word);

}  // namespace entente
