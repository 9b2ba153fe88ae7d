// SPDX-License-Identifier: Apache-2.0
#include "ontology/gazetteer.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"

namespace entente {
namespace {

bool is_letter_or_digit(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80; }

PhraseKey extend_folded(PhraseKey phrase, std::string_view folded) {
  for (const char c : folded)
    if (is_letter_or_digit(static_cast<unsigned char>(c))) phrase = fnv1a(std::string_view(&c, 1), phrase);
  return phrase;
}

bool is_short_acronym(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') ++letters;
    else if (c != '.' && c != '&' && !(c >= '0' && c <= '9')) return false;
  }
  return letters >= 1 && letters <= 4;
}

}  // namespace

PhraseKey extend(PhraseKey phrase, std::string_view word) {
  const bool is_ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!is_ascii) return extend_folded(phrase, fold(word));
  for (char c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (is_letter_or_digit(static_cast<unsigned char>(c))) phrase = fnv1a(std::string_view(&c, 1), phrase);
  }
  return phrase;
}

void Gazetteer::add(std::string_view name, Meaning meaning) {
  const std::string folded = fold(name);
  PhraseKey key = empty_phrase;
  std::size_t begin = 0;
  std::vector<PhraseKey> boundaries;
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    if (at < folded.size() && is_letter_or_digit(static_cast<unsigned char>(folded[at]))) continue;
    key = extend_folded(key, std::string_view(folded).substr(begin, at - begin));
    begin = at + 1;
    if (at < folded.size()) boundaries.push_back(key);
  }
  if (key == empty_phrase) return;
  for (const PhraseKey boundary : boundaries)
    if (boundary != key) prefixes_.insert(boundary);
  meaning.wants_capitals = is_short_acronym(name);
  auto& known = meanings_[key];
  const auto same = std::ranges::find_if(
      known, [&](const Meaning& m) { return m.entity == meaning.entity && m.kind == meaning.kind; });
  if (same != known.end()) {
    same->wants_capitals = same->wants_capitals && meaning.wants_capitals;
    return;
  }
  known.push_back(meaning);
  std::ranges::sort(known, {},
                    [](const Meaning& m) { return std::tuple(m.kind, -static_cast<int>(m.prominence), m.entity); });
}

std::span<const Meaning> Gazetteer::meanings(PhraseKey phrase) const {
  const auto found = meanings_.find(phrase);
  return found == meanings_.end() ? std::span<const Meaning>{} : std::span<const Meaning>(found->second);
}

}  // namespace entente
