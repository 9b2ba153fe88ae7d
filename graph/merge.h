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
  std::string original;     // of a copy: the id of the article that it copies
  std::uint64_t words = 0;  // hash of the sentence's letters; equal in copies of one text
  std::string id;           // of events
  TextRange range;
  TextRange trigger;
  int confidence = 0;                // thousandths
  std::vector<std::string> sources;  // of events: entity ids
  std::vector<std::string> targets;
  std::string place;  // entity id, or ""
  std::string mode, cameo, predicate, title, time_text, from, until, attributed_to, rule;
  std::string implied_time;  // of events whose time no words tell: what reading made of it, or ""
};

inline constexpr std::size_t letters_of_a_telling_sentence = 40;

/// Hash of the letters and digits of a sentence, case and accents folded; 0 when it has fewer than `fewest_letters` of
/// them, by default 40, because short sentences ("They met.") recur in unrelated articles.
std::uint64_t words_hash(std::string_view sentence, std::size_t fewest_letters = letters_of_a_telling_sentence);

/// What must be equal for two statements to be one fact.
/// Relations: type, head, tail, and the modality.
/// Events of two or more parties on a known day: type, modality, parties and day, and the place where force is used.
/// Events that one person or organisation does or suffers, no speech acts, on a known day: the same and the mode.
/// Either of these, asserted and without a time in the text: type, mode, parties and the date of the article.
/// Any other event: type, modality, parties, time and the words of its sentence, so that copies of one text add
/// evidence and not facts; failing that its own id.
/// Symmetric relations and reciprocal events do not depend on who comes first. `published`: of the article, or "".
std::uint64_t fact_key(const RelationRecord& relation);
std::uint64_t fact_key(const EventRecord& event, std::uint64_t words, std::string_view published);

/// The second, third … statement of one article with the same key is a fact of its own: the article tells them apart.
std::uint64_t repeated_key(std::uint64_t key, std::uint32_t repetition);

/// "relation:" + 16 hex digits.
std::string relation_id(std::uint64_t key);

/// Sorts statements strongest first, those of copies last (then by article and position), and fills the fact's values
/// from them: the first one that has a value decides (parties and place stay in the statements); confidence is 1 − Π(1
/// − c) over independent sources: a newspaper, an article with its copies, and a sentence count once each.
void merge_statements(std::vector<Statement>& statements, MergedFact& fact);

}  // namespace entente
