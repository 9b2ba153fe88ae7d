// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/constraints.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/entities/person_nouns.h"
#include "ingest/entities/word_table.h"

namespace entente {
namespace {

/// Whether the token lies within the noun phrase of the other's head and in no clause of its own there.
bool is_part_of(const SyntaxTree& tree, std::uint32_t token, std::uint32_t head) {
  for (std::uint32_t t = token; t != no_index; t = tree.head(t)) {
    if (t == head) return true;
    const Deprel deprel = tree.at(t).deprel;
    if (is_clause(deprel) || deprel == Deprel::conj || deprel == Deprel::appos) return false;
    if (is_subject(deprel) || deprel == Deprel::obj || deprel == Deprel::obl) return false;
  }
  return false;
}

bool is_argument(Deprel deprel) {
  return is_subject(deprel) || deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::obl ||
         deprel == Deprel::obl_agent;
}

/// Two arguments of one verb, or of verbs that share their subject.
bool are_coarguments(const Discourse& d, const Phrase& a, const Phrase& b) {
  const SyntaxTree& tree = d.tree();
  const std::uint32_t top_a = tree.first_conjunct(d.attachment_of(a));
  const std::uint32_t top_b = tree.first_conjunct(d.attachment_of(b));
  if (top_a == top_b) return true;  // "Anwar and him"
  const std::uint32_t verb_a = tree.head(top_a);
  const std::uint32_t verb_b = tree.head(top_b);
  if (verb_a == no_index || verb_b == no_index) return false;
  if (!is_argument(tree.at(top_a).deprel) || !is_argument(tree.at(top_b).deprel)) return false;
  if (verb_a == verb_b) return true;
  // "Putin came and saw him": the subject is also that of the second verb
  const auto without_subject = [&](std::uint32_t verb) {
    return std::ranges::none_of(tree.children(verb), [&](std::uint32_t c) { return is_subject(tree.at(c).deprel); });
  };
  const auto shares_subject = [&](std::uint32_t subject, std::uint32_t verb, std::uint32_t other) {
    const Deprel deprel = tree.at(other).deprel;
    return is_subject(tree.at(subject).deprel) && (deprel == Deprel::conj || deprel == Deprel::xcomp) &&
           tree.head(other) == verb && without_subject(other);
  };
  return shares_subject(top_a, verb_a, verb_b) || shares_subject(top_b, verb_b, verb_a);
}

bool fits_personal(const Phrase& c, const Cluster& cluster) {
  if (c.is_coordination || cluster.number == Number::plural || cluster.animacy == Animacy::thing) return false;
  if (cluster.type == NameType::organisation || cluster.type == NameType::state || cluster.type == NameType::place ||
      cluster.type == NameType::event)
    return false;
  return c.kind != MentionKind::nominal || cluster.animacy == Animacy::person;
}

bool fits_neuter(const Phrase& c, const Cluster& cluster) {
  if (c.is_coordination || cluster.number == Number::plural || cluster.type == NameType::person) return false;
  return cluster.animacy != Animacy::person || is_group_noun(c.noun);
}

bool fits_plural(const Phrase& c, const Cluster& cluster) {
  if (cluster.number == Number::plural || c.is_coordination || !cluster.members.empty()) return true;
  if (cluster.gender != 0 || cluster.type == NameType::person) return false;
  return cluster.type == NameType::organisation || cluster.type == NameType::state || is_group_noun(c.noun) ||
         cluster.number == Number::none;
}

bool is_first_or_second(const Phrase& p) {
  return p.pronoun == PronounClass::speaker || p.pronoun == PronounClass::speakers ||
         p.pronoun == PronounClass::addressee;
}

/// Whether the candidate says the words that the anaphor stands in (or the other way round).
bool is_own_speaker(const Discourse& d, const Phrase& inside, const Phrase& other) {
  const std::uint32_t quote = d.speech().quote_at(inside.head);
  if (quote == no_index) return false;
  const std::uint32_t speaker = d.speech().quotes()[quote].speaker;
  if (speaker == no_index) return false;
  const std::uint32_t phrase = d.phrase_at(speaker);
  return speaker == other.head || (phrase != no_index && d.phrase(phrase).cluster == other.cluster);
}

bool may_be_pronoun_of(const Discourse& d, const Phrase& a, const Phrase& c) {
  const Cluster& cluster = d.clusters()[c.cluster];
  if (is_first_or_second(c)) return false;
  if (a.gender != 0 && cluster.gender != 0 && a.gender != cluster.gender) return false;
  switch (a.pronoun) {
    case PronounClass::personal:
      if (!fits_personal(c, cluster)) return false;
      break;
    case PronounClass::neuter:
      if (!fits_neuter(c, cluster)) return false;
      break;
    case PronounClass::plural:
      if (!fits_plural(c, cluster)) return false;
      break;
    default: return false;
  }
  const bool is_possessive = d.head_token(a).deprel == Deprel::nmod_poss;
  if (!is_possessive && !a.is_reflexive && are_coarguments(d, a, c)) return false;
  return !is_own_speaker(d, a, c);
}

}  // namespace

bool may_corefer(const Discourse& d, std::uint32_t anaphor, std::uint32_t candidate) {
  const Phrase& a = d.phrase(anaphor);
  const Phrase& c = d.phrase(candidate);
  if (is_part_of(d.tree(), a.head, c.head) || is_part_of(d.tree(), c.head, a.head)) return false;
  if (a.kind == MentionKind::pronoun) return may_be_pronoun_of(d, a, c);
  if (c.kind == MentionKind::pronoun && c.pronoun != PronounClass::personal && c.pronoun != PronounClass::neuter &&
      c.pronoun != PronounClass::plural)
    return false;
  if (!d.are_compatible(d.clusters()[a.cluster], d.clusters()[c.cluster])) return false;
  if (a.is_coordination != c.is_coordination) return false;
  return !are_coarguments(d, a, c);
}

bool is_cataphoric(const Discourse& d, std::uint32_t pronoun, std::uint32_t later) {
  const SyntaxTree& tree = d.tree();
  const Phrase& p = d.phrase(pronoun);
  const Phrase& l = d.phrase(later);
  if (l.kind == MentionKind::pronoun || !is_subject(d.role_of(l))) return false;
  const std::uint32_t verb = tree.head(tree.first_conjunct(d.attachment_of(l)));
  if (verb == no_index || !tree.is_below(p.head, verb)) return false;
  // within an adjunct in front of the subject
  for (std::uint32_t t = p.head; t != no_index && t != verb; t = tree.head(t))
    if (tree.head(t) == verb) {
      const Deprel deprel = tree.at(t).deprel;
      return t < l.head && (deprel == Deprel::advcl || deprel == Deprel::obl) && (t != p.head || deprel != Deprel::obl);
    }
  return false;
}

bool is_pleonastic(const Discourse& d, const Phrase& phrase) {
  const SyntaxTree& tree = d.tree();
  const Token& token = d.head_token(phrase);
  if (token.deprel == Deprel::expl) return true;
  if (token.head == no_index || !is_subject(token.deprel)) return false;
  static const WordSet weather = word_set("rain snow hail thunder drizzle");
  static const WordSet seeming = word_set("seem appear happen turn follow");
  const Token& verb = tree.at(token.head);
  if (weather.contains(verb.lemma)) return true;
  bool has_clause = false;
  bool has_copula = false;
  for (const std::uint32_t c : tree.children(token.head)) {
    const Deprel deprel = tree.at(c).deprel;
    if (deprel == Deprel::csubj || deprel == Deprel::csubj_pass || deprel == Deprel::expl) return true;
    has_clause = has_clause || ((deprel == Deprel::ccomp || deprel == Deprel::advcl || deprel == Deprel::acl_relcl) &&
                                c > token.head);
    has_copula = has_copula || deprel == Deprel::cop;
  }
  if (seeming.contains(verb.lemma) && has_clause) return true;
  // "it is time to …", "it was 9 a.m."
  static const WordSet points_in_time =
      word_set("time late early o'clock midnight noon monday tuesday wednesday thursday friday saturday sunday");
  return has_copula && points_in_time.contains(to_lower(verb.lemma));
}

}  // namespace entente
