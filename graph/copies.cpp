// SPDX-License-Identifier: Apache-2.0
#include "graph/copies.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "base/hash.h"
#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t words_per_shingle = 4;
constexpr std::size_t bands = 20;
constexpr std::size_t minima_per_band = 3;
constexpr std::size_t fewest_letters = 40;  // of a text that is compared at all
constexpr std::size_t fewest_shingles = 5;  // of a text that may resemble another without being equal to it
constexpr std::size_t few_in_common = 32;   // shingles
constexpr int least_likeness = 500;         // thousandths
constexpr int least_likeness_of_few = 900;
constexpr int least_names_in_common = 800;  // of the text that has fewer

/// splitmix64: bijective, and every bit depends on every other.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// Odd, so that multiplying by one permutes the 64-bit numbers.
constexpr auto multipliers = [] {
  std::array<std::uint64_t, bands * minima_per_band> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = mix(i) | 1;
  return all;
}();

struct Word {
  std::uint64_t hash = 0;   // case and accents folded
  bool is_telling = false;  // begins with a capital letter or a digit
};

struct Words {
  std::vector<Word> all;
  std::size_t letters = 0;
};

Words words_of(std::string_view text) {
  Words words;
  words.all.reserve(text.size() / 5);
  constexpr std::uint64_t none = fnv1a("");
  Word word{.hash = none};
  const auto finish = [&] {
    if (word.hash != none) words.all.push_back({.hash = mix(word.hash), .is_telling = word.is_telling});
    word = {.hash = none};
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      const bool is_capital = byte >= 'A' && byte <= 'Z';
      const bool is_number = byte >= '0' && byte <= '9';
      if (!is_capital && !is_number && (byte < 'a' || byte > 'z')) {
        finish();
        continue;
      }
      if (word.hash == none) word.is_telling = is_capital || is_number;
      const char lower = static_cast<char>(is_capital ? byte + ('a' - 'A') : byte);
      word.hash = fnv1a({&lower, 1}, word.hash);
      ++words.letters;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (!is_letter(point.value) && !is_digit(point.value)) {
      finish();
      continue;
    }
    if (word.hash == none) word.is_telling = is_upper(point.value) || is_digit(point.value);
    word.hash = fnv1a(fold(bytes), word.hash);
    ++words.letters;
  }
  finish();
  return words;
}

void keep_one_of_each(std::vector<std::uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

Shingles shingles_of(const Words& words) {
  Shingles out;
  out.shingles.reserve(words.all.size());
  for (std::size_t at = 0; at + words_per_shingle <= words.all.size(); ++at) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < words_per_shingle; ++i) hash = mix(hash ^ words.all[at + i].hash);
    out.shingles.push_back(hash);
  }
  for (const auto& word : words.all)
    if (word.is_telling) out.names.push_back(word.hash);
  keep_one_of_each(out.shingles);
  keep_one_of_each(out.names);
  return out;
}

std::size_t in_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
    if (*one < *other) {
      ++one;
    } else if (*other < *one) {
      ++other;
    } else {
      ++count, ++one, ++other;
    }
  }
  return count;
}

int thousandths(std::size_t part, std::size_t whole) { return static_cast<int>(part * 1000 / whole); }

}  // namespace

TextSketch sketch_of(std::string_view text) {
  TextSketch sketch;
  const Words words = words_of(text);
  if (words.letters < fewest_letters) return sketch;
  sketch.words = 1;
  for (const auto& word : words.all) sketch.words = mix(sketch.words ^ word.hash);
  const auto shingles = shingles_of(words).shingles;
  if (shingles.size() < fewest_shingles) return sketch;
  std::array<std::uint64_t, multipliers.size()> minima;
  for (std::size_t i = 0; i < minima.size(); ++i) {
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (const auto shingle : shingles) least = std::min(least, shingle * multipliers[i]);
    minima[i] = least;
  }
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t i = 0; i < minima_per_band; ++i) hash = mix(hash ^ minima[band * minima_per_band + i]);
    sketch.bands.push_back(hash);
  }
  return sketch;
}

Shingles shingles_of(std::string_view text) { return shingles_of(words_of(text)); }

int likeness(const Shingles& one, const Shingles& other) {
  const std::size_t shared = in_common(one.shingles, other.shingles);
  const std::size_t all = one.shingles.size() + other.shingles.size() - shared;
  if (all == 0) return 0;
  const int resemblance = thousandths(shared, all);
  if (resemblance < (shared < few_in_common ? least_likeness_of_few : least_likeness)) return 0;
  const std::size_t fewer_names = std::min(one.names.size(), other.names.size());
  if (fewer_names > 0 && thousandths(in_common(one.names, other.names), fewer_names) < least_names_in_common) return 0;
  return resemblance;
}

}  // namespace entente
