// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/network_features.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/text/characters.h"

namespace entente {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The ASCII spelling of typographic characters; empty for all others.
std::string_view ascii_twin(char32_t c) {
  switch (typewriter_twin(c)) {
    case '\'': return "'";
    case '"': return "\"";
    case '-': return "-";
    default: break;
  }
  switch (c) {
    case 0x201a:
    case 0x2032: return "'";
    case 0x2033: return "\"";
    case 0x2013:
    case 0x2212: return "-";
    case 0x2014:
    case 0x2015: return "--";
    case 0x2026: return "...";
    case 0x2022:
    case 0x00b7:
    case 0x25cf:
    case 0x2023: return "*";
    case 0x00a0:
    case 0x2009:
    case 0x202f: return " ";
    default: return {};
  }
}

std::string with_ascii_twins(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    const std::string_view twin = ascii_twin(c.value);
    if (twin.empty()) out += word.substr(at, c.size);
    else out += twin;
    at += c.size;
  }
  return out;
}

std::string plain_form_of_twins(std::string_view twins) {
  std::string plain = to_lower(twins);
  for (char& c : plain) {
    if (c >= '0' && c <= '9') c = '0';
  }
  if (plain == "``" || plain == "''") plain = "\"";
  else if (plain == "`") plain = "'";
  return plain;
}

/// Byte offsets of the first `count` character starts after the beginning, and of the last ones before the end.
bool is_start(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

std::uint16_t bucket(std::string_view text, std::uint64_t kind, std::size_t rows) {
  std::uint64_t hash = fnv1a(text, 0xcbf29ce484222325ULL + kind * 0x9e3779b97f4a7c15ULL);
  hash ^= hash >> 29;
  return static_cast<std::uint16_t>(1 + hash % (rows - 1));
}

char shape_of(char32_t c) {
  if (c < 0x80) {
    const auto byte = static_cast<char>(c);
    if (byte >= 'a' && byte <= 'z') return 'x';
    if (byte >= 'A' && byte <= 'Z') return 'X';
    if (byte >= '0' && byte <= '9') return 'd';
    return byte;
  }
  if (is_upper(c)) return 'X';
  if (is_letter(c)) return 'x';
  if (is_digit(c)) return 'd';
  return '?';
}

/// "Xx" for "Anwar", "XX" for "UN", "X.X." for "U.S.", "dd-x" for "12-year": runs cut to two, eight characters in all.
std::string shape_string(std::string_view word) {
  std::string shape;
  for (std::size_t at = 0; at < word.size() && shape.size() < 8;) {
    const CodePoint c = code_point_at(word, at);
    at += c.size;
    const char s = shape_of(c.value);
    const std::size_t n = shape.size();
    if (n >= 2 && shape[n - 1] == s && shape[n - 2] == s) continue;
    shape += s;
  }
  return shape;
}

}  // namespace

std::string plain_form(std::string_view word) {
  return plain_form_of_twins(is_ascii(word) ? std::string(word) : with_ascii_twins(word));
}

std::uint32_t word_hash(std::string_view plain) {
  std::uint64_t hash = fnv1a(plain);
  hash ^= hash >> 32;
  hash *= 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(hash >> 32);
}

std::uint32_t WordTable::row(std::uint32_t hash) const {
  std::size_t low = 0, high = hashes_.size();
  while (high - low > 16) {
    const std::uint32_t first = hashes_[low], last = hashes_[high - 1];
    if (hash < first || hash > last) return unknown;
    const std::uint64_t width = static_cast<std::uint64_t>(last) - first + 1;
    const std::size_t guess =
        low + static_cast<std::size_t>((hash - first) * static_cast<std::uint64_t>(high - low) / width);
    if (hashes_[guess] == hash) return static_cast<std::uint32_t>(guess);
    // Half steps as well, so that clustered hashes cannot make the search linear.
    if (hashes_[guess] < hash) low = guess + 1;
    else high = guess;
    if (high - low <= 16) break;
    const std::size_t middle = low + (high - low) / 2;
    if (hashes_[middle] <= hash) low = middle;
    else high = middle;
  }
  for (std::size_t i = low; i < high; ++i) {
    if (hashes_[i] == hash) return static_cast<std::uint32_t>(i);
  }
  return unknown;
}

WordFeatures features_of(std::string_view word, bool is_first_in_sentence) {
  constexpr std::size_t longest_word = 64;  // bytes; what follows tells nothing more
  while (word.size() > longest_word) {
    std::size_t cut = longest_word;
    while (cut > 0 && !is_start(word[cut])) --cut;
    word = word.substr(0, cut == 0 ? longest_word : cut);
  }
  const std::string twins = is_ascii(word) ? std::string(word) : with_ascii_twins(word);
  const std::string plain = plain_form_of_twins(twins);
  WordFeatures features;
  features.word_hash = word_hash(plain);

  std::size_t at = plain.size();
  for (std::size_t n = 1; n <= 4 && at > 0; ++n) {
    --at;
    while (at > 0 && !is_start(plain[at])) --at;
    features.affixes[n - 1] = bucket(std::string_view(plain).substr(at), n, affix_rows);
  }
  at = 0;
  for (std::size_t n = 1; n <= 3 && at < plain.size(); ++n) {
    ++at;
    while (at < plain.size() && !is_start(plain[at])) ++at;
    features.affixes[3 + n] = bucket(std::string_view(plain).substr(0, at), 8 + n, affix_rows);
  }
  features.shape = bucket(shape_string(twins), is_first_in_sentence ? 21 : 20, shape_rows);
  return features;
}

}  // namespace entente
