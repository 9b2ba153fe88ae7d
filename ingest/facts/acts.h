// SPDX-License-Identifier: Apache-2.0
/// Which entry of the lexicon each word of a document triggers.
#pragma once

#include <cstdint>
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

/// One trigger per token, found by matching words, frame and conditions of the acts; O(tokens × acts of a lemma).
std::vector<Trigger> find_triggers(const Document& document, const SyntaxTree& tree, const Participants& participants,
                                   const Lexicon& lexicon);

/// "directed his ministers to suspend aid": who commands his own does what they do, and asks nobody.
bool commands_own(const Document& document, const SyntaxTree& tree, const std::vector<Trigger>& triggers,
                  std::uint32_t verb);

}  // namespace entente
