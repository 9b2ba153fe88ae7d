// SPDX-License-Identifier: Apache-2.0
/// When are two statements the same fact, and what does the merged fact say? Everything here depends on the set of
/// statements only, never on their order. Method: docs/knowledge-base.md, "One fact, several articles".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"
#include "ontology/fact.h"

namespace entente {

/// One event or relation of one article on its way into a merged fact.
struct Statement {
  std::string article;      // id
  std::string origin;       // newspaper, or the article's id when it names none: who vouches for it
  std::uint64_t words = 0;  // hash of the sentence's letters; equal in copies of one text
  std::string id;           // of events
  TextRange range;
  TextRange trigger;
  int confidence = 0;                // thousandths
  std::vector<std::string> sources;  // of events: entity ids
  std::vector<std::string> targets;
  std::string place;  // entity id, or ""
  std::string mode, cameo, predicate, title, time_text, from, until, attributed_to, rule;
};

/// Hash of the letters and digits of a sentence, case and accents folded; 0 when it has fewer than 40 of them,
/// because short sentences ("They met.") recur in unrelated articles.
std::uint64_t words_hash(std::string_view sentence);

/// What must be equal for two statements to be one fact.
/// Relations: type, head, tail, and the modality. Events of two or more parties on a known day: type, modality,
/// parties and day, and the place where force is used. Any other event: type, modality, parties, time and the words of
/// its sentence, so that copies of one text add evidence and not facts; failing that its own id.
/// Symmetric relations and reciprocal events do not depend on who comes first.
std::uint64_t fact_key(const RelationRecord& relation);
std::uint64_t fact_key(const EventRecord& event, std::uint64_t words);

/// The second, third … statement of one article with the same key is a fact of its own: the article tells them apart.
std::uint64_t repeated_key(std::uint64_t key, std::uint32_t repetition);

/// "relation:" + 16 hex digits.
std::string relation_id(std::uint64_t key);

/// Sorts statements strongest first (then by article and position) and fills the fact's values from them: the first
/// one that has a value decides (parties and place stay in the statements); confidence is 1 − Π(1 − c) over independent
/// sources, copies of a sentence count once.
void merge_statements(std::vector<Statement>& statements, MergedFact& fact);

}  // namespace entente
