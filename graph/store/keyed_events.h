// SPDX-License-Identifier: Apache-2.0
/// The events of an article with what makes them one fact or another. Only for code in graph/store/.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "graph/merge.h"
#include "ontology/fact.h"

namespace entente {

/// Maps an entity id to the id that decisions gave it; ids that are not in it stay.
using Representatives = std::unordered_map<std::string, std::string>;
const std::string& representative(const Representatives& representatives, const std::string& id);

/// Hashes of an article's sentences; each is made once.
class SentenceHashes {
 public:
  explicit SentenceHashes(const std::string& text) : text_(text), offsets_(text) {}
  /// words_hash(): 0 for a short sentence.
  std::uint64_t telling(TextRange range);
  /// Of every sentence.
  std::uint64_t any(TextRange range);

 private:
  using Hashes = std::unordered_map<std::uint64_t, std::uint64_t>;  // by range
  std::uint64_t of(TextRange range, std::size_t fewest_letters, Hashes& known);

  const std::string& text_;
  CodePointOffsets offsets_;
  Hashes telling_, any_;
};

struct KeyedEvent {
  EventRecord event;
  std::uint64_t key = 0;    // of the fact: graph/merge.h
  std::uint64_t words = 0;  // of its sentence
};

/// In the order of the record, with ids as decisions want them. What a copy says in a sentence of its original (null:
/// it is none) is what the original says there: the same fact with one more quotation.
std::vector<KeyedEvent> keyed_events(const ArticleFacts& facts, const ArticleFacts* original,
                                     const Representatives& representatives, SentenceHashes& sentences);

}  // namespace entente
