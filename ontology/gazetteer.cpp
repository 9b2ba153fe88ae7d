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
    else if (c != '.' && c != ' ' && c != '&' && !(c >= '0' && c <= '9')) return false;
  }
  return letters >= 1 && letters <= 4;
}

bool is_likelier(const Meaning& a, const Meaning& b) {
  return std::tuple(a.kind, -static_cast<int>(a.prominence), a.entity) <
         std::tuple(b.kind, -static_cast<int>(b.prominence), b.entity);
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

std::span<const Meaning> Gazetteer::meanings_at(std::size_t position) const {
  const std::uint32_t begin = starts_[position] & ~continues;
  return meanings_.subspan(begin, (starts_[position + 1] & ~continues) - begin);
}

std::span<const Meaning> Gazetteer::meanings(PhraseKey phrase) const {
  const auto position = names_.find(phrase);
  return position ? meanings_at(*position) : std::span<const Meaning>{};
}

bool Gazetteer::may_continue(PhraseKey phrase) const {
  const auto position = names_.find(phrase);
  return position && (starts_[*position] & continues) != 0;
}

void GazetteerBuilder::add(std::string_view name, Meaning meaning) {
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
    if (boundary != key && boundary != empty_phrase) prefixes_.insert(boundary);
  meaning.wants_capitals = is_short_acronym(name);
  auto& known = meanings_[key];
  const auto same = std::ranges::find_if(
      known, [&](const Meaning& m) { return m.entity == meaning.entity && m.kind == meaning.kind; });
  if (same != known.end()) {
    same->wants_capitals = same->wants_capitals && meaning.wants_capitals;
    return;
  }
  known.insert(std::ranges::upper_bound(known, meaning, is_likelier), meaning);
}

void GazetteerBuilder::add_derived(std::string_view name, Meaning meaning) {
  const auto known = meanings_.find(extend(empty_phrase, name));
  if (known != meanings_.end() && std::ranges::any_of(known->second, [&](const Meaning& m) {
        return m.kind == NameKind::full && m.entity != meaning.entity;
      }))
    return;
  add(name, meaning);
}

GazetteerArrays GazetteerBuilder::finish() const {
  std::vector<PhraseKey> keys;
  keys.reserve(meanings_.size() + prefixes_.size());
  for (const auto& [key, unused] : meanings_) keys.push_back(key);
  for (const PhraseKey key : prefixes_)
    if (!meanings_.contains(key)) keys.push_back(key);
  std::ranges::sort(keys);
  GazetteerArrays made{.names = make_key_table(keys)};
  for (const std::uint32_t i : made.names.order) {
    const auto begin = static_cast<std::uint32_t>(made.meanings.size());
    made.starts.push_back(begin | (prefixes_.contains(keys[i]) ? Gazetteer::continues : 0U));
    if (const auto found = meanings_.find(keys[i]); found != meanings_.end())
      made.meanings.insert(made.meanings.end(), found->second.begin(), found->second.end());
  }
  made.starts.push_back(static_cast<std::uint32_t>(made.meanings.size()));
  return made;
}

}  // namespace entente
