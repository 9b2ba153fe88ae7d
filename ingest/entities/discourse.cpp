// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/discourse.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "ingest/entities/genders.h"
#include "ingest/entities/resolution.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

/// Nouns that stand in fixed phrases and name nothing: "in fact", "of course".
bool is_empty_noun(std::string_view noun) {
  static constexpr std::string_view nouns[] = {"fact",  "course", "example",  "way",  "part", "case",
                                               "order", "lot",    "addition", "kind", "sort", "instance"};
  return std::ranges::find(nouns, noun) != std::end(nouns);
}

bool is_name_part(Deprel deprel) {
  return deprel == Deprel::compound || deprel == Deprel::flat || deprel == Deprel::nmod_desc ||
         deprel == Deprel::fixed || deprel == Deprel::goeswith;
}

}  // namespace

Discourse::Discourse(const Document& document, const Ontology& ontology, PhraseSource source)
    : document_(document),
      ontology_(ontology),
      tree_(document),
      speech_(document, tree_),
      date_(reference_date(document)),
      title_(fold(document.article.title)) {
  std::uint32_t paragraph = 0;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    if (i > 0) {
      const Span between{document.sentences[i - 1].span.end, document.sentences[i].span.begin};
      if (text_of(document, between).find('\n') != std::string_view::npos) ++paragraph;
    }
    paragraph_of_.push_back(paragraph);
  }
  add_mentions();
  if (source == PhraseSource::mentions_and_noun_phrases) {
    add_noun_phrases();
    add_coordinations();
  }
  index_phrases();
  make_clusters();
}

std::string Discourse::word(std::uint32_t token) const { return to_lower(text_of(document_, document_.tokens[token])); }

void Discourse::type_name(Phrase& phrase) const {
  if (phrase.kind != MentionKind::name) return;
  phrase.number = Number::none;
  if (phrase.mention != no_index) {
    const Mention& m = document_.mentions[phrase.mention];
    phrase.type = m.entity != no_index ? name_type_of(entity(m.entity).type) : m.type;
  }
  if (phrase.type == NameType::person) {
    phrase.animacy = Animacy::person;
    phrase.number = Number::singular;
    phrase.gender = gender_of_name(phrase);
  } else if (phrase.type != NameType::other) {
    phrase.animacy = Animacy::thing;
  }
}

char Discourse::gender_of_name(const Phrase& phrase) const {
  for (std::uint32_t t = phrase.first_token; t < phrase.end_token; ++t) {  // "Mr Smith" as one name
    if (const char gender = gender_of_title(word(t))) return gender;
    if (document_.tokens[t].upos == Upos::propn) break;
  }
  for (std::uint32_t t = phrase.first_token, steps = 0; t > 0 && steps < 3; ++steps) {  // "Queen Elizabeth"
    --t;
    if (document_.tokens[t].sentence != phrase.sentence || document_.tokens[t].upos == Upos::punct) break;
    if (const char gender = gender_of_title(word(t))) return gender;
    if (!is_title_word(word(t))) break;
  }
  for (std::uint32_t t = phrase.first_token; t < phrase.end_token; ++t) {
    if (is_title_word(word(t))) continue;
    if (t + 1 == phrase.end_token && t > phrase.first_token) break;  // a surname tells nothing
    return gender_of_first_name(fold(text_of(document_, document_.tokens[t])));
  }
  return 0;
}

char Discourse::gender_of_entity(std::uint32_t e) const {
  const DocumentEntity& found = document_.entities[e];
  if (found.entity.type != EntityType::person) return 0;
  if (const auto known = ontology_.find(found.entity.id); known && ontology_.at(*known).gender)
    return ontology_.at(*known).gender;
  const std::string folded = fold(found.entity.name);
  const std::size_t blank = folded.find(' ');
  return blank == std::string::npos ? '\0' : gender_of_first_name(std::string_view(folded).substr(0, blank));
}

void Discourse::add_mentions() {
  for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
    const Mention& m = document_.mentions[i];
    Phrase phrase = phrase_of(document_, tree_, m.first_token, m.end_token, m.head, m.kind);
    phrase.mention = i;
    type_name(phrase);
    phrases_.push_back(std::move(phrase));
  }
}

void Discourse::add_noun_phrases() {
  std::vector<bool> taken(document_.tokens.size());
  for (const Mention& m : document_.mentions) {
    taken[m.head] = true;
    if (m.kind == MentionKind::name) std::fill(taken.begin() + m.first_token, taken.begin() + m.end_token, true);
  }
  for (const TimeExpression& time : document_.times)
    std::fill(taken.begin() + time.first_token, taken.begin() + time.end_token, true);
  for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
    const Token& token = document_.tokens[t];
    if (taken[t] || is_name_part(token.deprel)) continue;
    if (token.upos != Upos::propn && (token.upos != Upos::noun || is_empty_noun(token.lemma))) continue;
    const bool names_follow = std::ranges::any_of(
        tree_.children(t), [&](std::uint32_t c) { return c > t && tree_.at(c).deprel == Deprel::flat && taken[c]; });
    if (names_follow) continue;
    const auto [first, end] = noun_phrase(tree_, t);
    Phrase phrase = phrase_of(document_, tree_, first, end, t,
                              token.upos == Upos::propn ? MentionKind::name : MentionKind::nominal);
    const auto next = std::ranges::upper_bound(document_.names, t, {}, &Name::first_token);
    if (phrase.kind == MentionKind::name && next != document_.names.begin() && t < std::prev(next)->end_token)
      phrase.type = std::prev(next)->type;
    type_name(phrase);
    phrases_.push_back(std::move(phrase));
  }
}

void Discourse::add_coordinations() {
  const std::size_t simple = phrases_.size();
  for (std::size_t i = 0; i < simple; ++i) {
    const Phrase first = phrases_[i];
    if (first.kind == MentionKind::pronoun && first.pronoun != PronounClass::personal) continue;
    const std::uint32_t top = attachment_of(first);
    if (tree_.at(top).deprel == Deprel::conj) continue;
    std::uint32_t last = no_index;
    for (const std::uint32_t c : tree_.children(top))
      if (tree_.at(c).deprel == Deprel::conj &&
          (tree_.at(c).upos == Upos::noun || tree_.at(c).upos == Upos::propn || tree_.at(c).upos == Upos::pron))
        last = c;
    if (last == no_index) continue;
    Phrase phrase = first;
    phrase.end_token = noun_phrase(tree_, last).second;
    phrase.mention = no_index;
    phrase.kind = MentionKind::nominal;
    phrase.is_coordination = true;
    phrase.number = Number::plural;
    phrase.gender = 0;
    phrase.pronoun = PronounClass::none;
    phrase.key.clear();
    phrase.noun.clear();
    phrases_.push_back(std::move(phrase));
  }
}

void Discourse::index_phrases() {
  std::ranges::sort(phrases_, {}, [](const Phrase& p) {
    return std::tuple(p.first_token, ~p.end_token, p.head, p.mention, p.is_coordination ? 0 : 1);
  });
  phrase_at_.assign(document_.tokens.size(), no_index);
  coordination_at_.assign(document_.tokens.size(), no_index);
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
    auto& index = phrases_[i].is_coordination ? coordination_at_ : phrase_at_;
    if (index[phrases_[i].head] == no_index) index[phrases_[i].head] = i;
  }
}

void Discourse::make_clusters() {
  cluster_of_entity_.assign(document_.entities.size(), no_index);
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
    Phrase& phrase = phrases_[i];
    const std::uint32_t e =
        phrase.mention == no_index || phrase.is_coordination ? no_index : document_.mentions[phrase.mention].entity;
    phrase.cluster = static_cast<std::uint32_t>(clusters_.size());
    Cluster& made = clusters_.emplace_back();
    made.phrases.push_back(i);
    made.entity = e;
    made.type = phrase.type;
    made.animacy = phrase.animacy;
    made.gender = phrase.gender;
    made.number = phrase.number;
    made.is_named = phrase.kind == MentionKind::name;
    if (e == no_index) continue;
    if (cluster_of_entity_[e] == no_index) {
      cluster_of_entity_[e] = phrase.cluster;
      if (const char gender = gender_of_entity(e)) made.gender = gender;
    } else {
      merge(cluster_of_entity_[e], phrase.cluster);
    }
  }
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
    if (!phrases_[i].is_coordination) continue;
    std::vector<std::uint32_t> members;
    NameType type = NameType::other;
    Animacy animacy = Animacy::unknown;
    for (const std::uint32_t c : tree_.conjuncts(attachment_of(phrases_[i]))) {
      std::uint32_t p = phrase_at_[c];
      for (const std::uint32_t part : tree_.children(c))
        if (p == no_index && tree_.at(part).deprel == Deprel::flat) p = phrase_at_[part];
      if (p == no_index || phrases_[p].is_coordination) continue;
      members.push_back(p);
      type = members.size() == 1 || type == phrases_[p].type ? phrases_[p].type : NameType::other;
      animacy = members.size() == 1 || animacy == phrases_[p].animacy ? phrases_[p].animacy : Animacy::unknown;
    }
    Cluster& whole = clusters_[phrases_[i].cluster];
    whole.members = std::move(members);
    whole.type = type;
    whole.animacy = animacy;
    phrases_[i].type = type;
    phrases_[i].animacy = animacy;
  }
}

bool Discourse::is_in_title(const Phrase& phrase) const {
  return phrase.key.size() > 2 && title_.find(phrase.key) != std::string::npos;
}

std::uint32_t Discourse::cluster_of_entity(std::uint32_t e) const {
  return e < cluster_of_entity_.size() ? cluster_of_entity_[e] : no_index;
}

bool Discourse::are_compatible(const Cluster& a, const Cluster& b) const {
  if (a.entity != no_index && b.entity != no_index && a.entity != b.entity) return false;
  if (a.gender != 0 && b.gender != 0 && a.gender != b.gender) return false;
  if (a.animacy != Animacy::unknown && b.animacy != Animacy::unknown && a.animacy != b.animacy) return false;
  if (a.members != b.members && !a.members.empty() && !b.members.empty()) return false;
  return a.number == Number::none || b.number == Number::none || a.number == b.number;
}

void Discourse::merge(std::uint32_t into, std::uint32_t from) {
  if (into == from) return;
  Cluster& a = clusters_[into];
  Cluster& b = clusters_[from];
  for (const std::uint32_t p : b.phrases) phrases_[p].cluster = into;
  const auto middle = static_cast<std::ptrdiff_t>(a.phrases.size());
  a.phrases.insert(a.phrases.end(), b.phrases.begin(), b.phrases.end());
  if (b.phrases.front() < a.phrases[static_cast<std::size_t>(middle) - 1])
    std::inplace_merge(a.phrases.begin(), a.phrases.begin() + middle, a.phrases.end());
  if (a.entity == no_index) a.entity = b.entity;
  if (a.entity != no_index) cluster_of_entity_[a.entity] = into;
  if (a.stands_for == no_index) a.stands_for = b.stands_for;
  if (a.members.empty()) a.members = b.members;
  if (a.type == NameType::other || (b.is_named && !a.is_named && b.type != NameType::other)) a.type = b.type;
  if (a.animacy == Animacy::unknown) a.animacy = b.animacy;
  if (a.gender == 0) a.gender = b.gender;
  if (a.number == Number::none) a.number = b.number;
  a.is_named = a.is_named || b.is_named;
  a.seen += b.seen;
  b = {};
}

}  // namespace entente
