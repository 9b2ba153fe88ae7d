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

#include "ontology/key_table.h"

namespace entente {

enum class NameKind : std::uint8_t {
  full,        // always means the entity
  short_name,  // a surname or a short form that needs context
  adjective,   // "Malaysian"
  people,      // "Malaysians"
};

struct Meaning {
  std::uint32_t entity = 0;  // index of the entity in the ontology
  NameKind kind = NameKind::full;
  bool wants_capitals = false;  // only when every letter is upper case
  std::uint8_t prominence = 0;  // 0-9
  std::uint8_t unused = 0;      // no undefined byte in a compiled world
};

/// Identifies the letters and digits of a phrase read so far; phrases that differ only in case, accents or
/// punctuation have the same key. 64-bit FNV-1a: two of a million names collide with a probability below 1e-7.
using PhraseKey = std::uint64_t;
inline constexpr PhraseKey empty_phrase = 0xcbf29ce484222325ULL;

/// The key of the phrase with `word` appended.
PhraseKey extend(PhraseKey phrase, std::string_view word);

/// The arrays of a Gazetteer, ready to be written down.
struct GazetteerArrays {
  KeyTableArrays names;
  std::vector<std::uint32_t> starts;  // as Gazetteer keeps them
  std::vector<Meaning> meanings;
};

class Gazetteer {
 public:
  Gazetteer() = default;
  /// Reads the arrays where they lie; they must outlive it.
  Gazetteer(KeyTable names, std::span<const std::uint32_t> starts, std::span<const Meaning> meanings)
      : names_(names), starts_(starts), meanings_(meanings) {}
  explicit Gazetteer(const GazetteerArrays& arrays)
      : Gazetteer({.keys = arrays.names.keys, .buckets = arrays.names.buckets}, arrays.starts, arrays.meanings) {}

  /// Everything the phrase may mean, likeliest first (kind, then prominence, then index); empty when unknown. O(1).
  std::span<const Meaning> meanings(PhraseKey phrase) const;
  std::span<const Meaning> meanings(std::string_view name) const { return meanings(extend(empty_phrase, name)); }

  /// Whether some name goes on after this phrase and a word boundary; what a longest match asks to know when to stop.
  bool may_continue(PhraseKey phrase) const;

  /// Every key with a meaning or a continuation, for those who look at all of them.
  std::size_t size() const { return names_.keys.size(); }
  std::span<const Meaning> meanings_at(std::size_t position) const;

  static constexpr std::uint32_t continues = 0x80000000U;

 private:
  KeyTable names_;
  // Per key and one more: where its meanings begin; the top bit says that some name goes on after it.
  std::span<const std::uint32_t> starts_;
  std::span<const Meaning> meanings_;
};

class GazetteerBuilder {
 public:
  /// Adds one meaning of `name`; an empty or meaningless name is ignored.
  void add(std::string_view name, Meaning meaning);

  /// Adds a name that a rule made, unless the words are a full name of something else already.
  void add_derived(std::string_view name, Meaning meaning);

  GazetteerArrays finish() const;

 private:
  struct Hash {  // keys are hashes already
    std::size_t operator()(PhraseKey key) const { return key ^ (key >> 32); }
  };
  std::unordered_map<PhraseKey, std::vector<Meaning>, Hash> meanings_;
  std::unordered_set<PhraseKey, Hash> prefixes_;
};

}  // namespace entente
