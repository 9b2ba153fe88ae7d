// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/metonyms.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace entente {
namespace {

bool is_locative(std::string_view preposition) {
  static const std::unordered_set<std::string_view> locative{
      "in",     "at",  "near", "outside", "inside", "around",   "across",   "through", "throughout", "into",
      "within", "off", "over", "via",     "beyond", "north of", "south of", "east of", "west of"};
  return locative.contains(preposition);
}

bool is_relational(std::string_view preposition) {
  static const std::unordered_set<std::string_view> relational{"with", "between", "against", "by",     "among",
                                                               "upon", "on",      "toward",  "towards"};
  return relational.contains(preposition);
}

/// Verbs whose subject may well be a city as a city.
bool is_about_a_city(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs{"be",   "lie",    "fall", "host",  "become", "burn",
                                                          "have", "remain", "grow", "boast", "suffer"};
  return verbs.contains(lemma);
}

/// What only an actor has, beyond the acts of the lexicon.
bool is_possession_of_actors(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns{
      "invasion",    "decision",  "policy",      "support",  "claim",      "position",     "attempt",    "effort",
      "response",    "stance",    "demand",      "ally",     "relation",   "relationship", "tie",        "ambassador",
      "envoy",       "spokesman", "government",  "interest", "influence",  "war",          "aggression", "annexation",
      "offer",       "proposal",  "refusal",     "concern",  "accusation", "threat",       "strategy",   "diplomacy",
      "willingness", "intention", "aim",         "goal",     "action",     "move",         "reaction",   "rejection",
      "help",        "aid",       "sanction",    "pressure", "commitment", "negotiator",   "official",   "spokesperson",
      "spokeswoman", "pivot",     "involvement", "role",     "rival",      "partner"};
  return nouns.contains(lemma);
}

/// What comes from whoever speaks: "a proposal of Washington", "the claim from Berlin".
bool is_utterance(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns{
      "proposal", "offer",    "demand",  "request",    "claim",     "accusation", "allegation", "threat",
      "warning",  "call",     "appeal",  "response",   "statement", "message",    "invitation", "criticism",
      "promise",  "pledge",   "refusal", "suggestion", "order",     "protest",    "complaint",  "assurance",
      "signal",   "pressure", "support", "silence",    "denial",    "reply",      "ultimatum",  "objection"};
  return nouns.contains(lemma);
}

/// "The Paris talks", "a Kabul bombing": acts that a city before them places.
bool is_called_after_its_place(EventType type) {
  using enum EventType;
  return type == assault || type == consult || type == protest || type == election || type == agree || type == visit ||
         type == coerce || type == mobilize;
}

}  // namespace

std::uint32_t governed_from(const Ontology& ontology, std::uint32_t place) {
  const KnownEntity e = ontology.at(place);
  if (e.seat_of != no_entity) return e.seat_of;
  if (e.located_in != no_entity && ontology.at(e.located_in).capital == place) return e.located_in;
  return no_entity;
}

bool acts_as_government(const Document& document, const SyntaxTree& tree, const Lexicon& lexicon,
                        const Mention& mention, bool is_seat) {
  const auto is_act_noun = [&](const std::string& lemma) {
    return is_possession_of_actors(lemma) || std::ranges::any_of(lexicon.acts_of(lemma), [&](std::uint32_t a) {
             return lexicon.acts()[a].word == ActWord::noun;
           });
  };
  const std::uint32_t first = tree.first_conjunct(mention.head);
  const Token& token = document.tokens[first];
  if (token.head == no_index) return false;
  const Token& governor = document.tokens[token.head];
  const std::string preposition = tree.preposition(first);
  if (is_locative(preposition)) return false;
  if (token.deprel == Deprel::nsubj || token.deprel == Deprel::nsubj_pass) {
    if (governor.upos == Upos::verb) return is_seat || !is_about_a_city(governor.lemma);
    return is_seat;
  }
  if (token.deprel == Deprel::obl_agent) return true;
  if (token.deprel == Deprel::nmod_poss) return is_act_noun(governor.lemma);
  if (token.deprel == Deprel::obj || token.deprel == Deprel::iobj) {
    static const std::unordered_set<std::string_view> of_places{
        "visit", "reach",  "leave",    "tour",  "attack",  "bomb",  "shell", "capture",
        "enter", "strike", "surround", "seize", "besiege", "storm", "take",  "hit"};
    return !of_places.contains(governor.lemma);
  }
  if (token.deprel == Deprel::nmod && (preposition == "of" || preposition == "from") && is_utterance(governor.lemma))
    return true;
  if (token.deprel == Deprel::nmod && preposition == "for" && is_seat && is_possession_of_actors(governor.lemma))
    return true;  // "spokesman for the Kremlin"
  if (token.deprel == Deprel::nmod || token.deprel == Deprel::obl)
    return is_relational(preposition) && (is_seat || preposition != "on");
  if (token.deprel == Deprel::compound || token.deprel == Deprel::amod) {
    if (is_seat || is_possession_of_actors(governor.lemma) || is_utterance(governor.lemma)) return true;
    return std::ranges::any_of(lexicon.acts_of(governor.lemma), [&](std::uint32_t a) {
      const Act& act = lexicon.acts()[a];
      return act.word == ActWord::noun && act.type && !is_called_after_its_place(*act.type);
    });
  }
  return false;
}

}  // namespace entente
