// SPDX-License-Identifier: Apache-2.0
/// One index over all names: what may these words mean? Case, accents, apostrophes, hyphens, full stops and spaces
/// do not count ("al-Qaeda", "Al Qaeda"), except that a short acronym wants its capitals ("US", never "us").
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace entente {

enum class NameKind : std::uint8_t {
  full,        // always means the entity
  short_name,  // a surname or a short form that needs context
  adjective,   // "Malaysian"
  people,      // "Malaysians"
};

struct Meaning {
  std::uint32_t entity = 0;  // index into World::entities
  NameKind kind = NameKind::full;
  bool wants_capitals = false;  // only when every letter is upper case
  std::uint8_t prominence = 0;  // 0-9
};

/// Identifies the letters and digits of a phrase read so far; phrases that differ only in case, accents or
/// punctuation have the same key. 64-bit FNV-1a: two of a million names collide with a probability below 1e-7.
using PhraseKey = std::uint64_t;
inline constexpr PhraseKey empty_phrase = 0xcbf29ce484222325ULL;

/// The key of the phrase with `word` appended.
PhraseKey extend(PhraseKey phrase, std::string_view word);

class Gazetteer {
 public:
  /// Adds one meaning of `name`; an empty or meaningless name is ignored.
  void add(std::string_view name, Meaning meaning);

  /// Everything the phrase may mean, likeliest first (kind, then prominence, then index); empty when unknown. O(1).
  /// Views stay valid until the next add().
  std::span<const Meaning> meanings(PhraseKey phrase) const;
  std::span<const Meaning> meanings(std::string_view name) const { return meanings(extend(empty_phrase, name)); }

  /// Whether some name goes on after this phrase and a word boundary; what a longest match asks to know when to stop.
  bool may_continue(PhraseKey phrase) const { return prefixes_.contains(phrase); }

  std::size_t size() const { return meanings_.size(); }

 private:
  struct SplitMix {  // keys are hashes already
    std::size_t operator()(PhraseKey key) const { return key ^ (key >> 32); }
  };
  std::unordered_map<PhraseKey, std::vector<Meaning>, SplitMix> meanings_;
  std::unordered_set<PhraseKey, SplitMix> prefixes_;
};

}  // namespace entente
