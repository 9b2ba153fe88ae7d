// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/descriptions.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/entities/constraints.h"
#include "ingest/entities/word_table.h"

namespace entente {
namespace {

constexpr std::uint32_t reach_of_titles = 400;  // phrases
constexpr std::uint32_t reach_of_kinds = 150;
constexpr std::uint32_t reach_of_states = 60;

bool is_fresh(const Phrase& p) {
  return p.determiner == Determiner::indefinite || p.determiner == Determiner::quantified;
}

}  // namespace

/// The most salient cluster before the phrase that `accept` takes: near, often mentioned, a subject.
template <class Accept>
std::uint32_t Descriptions::nearest(std::uint32_t i, std::uint32_t reach, Accept accept) const {
  const Phrase& p = d_.phrase(i);
  std::uint32_t best = no_index;
  int best_score = 0;
  for (std::uint32_t k = i, steps = 0; k-- > 0 && steps < reach; ++steps) {
    const Phrase& c = d_.phrase(k);
    if (c.cluster == p.cluster || c.cluster == best || c.is_coordination) continue;
    if (!accept(d_.cluster(c.cluster)) || !may_corefer(d_, i, k)) continue;
    const auto back = static_cast<int>(p.sentence - c.sentence);
    const Deprel role = d_.role_of(c);
    int s = 1000 - 14 * back + 2 * static_cast<int>(std::min<std::uint32_t>(d_.cluster(c.cluster).seen, 10));
    if (is_subject(role)) s += 15;
    if (role == Deprel::amod || role == Deprel::compound) s -= 15;
    if (best == no_index || s > best_score) {
      best = c.cluster;
      best_score = s;
    }
  }
  return best;
}

/// The one cluster of an entity of the article that `accept` takes, wherever it stands; none when there are several.
/// O(entities).
template <class Accept>
std::uint32_t Descriptions::only(Accept accept) const {
  std::uint32_t found = no_index;
  for (std::uint32_t e = 0; e < d_.document().entities.size(); ++e) {
    const std::uint32_t c = d_.cluster_of_entity(e);
    if (c == no_index || !accept(d_.cluster(c))) continue;
    if (found != no_index) return no_index;
    found = c;
  }
  return found;
}

std::uint32_t Descriptions::modifier_of(const Phrase& phrase) const {
  const SyntaxTree& tree = d_.tree();
  for (const std::uint32_t c : tree.children(phrase.head)) {
    const Deprel deprel = tree.at(c).deprel;
    const bool is_modifier = deprel == Deprel::amod || deprel == Deprel::compound || deprel == Deprel::nmod_poss ||
                             deprel == Deprel::nmod || deprel == Deprel::nmod_desc;
    if (!is_modifier || d_.phrase_at(c) == no_index) continue;
    if (deprel == Deprel::nmod) {
      const std::string preposition = tree.preposition(c);
      if (preposition != "of" && preposition != "from") continue;
    }
    const Cluster& modifier = d_.cluster_of(d_.phrase_at(c));
    if (modifier.entity != no_index) return modifier.entity;
  }
  return no_index;
}

std::uint32_t Descriptions::state_of(std::uint32_t entity) const {
  if (entity == no_index || d_.entity(entity).type == EntityType::state) return entity;
  return state_of_country(d_.document(), d_.entity(entity).country);
}

std::string Descriptions::title_of(const Phrase& phrase) const {
  std::string out;
  for (const std::uint32_t c : d_.tree().children(phrase.head)) {
    const Token& child = d_.tree().at(c);
    if (c >= phrase.head || (child.deprel != Deprel::compound && child.deprel != Deprel::amod)) continue;
    const std::uint32_t p = d_.phrase_at(c);
    if (p == no_index || d_.cluster_of(p).entity == no_index) (out += child.lemma) += ' ';
  }
  return fold(out + phrase.noun);
}

bool Descriptions::is_called(const Cluster& cluster, const std::string& title) {
  if (cluster.entity != no_index && offices_.has_title(cluster.entity, title)) return true;
  const std::string last = title.substr(title.rfind(' ') + 1);
  constexpr std::size_t looked_at = 40;
  for (std::size_t k = 0; k < cluster.phrases.size() && k < looked_at; ++k) {
    const Phrase& p = d_.phrase(cluster.phrases[k]);
    if (p.kind == MentionKind::name) {
      if (p.first_token > 0 && d_.word(p.first_token - 1) == last) return true;  // "Prime Minister Anwar"
    } else if (p.kind == MentionKind::nominal && p.noun == last && title_of(p) == title) {
      return true;  // "Anwar, the prime minister"
    }
  }
  return false;
}

bool Descriptions::belongs_to(const Cluster& cluster, std::uint32_t state) const {
  return state == no_index ||
         (cluster.entity != no_index && d_.entity(cluster.entity).country == d_.entity(state).country);
}

/// "the only country that …", "the countries of the region": the words around say which one.
bool Descriptions::is_restricted(const Phrase& phrase) const {
  return std::ranges::any_of(d_.tree().children(phrase.head), [&](std::uint32_t c) {
    const Deprel deprel = d_.tree().at(c).deprel;
    return deprel == Deprel::amod || deprel == Deprel::acl_relcl || deprel == Deprel::nmod || deprel == Deprel::acl ||
           deprel == Deprel::compound || deprel == Deprel::nummod;
  });
}

Meant Descriptions::meaning_of(std::uint32_t i) {
  const Phrase& p = d_.phrase(i);
  const auto role = role_noun(p.noun);
  if (!role || p.is_coordination) return {};
  const bool is_plural = p.number == Number::plural;
  const std::uint32_t modifier = modifier_of(p);
  if (*role == RoleNoun::government)
    return is_plural || !is_fresh(p) || modifier != no_index ? government(i, modifier) : Meant{};
  if (is_plural && p.noun == "counterpart") return counterpart(i, modifier);
  if (is_plural || is_fresh(p)) return {};
  switch (*role) {
    case RoleNoun::title:
    case RoleNoun::person: return p.noun == "counterpart" ? counterpart(i, modifier) : person(i, modifier);
    case RoleNoun::state: return state(i, modifier);
    case RoleNoun::body: return body(i, modifier);
    case RoleNoun::place: return place(i);
    case RoleNoun::government: break;
  }
  return {};
}

Meant Descriptions::person(std::uint32_t i, std::uint32_t modifier) {
  static const WordSet others = word_set("predecessor successor rival opponent critic candidate");
  static const WordSet leaders = word_set("leader ruler head statesman");
  const Phrase& p = d_.phrase(i);
  const bool is_former = std::ranges::any_of(
      p.modifiers, [](const std::string& m) { return m == "former" || m == "then" || m == "next" || m == "new"; });
  if (others.contains(p.noun) || is_former) return {.is_settled = others.contains(p.noun)};
  const std::string title = title_of(p);
  const std::uint32_t state = state_of(modifier);
  const auto fits = [&](const Cluster& c) {
    if (c.type != NameType::person || c.number == Number::plural || !c.is_named) return false;
    if (p.gender != 0 && c.gender != 0 && p.gender != c.gender) return false;
    if (!belongs_to(c, state)) return false;
    if (leaders.contains(p.noun)) return (c.entity != no_index && offices_.leads(c.entity)) || is_called(c, title);
    return is_called(c, title);
  };
  Meant out{.cluster = nearest(i, reach_of_titles, fits)};
  if (out.cluster == no_index) out.cluster = only(fits);
  if (out.cluster == no_index && state != no_index) {
    const auto is_official = role_noun(p.noun) == RoleNoun::title || leaders.contains(p.noun);
    if (is_official) out.stands_for = state;  // an unnamed office-holder is coded as the state
  }
  return out;
}

/// "his Chinese counterpart": the named one who holds the same office there.
Meant Descriptions::counterpart(std::uint32_t i, std::uint32_t modifier) {
  const Phrase& p = d_.phrase(i);
  const std::uint32_t state =
      modifier != no_index && d_.entity(modifier).type == EntityType::state ? modifier : no_index;
  Meant out{.stands_for = state, .is_settled = true};
  if (state == no_index) return out;
  std::uint32_t owner = no_index;
  if (const std::uint32_t possessor = d_.tree().child(p.head, Deprel::nmod_poss);
      possessor != no_index && d_.phrase_at(possessor) != no_index)
    owner = d_.cluster_of(d_.phrase_at(possessor)).entity;
  if (p.number == Number::plural) return out;
  out.cluster = only([&](const Cluster& c) {
    if (c.entity == owner || c.type != NameType::person || !belongs_to(c, state)) return false;
    return owner == no_index ? offices_.leads(c.entity) : offices_.are_counterparts(owner, c.entity);
  });
  return out;
}

Meant Descriptions::government(std::uint32_t i, std::uint32_t modifier) const {
  const Phrase& p = d_.phrase(i);
  if (modifier != no_index) {
    const std::uint32_t state = state_of(modifier);
    const bool is_body = d_.entity(modifier).type == EntityType::organisation;
    return {.stands_for = state != no_index ? state : is_body ? modifier : no_index, .is_settled = true};
  }
  static const WordSet governments = word_set("government administration regime military army");
  if (p.number == Number::plural || !governments.contains(p.noun) || is_restricted(p) ||
      p.determiner != Determiner::definite)
    return {};
  const std::uint32_t state =
      nearest(i, reach_of_states, [](const Cluster& c) { return c.entity != no_index && c.type == NameType::state; });
  if (state == no_index) return {};
  return {.stands_for = d_.cluster(state).entity};
}

Meant Descriptions::state(std::uint32_t i, std::uint32_t modifier) const {
  static const WordSet nouns = word_set("country nation kingdom");
  const Phrase& p = d_.phrase(i);
  if (!nouns.contains(p.noun)) return {};
  if (p.determiner == Determiner::possessive) {  // "his country": the state of the person
    if (modifier != no_index && d_.entity(modifier).type == EntityType::person)
      return {.stands_for = state_of(modifier), .is_settled = true};
    return {.is_settled = true};
  }
  if (modifier != no_index || is_restricted(p)) return {};
  return {.cluster = nearest(i, reach_of_states,
                             [&](const Cluster& c) { return c.entity != no_index && c.type == NameType::state; })};
}

Meant Descriptions::body(std::uint32_t i, std::uint32_t modifier) const {
  const Phrase& p = d_.phrase(i);
  if (modifier != no_index || (p.determiner != Determiner::definite && p.determiner != Determiner::demonstrative))
    return {};
  return {.cluster = nearest(i, reach_of_kinds, [&](const Cluster& c) {
            if (c.entity == no_index || c.type != NameType::organisation) return false;
            const Entity& e = d_.entity(c.entity);
            if (fold(e.name).find(p.noun) != std::string::npos) return true;
            const auto known = d_.ontology().find(e.id);
            return known && is_kind_called(d_.ontology().at(*known).kind, p.noun);
          })};
}

Meant Descriptions::place(std::uint32_t i) const {
  const Phrase& p = d_.phrase(i);
  if (is_restricted(p) || (p.determiner != Determiner::definite && p.determiner != Determiner::demonstrative))
    return {};
  return {.cluster = nearest(i, reach_of_kinds, [&](const Cluster& c) {
            if (c.entity == no_index || c.type != NameType::place) return false;
            const auto known = d_.ontology().find(d_.entity(c.entity).id);
            return known && is_kind_called(d_.ontology().at(*known).kind, p.noun);
          })};
}

}  // namespace entente
