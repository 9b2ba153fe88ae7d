// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/choice.h"

#include <algorithm>
#include <tuple>

#include "ingest/entities/constraints.h"
#include "ingest/entities/person_nouns.h"

namespace entente {
namespace {

constexpr std::uint32_t pronoun_reach = 60;       // phrases
constexpr std::uint32_t description_reach = 150;  // phrases
constexpr std::uint32_t pronoun_sentences = 6;

/// Groups of features, each with room for its values.
enum Feature : std::uint8_t {
  always = 0,
  sentences_back = 1,    // 0, 1, 2, 3, 4-5, 6-9, 10-19, more
  clusters_between = 9,  // 0, 1, 2, 3-4, 5-8, more
  role = 15,             // 12 values
  same_role = 27,
  kind = 28,          // name, nominal, pronoun
  same_word = 31,     // the antecedent is the same pronoun, or the same kind of pronoun
  gender_known = 32,  // known and the same; unknown in a person; unknown in what may be none
  times_seen = 35,    // 0-1, 2, 3-4, 5-8, more
  named = 40,
  in_first_sentence = 41,
  starts_sentence = 42,
  other_quote = 43,          // one in quoted speech, the other not
  type = 44,                 // 7 values: NameType of the cluster, unknown
  determiner = 51,           // 6 values of the antecedent
  governs = 57,              // the antecedent's clause governs the anaphor's
  same_clause_subject = 58,  // possessive, and the antecedent is the subject of its clause
  follows = 59,              // cataphora
  follows_as_subject = 60,
  is_coordination = 61,
  is_group = 62,
  last_subject = 63,  // subject of the main clause of the sentence before
  is_modifier = 64,
  is_appositive = 65,
  animacy = 66,    // 3 values
  number = 69,     // 3 values of the antecedent
  same_noun = 72,  // descriptions
  same_key = 73,
  modifiers = 74,             // none on either side, equal, fewer, more, other
  same_number = 79,           // equal, unknown, different
  own_determiner = 82,        // 6 values, of the anaphor
  same_noun_determiner = 88,  // 6 values, of the anaphor
  noun_in_name = 94,
  same_type = 95,       // equal, unknown, different
  same_noun_far = 98,   // sentences back 0, 1, 2, 3-5, 6-15, more, when the nouns are the same
  own_modifiers = 104,  // 0, 1, more
  own_role = 107,       // 12 values
  person_for_person = 119,
  head_in_modifiers = 120,
  is_name_of_kind = 121,  // a description and the name of such a thing
  shares_modifier = 122,
  possessor_differs = 123,
  none_before = 124,  // no candidate has the same noun
  own_is_post_modified = 125,
  other_is_post_modified = 126,
  only_candidate = 127,
  is_predicate_of = 128,  // "Anwar is the prime minister"
  own_is_predicate = 129,
  is_last_of_kind = 130,  // the cluster has the pronoun before of the same class
  in_title = 131,         // of the article
  same_paragraph = 132,
  role_back = 133,     // subject, object, possessor, other × sentences back 0, 1, more
  pronoun_back = 145,  // a pronoun, 0, 1, 2, more sentences back
};

std::uint8_t bucket(std::uint32_t value, std::initializer_list<std::uint32_t> ends) {
  std::uint8_t at = 0;
  for (const std::uint32_t end : ends) {
    if (value <= end) break;
    ++at;
  }
  return at;
}

std::uint8_t role_index(Deprel deprel, bool is_conjunct) {
  switch (deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_outer: return is_conjunct ? 1 : 0;
    case Deprel::nsubj_pass: return 2;
    case Deprel::obj: return 3;
    case Deprel::iobj:
    case Deprel::obl_agent: return 4;
    case Deprel::obl:
    case Deprel::obl_unmarked: return 5;
    case Deprel::nmod:
    case Deprel::nmod_unmarked: return 6;
    case Deprel::nmod_poss: return 7;
    case Deprel::root: return 8;
    case Deprel::appos: return 9;
    case Deprel::compound:
    case Deprel::amod:
    case Deprel::nmod_desc: return 10;
    default: return 11;
  }
}

std::uint8_t at(Feature group, std::size_t value) { return static_cast<std::uint8_t>(group + value); }

std::uint8_t role_at(const Discourse& d, const Phrase& p) {
  return role_index(d.role_of(p), d.tree().at(d.attachment_of(p)).deprel == Deprel::conj);
}

bool is_post_modified(const Discourse& d, const Phrase& p) {
  return std::ranges::any_of(d.tree().children(p.head), [&](std::uint32_t c) {
    const Deprel deprel = d.tree().at(c).deprel;
    return c > p.head && (deprel == Deprel::nmod || deprel == Deprel::acl || deprel == Deprel::acl_relcl);
  });
}

Chooser chooser_of(const Discourse& d, const Phrase& p) {
  const Deprel deprel = d.role_of(p);
  const std::size_t place = is_subject(deprel) ? 0 : deprel == Deprel::nmod_poss ? 1 : 2;
  const auto from = [&](Chooser first) { return static_cast<Chooser>(static_cast<std::size_t>(first) + place); };
  switch (p.pronoun) {
    case PronounClass::personal: return from(Chooser::he_subject);
    case PronounClass::neuter: return from(Chooser::it_subject);
    case PronounClass::plural: return from(Chooser::they_subject);
    case PronounClass::demonstrative:
    case PronounClass::relative: return Chooser::demonstrative;
    default: break;
  }
  if (p.determiner == Determiner::demonstrative) return Chooser::demonstrative;
  return p.determiner == Determiner::definite || p.determiner == Determiner::possessive ? Chooser::definite
                                                                                        : Chooser::bare;
}

/// The clause of the token: the nearest verb (or other predicate) above it, and whether one lies above another.
std::uint32_t clause_of(const SyntaxTree& tree, std::uint32_t token) {
  for (std::uint32_t t = token; t != no_index; t = tree.head(t)) {
    const Deprel deprel = tree.at(t).deprel;
    if (t != token && (is_clause(deprel) || deprel == Deprel::root || tree.at(t).upos == Upos::verb)) return t;
  }
  return no_index;
}

bool is_predicate(const Discourse& d, const Phrase& p) { return d.tree().has_child(p.head, Deprel::cop); }

std::vector<std::uint8_t> shared_features(const Discourse& d, std::uint32_t anaphor, std::uint32_t candidate,
                                          std::uint32_t between) {
  const Phrase& a = d.phrase(anaphor);
  const Phrase& c = d.phrase(candidate);
  const Cluster& cluster = d.cluster_of(candidate);
  std::vector<std::uint8_t> out{always};
  const std::uint32_t back = a.sentence - c.sentence;
  out.push_back(at(sentences_back, bucket(back, {0, 1, 2, 3, 5, 9, 19})));
  out.push_back(at(clusters_between, bucket(between, {0, 1, 2, 4, 8})));
  const std::uint8_t c_role = role_at(d, c);
  out.push_back(at(role, c_role));
  if (c_role == role_at(d, a)) out.push_back(same_role);
  out.push_back(at(kind, static_cast<std::size_t>(c.kind)));
  if (cluster.animacy == Animacy::person) out.push_back(at(gender_known, cluster.gender == 0 ? 1 : 0));
  else out.push_back(at(gender_known, 2));
  out.push_back(at(times_seen, bucket(cluster.seen, {1, 2, 4, 8})));
  if (cluster.is_named) out.push_back(named);
  if (d.phrase(cluster.phrases.front()).sentence == 0) out.push_back(in_first_sentence);
  const auto quote = [&](const Phrase& p) { return d.speech().quote_at(p.head) != no_index; };
  if (quote(a) != quote(c)) out.push_back(other_quote);
  out.push_back(
      at(type, cluster.type == NameType::other && !cluster.is_named ? 6 : static_cast<std::size_t>(cluster.type)));
  out.push_back(at(determiner, static_cast<std::size_t>(c.determiner)));
  if (c.is_coordination) out.push_back(is_coordination);
  const std::size_t broad = c_role <= 2 ? 0 : c_role <= 4 ? 1 : c_role == 7 ? 2 : 3;
  out.push_back(at(role_back, broad * 3 + std::min<std::uint32_t>(back, 2)));
  if (c.kind == MentionKind::pronoun) out.push_back(at(pronoun_back, std::min<std::uint32_t>(back, 3)));
  if (cluster.is_named && d.is_in_title(c)) out.push_back(in_title);
  if (d.paragraph_of(a) == d.paragraph_of(c)) out.push_back(same_paragraph);
  out.push_back(at(animacy, static_cast<std::size_t>(cluster.animacy)));
  return out;
}

void add_pronoun_features(const Discourse& d, const Phrase& a, const Phrase& c, const Cluster& cluster,
                          std::vector<std::uint8_t>& out) {
  const SyntaxTree& tree = d.tree();
  if (c.kind == MentionKind::pronoun && c.pronoun == a.pronoun) out.push_back(same_word);
  if (c.first_token == d.document().sentences[c.sentence].first_token) out.push_back(starts_sentence);
  out.push_back(at(number, static_cast<std::size_t>(cluster.number)));
  if (c.kind == MentionKind::nominal && is_group_noun(c.noun)) out.push_back(is_group);
  const Deprel c_role = d.role_of(c);
  if (c.sentence == a.sentence) {
    const std::uint32_t c_clause = clause_of(tree, c.head);
    if (is_subject(c_role) && c_clause != no_index) {
      if (c_clause == clause_of(tree, a.head)) out.push_back(same_clause_subject);
      else if (tree.is_below(a.head, c_clause)) out.push_back(governs);
    }
    if (c.first_token > a.first_token) {
      out.push_back(follows);
      if (is_subject(c_role)) out.push_back(follows_as_subject);
    }
  } else if (a.sentence - c.sentence == 1 && is_subject(c_role)) {
    const std::uint32_t up = tree.head(tree.first_conjunct(d.attachment_of(c)));
    if (up != no_index && tree.head(up) == no_index) out.push_back(last_subject);
  }
}

bool is_subset(const std::vector<std::string>& small, const std::vector<std::string>& large) {
  return std::ranges::includes(large, small);
}

void add_description_features(const Discourse& d, const Phrase& a, const Phrase& c, const Cluster& cluster,
                              std::vector<std::uint8_t>& out) {
  const bool has_same_noun = c.kind != MentionKind::pronoun && c.noun == a.noun;
  if (has_same_noun) {
    out.push_back(same_noun);
    out.push_back(at(same_noun_determiner, static_cast<std::size_t>(a.determiner)));
    out.push_back(at(same_noun_far, bucket(a.sentence - c.sentence, {0, 1, 2, 5, 15})));
    if (a.key == c.key) out.push_back(same_key);
    if (a.modifiers.empty() && c.modifiers.empty()) out.push_back(at(modifiers, 0));
    else if (a.modifiers == c.modifiers) out.push_back(at(modifiers, 1));
    else if (is_subset(a.modifiers, c.modifiers)) out.push_back(at(modifiers, 2));
    else if (is_subset(c.modifiers, a.modifiers)) out.push_back(at(modifiers, 3));
    else out.push_back(at(modifiers, 4));
    if (is_post_modified(d, c)) out.push_back(other_is_post_modified);
  }
  const auto same = [](auto x, auto y, auto unknown) { return x == y ? 0 : x == unknown || y == unknown ? 1 : 2; };
  out.push_back(at(same_number, same(a.number, cluster.number, Number::none)));
  out.push_back(at(same_type, same(a.type, cluster.type, NameType::other)));
  if (a.animacy == Animacy::person && cluster.animacy == Animacy::person) out.push_back(person_for_person);
  if (!has_same_noun && c.kind == MentionKind::name) {
    if (c.key.find(a.noun) != std::string::npos) out.push_back(noun_in_name);
    if (a.type != NameType::other && a.type == cluster.type) out.push_back(is_name_of_kind);
  }
  if (!has_same_noun && std::ranges::any_of(a.modifiers, [&](const std::string& m) {
        return std::ranges::binary_search(c.modifiers, m) || c.key.find(m) != std::string::npos;
      }))
    out.push_back(shares_modifier);
  if (std::ranges::binary_search(c.modifiers, a.noun)) out.push_back(head_in_modifiers);
  if (is_predicate(d, a) && is_subject(d.role_of(c)) &&
      d.tree().head(d.tree().first_conjunct(d.attachment_of(c))) == d.attachment_of(a))
    out.push_back(is_predicate_of);
}

void add_own_features(const Discourse& d, const Phrase& a, std::vector<std::uint8_t>& out) {
  out.push_back(at(own_role, role_at(d, a)));
  if (a.kind == MentionKind::pronoun) return;
  if (is_predicate(d, a)) out.push_back(own_is_predicate);
  out.push_back(at(own_determiner, static_cast<std::size_t>(a.determiner)));
  out.push_back(at(own_modifiers, std::min<std::size_t>(a.modifiers.size(), 2)));
  if (is_post_modified(d, a)) out.push_back(own_is_post_modified);
}

}  // namespace

Choice choice_for(const Discourse& d, std::uint32_t anaphor) {
  const Phrase& a = d.phrase(anaphor);
  Choice out{.chooser = chooser_of(d, a), .anaphor = anaphor};
  Candidate none{.features = {always}};
  add_own_features(d, a, none.features);
  out.candidates.push_back(none);
  std::vector<std::uint32_t> clusters;
  bool has_same_noun = false;
  std::uint32_t last_of_kind = no_index;  // cluster
  if (a.kind == MentionKind::pronoun)
    for (std::uint32_t i = anaphor, steps = 0; i-- > 0 && steps < pronoun_reach && last_of_kind == no_index; ++steps)
      if (d.phrase(i).pronoun == a.pronoun && d.phrase(i).gender == a.gender) last_of_kind = d.phrase(i).cluster;
  const auto consider = [&](std::uint32_t i) {
    const Phrase& c = d.phrase(i);
    if (c.cluster == a.cluster || !may_corefer(d, anaphor, i)) return;
    const auto found = std::ranges::find(clusters, c.cluster);
    const auto between = static_cast<std::uint32_t>(found - clusters.begin());
    if (found == clusters.end()) clusters.push_back(c.cluster);
    Candidate candidate{.phrase = i, .features = shared_features(d, anaphor, i, between)};
    if (a.kind == MentionKind::pronoun) add_pronoun_features(d, a, c, d.cluster_of(i), candidate.features);
    else add_description_features(d, a, c, d.cluster_of(i), candidate.features);
    if (c.cluster == last_of_kind) candidate.features.push_back(is_last_of_kind);
    has_same_noun = has_same_noun || c.noun == a.noun;
    out.candidates.push_back(std::move(candidate));
  };
  const std::uint32_t reach = a.kind == MentionKind::pronoun ? pronoun_reach : description_reach;
  for (std::uint32_t i = anaphor, steps = 0; i-- > 0 && steps < reach; ++steps) {
    if (a.kind == MentionKind::pronoun && a.sentence - d.phrase(i).sentence > pronoun_sentences) break;
    consider(i);
  }
  if (a.kind == MentionKind::pronoun)
    for (std::uint32_t i = anaphor + 1; i < d.phrases().size() && d.phrase(i).sentence == a.sentence; ++i)
      if (is_cataphoric(d, anaphor, i)) consider(i);
  if (!has_same_noun) out.candidates.front().features.push_back(none_before);
  if (clusters.size() == 1) out.candidates.front().features.push_back(only_candidate);
  return out;
}

int score(const Candidate& candidate, Chooser chooser, const Weights& weights) {
  int out = 0;
  for (const std::uint8_t f : candidate.features) out += weights[static_cast<std::size_t>(chooser)][f];
  return out;
}

std::size_t best_of(const Choice& choice, const Weights& weights, int margin) {
  std::size_t best = 0;
  int best_score = score(choice.candidates.front(), choice.chooser, weights) + margin;
  for (std::size_t i = 1; i < choice.candidates.size(); ++i) {
    const int s = score(choice.candidates[i], choice.chooser, weights);
    if (s > best_score) {
      best = i;
      best_score = s;
    }
  }
  return best;
}

}  // namespace entente
