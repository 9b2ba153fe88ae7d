// SPDX-License-Identifier: Apache-2.0
/// Which entry of the lexicon each word of a document triggers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/facts/clause.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"
#include "ontology/ontology.h"

namespace entente {

struct Trigger {
  const Act* act = nullptr;  // none: the word triggers nothing
  Clause clause;
  bool is_consumed = false;  // part of another word's phrase: "talks" in "hold talks" where that is an entry of its own
};

/// Why an entry of the lexicon does not fit a word that has its lemma.
enum class Mismatch : std::uint8_t {
  none,
  inside_name,
  word_class,   // a noun where the entry is of a verb, an adjective before a noun
  other_words,  // a further word of the phrase is missing
  condition,    // what fills a slot, or that nothing does, is excluded
};
std::string_view name_of(Mismatch mismatch);  // "it stands in a name" …

Mismatch mismatch_of(const Document& document, const SyntaxTree& tree, const Participants& participants,
                     const Lexicon& lexicon, std::uint32_t token, const Act& act);

/// One trigger per token, found by matching words, frame and conditions of the acts; O(tokens × acts of a lemma).
std::vector<Trigger> find_triggers(const Document& document, const SyntaxTree& tree, const Participants& participants,
                                   const Lexicon& lexicon);

/// "directed his ministers to suspend aid": who commands his own does what they do, and asks nobody.
bool commands_own(const Document& document, const SyntaxTree& tree, const std::vector<Trigger>& triggers,
                  std::uint32_t verb);

/// Acts that somebody suffers or answers for, so that a name deeper in the clause is likely theirs.
bool is_done_to_somebody(EventType type);

/// Acts that answer another's: blame, refusal, protest.
bool is_hostile_answer(EventType type);

}  // namespace entente
