// SPDX-License-Identifier: Apache-2.0
/// Every predicate of a document with its participants, named or not: the layer below the facts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ontology/lexicon.h"

namespace entente {

/// A participant: a person, body, place or thing. Clauses, times and happenings are no participants.
struct Argument {
  std::uint32_t head = no_index;  // token
  std::uint32_t first_token = 0;  // tokens [first_token, end_token): the noun phrase without clauses and appositions
  std::uint32_t end_token = 0;
  std::string_view role;            // Arg0, Arg1, Arg2, Argm-LOC, Argm-OTHER, after PropBank and NomBank
  std::string slot;                 // how it is tied: subj, obj, iobj, poss, mod or a preposition
  std::uint32_t entity = no_index;  // whom it stands for
};

struct Predicate {
  std::uint32_t token = no_index;
  std::vector<Argument> arguments;  // by position
};

/// Verbs, copulas, and nouns that name happenings, by position. Adjectival participles ("the existing rules") and
/// prepositions made of verbs ("according to") are none.
std::vector<Predicate> find_predicates(const Document& document, const Lexicon& lexicon);

}  // namespace entente
