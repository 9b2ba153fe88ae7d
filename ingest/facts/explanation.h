// SPDX-License-Identifier: Apache-2.0
/// Which words of a document the lexicon looked at, what came of each, and why: for people who extend the tables.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/document.h"
#include "ingest/facts/acts.h"
#include "ingest/facts/confidence.h"
#include "ingest/facts/modality.h"
#include "ontology/ontology.h"

namespace entente {

struct Misfit {
  const Act* act = nullptr;
  Mismatch reason = Mismatch::none;
};

struct WordExplanation {
  std::uint32_t token = no_index;
  Trigger trigger;                 // what fired; its act is none where nothing did
  std::uint32_t event = no_index;  // index into document.events
  std::optional<Refusal> refusal;  // why it fired and made no event
  Status status;                   // of what fired, with its cues
  Factors factors;                 // of the event
  bool is_unknown = false;         // a verb that the lexicon does not have, with somebody named beside it
  std::vector<Misfit> misfits;     // entries for the word's lemma, where none of them fired
};

/// By position: the words that fired, those of events, those whose lemma the lexicon has, and verbs
/// with a named participant that it has not. Views of the ontology.
std::vector<WordExplanation> explain_words(const Document& document, const Ontology& ontology);

}  // namespace entente
