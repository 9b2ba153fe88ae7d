// SPDX-License-Identifier: Apache-2.0
/// A predicate with its arguments, whatever the construction: active, passive, participle, infinitive, relative clause,
/// light verb, noun. After the predicate-argument view of NomBank and PropBank, on Universal Dependencies.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"

namespace entente {

/// Slot → filler tokens (heads of phrases). Slots: subj, obj, iobj, comp, poss, mod, and prepositions.
struct Clause {
  std::uint32_t predicate = no_index;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> slots;
  std::uint32_t light_verb = no_index;  // of a noun: the verb that carries it ("hold talks")
  bool is_passive = false;

  const std::vector<std::uint32_t>& at(std::string_view slot) const {
    static const std::vector<std::uint32_t> none;
    const auto found = slots.find(slot);
    return found == slots.end() ? none : found->second;
  }
};

/// The arguments of a verb (or of an adjective with its copula), inherited ones included: the subject of a coordinated
/// verb, of an infinitive under control or raising, of a participle or gerund.
Clause verb_clause(const Document& document, const SyntaxTree& tree, std::uint32_t verb);

/// The arguments of a noun; `is_light(lemma, preposition)` tells which verbs lend it their subject: with the noun as
/// object (no preposition) or in a phrase ("take part in talks").
template <class IsLight>
Clause noun_clause(const Document& document, const SyntaxTree& tree, std::uint32_t noun, IsLight is_light);

/// The understood subject of a predicate: its own, or the one that syntax gives it.
std::vector<std::uint32_t> understood_subject(const Document& document, const SyntaxTree& tree, std::uint32_t verb,
                                              int depth = 0);

/// The noun that a relative pronoun takes up ("sanctions that hurt Iran"), else the word itself.
std::uint32_t relative_noun(const SyntaxTree& tree, std::uint32_t token);

/// What people write or say through: its author is who does what it does.
bool is_document(std::string_view lemma);

bool is_passive(const Document& document, const SyntaxTree& tree, std::uint32_t verb);

/// The arguments that hang on the noun itself.
void add_nominal_arguments(const Document& document, const SyntaxTree& tree, std::uint32_t noun, Clause& clause);

template <class IsLight>
Clause noun_clause(const Document& document, const SyntaxTree& tree, std::uint32_t noun, IsLight is_light) {
  Clause clause{.predicate = noun};
  add_nominal_arguments(document, tree, noun, clause);
  std::uint32_t first = tree.first_conjunct(noun);
  if (const std::uint32_t measure = tree.head(first);
      measure != no_index && document.tokens[first].deprel == Deprel::nmod && tree.preposition(first) == "of" &&
      is_measure(document.tokens[measure].lemma))
    first = measure;  // "held two days of talks"
  const Token& token = document.tokens[first];
  const bool is_object = token.deprel == Deprel::obj || token.deprel == Deprel::nsubj_pass;
  if (token.head == no_index || (!is_object && token.deprel != Deprel::obl)) return clause;
  const Token& governor = document.tokens[token.head];
  if (governor.upos != Upos::verb || !is_light(governor.lemma, is_object ? std::string{} : tree.preposition(first)))
    return clause;
  const Clause verb = verb_clause(document, tree, token.head);
  clause.light_verb = token.head;
  for (const auto& [slot, fillers] : verb.slots) {
    if (slot == "obj" || slot == "comp") continue;
    auto& own = clause.slots[slot];
    for (const std::uint32_t filler : fillers)
      if (filler != first && filler != noun) own.push_back(filler);
    if (own.empty()) clause.slots.erase(slot);
  }
  return clause;
}

}  // namespace entente
