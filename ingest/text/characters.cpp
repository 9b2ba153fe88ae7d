// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/characters.h"

#include "base/utf8.h"

namespace entente {
namespace {

Character ascii_character(char c) {
  if (is_ascii_letter(c)) return {CharacterKind::letter, 1, c};
  if (is_ascii_digit(c)) return {CharacterKind::digit, 1, c};
  if (c == ' ' || (c >= '\t' && c <= '\r')) return {CharacterKind::space, 1, c};
  return {CharacterKind::mark, 1, c};
}

/// The typewriter's twin of a typographic mark; 0 when there is none.
char plain_twin(char32_t c) {
  switch (c) {
    case 0xff07: return '\'';
    case 0xff02: return '"';
    case 0x00ad: return '-';
    case 0x2026: return '.';
    default: return typewriter_twin(c);
  }
}

bool is_zero_width(char32_t c) { return c == 0x200b || c == 0x2060 || c == 0xfeff; }

bool is_mark(char32_t c) {
  if (c < 0xc0) return c != 0xaa && c != 0xb5 && c != 0xba;  // Latin-1 signs but for ª µ º
  return c == 0xd7 || c == 0xf7 || c == 0x060c || c == 0x061b || c == 0x061f || c == 0x06d4 || c == 0x0964 ||
         c == 0x0965 || c == 0x02bc || (c >= 0x2010 && c <= 0x206f) || (c >= 0x20a0 && c <= 0x20cf) ||
         (c >= 0x2100 && c <= 0x2bff) || (c >= 0x2e00 && c <= 0x2e7f) || (c >= 0x3001 && c <= 0x3003) ||
         (c >= 0x3008 && c <= 0x301f) || (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfe30 && c <= 0xfe6f) ||
         (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) || (c >= 0xff3b && c <= 0xff40) ||
         (c >= 0xff5b && c <= 0xff65) || (c >= 0xfff0 && c <= 0xffff) || (c >= 0x1f000 && c <= 0x1faff);
}

}  // namespace

char typewriter_twin(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x02bc:
    case 0x00b4: return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x00ab:
    case 0x00bb: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012: return '-';
    default: return 0;
  }
}

Character character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii_character(text[at]);
  const auto [c, size] = code_point_at(text, at);
  if (is_zero_width(c) || is_space(c)) return {CharacterKind::space, size, c == 0x2028 || c == 0x2029 ? '\n' : ' '};
  if (is_mark(c)) return {CharacterKind::mark, size, plain_twin(c)};
  // Anything else past ASCII counts as a letter, so that "Erdoğan" and combining accents stay in one word.
  return {is_digit(c) ? CharacterKind::digit : CharacterKind::letter, size, 0};
}

bool starts_upper(std::string_view word) {
  if (word.empty()) return false;
  if (static_cast<unsigned char>(word[0]) < 0x80) return is_ascii_upper(word[0]);
  return is_upper(code_point_at(word, 0).value);
}

}  // namespace entente
