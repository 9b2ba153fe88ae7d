// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t block_size = 256;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Length of the well-formed sequence at `at`, or 0 (Unicode 15, table 3-7).
std::size_t well_formed_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return tail(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const unsigned low = lead == 0xe0 ? 0xa0 : 0x80;
    const unsigned high = lead == 0xed ? 0x9f : 0xbf;
    return byte(1) >= low && byte(1) <= high && tail(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const unsigned low = lead == 0xf0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xf4 ? 0x8f : 0xbf;
    return byte(1) >= low && byte(1) <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

/// What compares equal to a plain ASCII character in names: apostrophes, hyphens, spaces.
char32_t plain_twin(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x02bc:
    case 0x02bb:
    case 0x02bf:
    case 0x02be:
    case 0x0060:
    case 0x00b4: return U'\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: return U'-';
    default: return is_space(c) ? U' ' : c;
  }
}

/// Letters that Unicode does not decompose but that names are commonly written without.
std::string_view plain_letters(char32_t c) {
  switch (c) {
    case 0x0131: return "i";  // dotless i
    case 0x0142: return "l";
    case 0x00f8: return "o";
    case 0x0111:
    case 0x00f0: return "d";
    case 0x00fe: return "th";
    case 0x00e6: return "ae";
    case 0x0153: return "oe";
    case 0x00df: return "ss";
    default: return {};
  }
}

void append_folded(std::string& out, char32_t c) {
  const UChar32 folded = u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkd = unorm2_getNFKDInstance(&status);
  UChar decomposed[32];
  const int32_t size = U_SUCCESS(status) ? unorm2_getDecomposition(nfkd, folded, decomposed, 32, &status) : -1;
  if (U_FAILURE(status) || size < 0) {
    const auto plain = plain_letters(static_cast<char32_t>(folded));
    if (plain.empty()) append_utf8(out, static_cast<char32_t>(folded));
    else out += plain;
    return;
  }
  for (int32_t i = 0; i < size;) {
    UChar32 part = 0;
    U16_NEXT(decomposed, i, size, part);
    if (u_getCombiningClass(part) != 0) continue;
    part = u_foldCase(part, U_FOLD_CASE_DEFAULT);
    const auto plain = plain_letters(static_cast<char32_t>(part));
    if (plain.empty()) append_utf8(out, plain_twin(static_cast<char32_t>(part)));
    else out += plain;
  }
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const auto size = static_cast<std::uint32_t>(well_formed_size(text, at));
  switch (size) {
    case 1: return {byte(0), 1};
    case 2: return {((byte(0) & 0x1f) << 6) | (byte(1) & 0x3f), 2};
    case 3: return {((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f), 3};
    case 4:
      return {((byte(0) & 0x07) << 18) | ((byte(1) & 0x3f) << 12) | ((byte(2) & 0x3f) << 6) | (byte(3) & 0x3f), 4};
    default: return {0xfffd, 1};
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = well_formed_size(text, at);
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = well_formed_size(text, at);
    if (size == 0) {
      out += "\xef\xbf\xbd";
      ++at;
    } else {
      out.append(text.substr(at, size));
      at += size;
    }
  }
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | (c >> 6));
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)); }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200b || c == 0xfeff; }

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
    at += c.size;
    const char32_t plain = plain_twin(c.value);
    if (plain == U' ' || plain < 0x20) {
      pending_space = !out.empty();
      continue;
    }
    if (pending_space) out += ' ';
    pending_space = false;
    if (plain < 0x80) {
      out += static_cast<char>(plain >= 'A' && plain <= 'Z' ? plain + 32 : plain);
    } else {
      append_folded(out, plain);
    }
  }
  return out;
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
    at += c.size;
  }
  return out;
}

CodePointOffsets::CodePointOffsets(std::string_view text) : text_(text), is_ascii_(is_ascii(text)) {
  if (is_ascii_) return;
  block_starts_.reserve(text.size() / block_size + 2);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % block_size == 0) block_starts_.push_back(count);
    count += !is_continuation(text[at]);
  }
  block_starts_.push_back(count);
}

std::uint32_t CodePointOffsets::code_points(std::uint32_t byte) const {
  if (is_ascii_) return byte;
  const std::size_t block = byte / block_size;
  std::uint32_t count = block_starts_[std::min(block, block_starts_.size() - 1)];
  for (std::size_t at = block * block_size; at < byte && at < text_.size(); ++at) count += !is_continuation(text_[at]);
  return count;
}

std::uint32_t CodePointOffsets::bytes(std::uint32_t code_point) const {
  if (is_ascii_) return code_point;
  const auto after = std::upper_bound(block_starts_.begin(), block_starts_.end(), code_point);
  const auto block = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - block_starts_.begin() - 1, 0));
  std::uint32_t count = block_starts_[block];
  for (std::size_t at = block * block_size; at < text_.size(); ++at) {
    if (is_continuation(text_[at])) continue;
    if (count == code_point) return static_cast<std::uint32_t>(at);
    ++count;
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace entente
