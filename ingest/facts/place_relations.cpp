// SPDX-License-Identifier: Apache-2.0
#include <string_view>
#include <unordered_set>

#include "ingest/facts/relation_finder.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

bool is_seat(std::string_view participle) { return participle == "based" || participle == "headquartered"; }

bool names_within(const std::string& folded_name, const KnownEntity& owner) {
  const auto is_within = [&](std::string_view name) {
    const std::string part = fold(name);
    const auto at = folded_name.find(part);
    if (at == std::string::npos || part.size() < 2 || part.size() == folded_name.size()) return false;
    const bool starts = at == 0 || folded_name[at - 1] == ' ';
    const bool ends = at + part.size() == folded_name.size() || folded_name[at + part.size()] == ' ';
    return starts && ends;
  };
  return std::ranges::any_of(owner.names, is_within) || std::ranges::any_of(owner.adjectives, is_within);
}

}  // namespace

void PlaceRelations::find(const Mention& mention) {
  if (type_of(mention.entity) != EntityType::person && !mention.is_adjective) placed(mention);
  compounded(mention);
  home_of_body(mention);
  owned_name(mention);
}

void PlaceRelations::placed(const Mention& m) {
  const EntityType type = type_of(m.entity);
  for (const std::uint32_t c : tree_.children(m.head)) {
    const Deprel deprel = token(c).deprel;
    const auto other = participants_.entities_at(c);
    if (other.empty() || other.front() == m.entity) continue;
    const EntityType other_type = type_of(other.front());
    const bool is_route =
        (deprel == Deprel::compound || deprel == Deprel::amod) && c + 1 < document_.tokens.size() && word(c + 1) == "-";
    if (is_route) continue;  // "Singapore-Sydney", "French-Italian"
    const bool other_is_place = other_type == EntityType::place || other_type == EntityType::state;
    const Span evidence = c < m.first_token ? span_of(c, m.end_token) : span_of(m.first_token, c + 1);
    if (deprel == Deprel::nmod_poss || ((deprel == Deprel::amod || deprel == Deprel::compound) && c < m.first_token)) {
      if (type == EntityType::place && other_is_place && !has_modifier(m.head, "capital"))
        add(RelationType::located_in, m.entity, other.front(), evidence, "possessor");
      else if (type == EntityType::organisation && other_type == EntityType::state && is_state_owned(m))
        add(RelationType::owned_by, m.entity, other.front(), evidence, "possessor");
      else if (type == EntityType::organisation && other_type == EntityType::state && is_organ(m.entity))
        add(RelationType::agency_of, m.entity, other.front(), evidence, "possessor");
      else if (type == EntityType::organisation && other_type == EntityType::organisation &&
               deprel == Deprel::nmod_poss && is_body_name(m) &&
               document_.entities[other.front()].entity.sector != "BUS")
        add(RelationType::part_of, m.entity, other.front(), evidence, "possessor");
    } else if (deprel == Deprel::nmod && type == EntityType::organisation && other_type == EntityType::organisation &&
               follows(m, c)) {
      add(RelationType::part_of, m.entity, other.front(), evidence, "of");
    } else if (deprel == Deprel::nmod && other_is_place && c > m.head) {
      const std::string preposition = tree_.preposition(c);
      if (preposition != "in" && preposition != "of" && preposition != "within" && preposition != "at") continue;
      if (type == EntityType::place && may_lie_in(m.entity, other.front()))
        add(RelationType::located_in, m.entity, other.front(), evidence, "in");
      else if (type == EntityType::organisation && preposition == "in" && !is_happening_there(m))
        add(stands_in(m.entity), m.entity, other.front(), evidence, "in");
      else if (type == EntityType::organisation && preposition == "of" && other_type == EntityType::state &&
               is_organ(m.entity))
        add(RelationType::agency_of, m.entity, other.front(), evidence, "of");
    }
  }
  adjacent_place(m);
  adjacent_owner(m);
  governed_by_place_noun(m);
  // "Berlin, Germany"
  if (type != EntityType::place || m.end_token + 1 >= document_.tokens.size() || !is_among(word(m.end_token), ", ("))
    return;
  const Mention* next = name_beginning(m.end_token + 1);
  if (next == nullptr || next->entity == no_index || next->entity == m.entity || next->is_adjective) return;
  const bool is_owner = next->end_token < document_.tokens.size() && is_among(word(next->end_token), "'s ’s");
  if (!is_owner && is_within(m.entity, next->entity))
    add(RelationType::located_in, m.entity, next->entity, cover(m.span, next->span), "comma");
}

/// "Omsk in Siberia", whatever the tree says of "in".
void PlaceRelations::adjacent_place(const Mention& m) {
  std::uint32_t next = m.end_token;
  const bool is_aside = type_of(m.entity) == EntityType::place && next + 2 < document_.tokens.size() &&
                        word(next) == "," && word(next + 1) == "in";  // "Kharkiv, in eastern Ukraine"
  if (is_aside) ++next;
  if (next + 1 >= document_.tokens.size() || word(next) != "in") return;
  ++next;
  if (word(next) == "the") ++next;
  if (next + 1 < document_.tokens.size() &&
      is_among(word(next),
               "northern southern eastern western central north-eastern north-western northeastern "
               "northwestern southeastern southwestern south-eastern south-western downtown"))
    ++next;
  const Mention* outer = name_beginning(next);
  if (outer == nullptr || outer->entity == no_index || outer->is_adjective) return;
  const EntityType type = type_of(outer->entity);
  if (type != EntityType::place && type != EntityType::state) return;
  if (is_aside && !is_within(m.entity, outer->entity)) return;
  if (type_of(m.entity) == EntityType::place && may_lie_in(m.entity, outer->entity))
    add(RelationType::located_in, m.entity, outer->entity, cover(m.span, outer->span), "in");
  else if (type_of(m.entity) == EntityType::organisation && !is_happening_there(m))
    add(stands_in(m.entity), m.entity, outer->entity, cover(m.span, outer->span), "in");
}

/// Forums and embassies stand where they are; others have their seat there.
RelationType PlaceRelations::stands_in(std::uint32_t body) const {
  return is_forum(body) || is_embassy(body) ? RelationType::located_in : RelationType::based_in;
}

bool PlaceRelations::is_embassy(std::uint32_t body) const {
  const std::string name = fold(document_.entities[body].entity.name);
  return name.starts_with("embassy") || name.starts_with("consulate") || name.ends_with(" embassy") ||
         name.ends_with(" consulate");
}

/// "Forces' Personnel" is no name of a body.
bool PlaceRelations::is_body_name(const Mention& m) const {
  return document_.entities[m.entity].is_known || m.end_token - m.first_token > 1;
}

/// "the Kremlin and Russia's Federal Security Service", whatever the tree makes of the possessor.
void PlaceRelations::adjacent_owner(const Mention& m) {
  if (m.first_token < 2 || (word(m.first_token - 1) != "'s" && word(m.first_token - 1) != "’s")) return;
  const std::uint32_t i = mention_ending_[m.first_token - 2];
  if (i == no_index || document_.mentions[i].entity == no_index) return;
  const Mention& owner = document_.mentions[i];
  if (type_of(owner.entity) != EntityType::state) return;
  if (type_of(m.entity) == EntityType::organisation && is_organ(m.entity) &&
      document_.entities[m.entity].entity.country == document_.entities[owner.entity].entity.country)
    add(RelationType::agency_of, m.entity, owner.entity, cover(owner.span, m.span), "possessor");
}

/// A state's organs and alliances are "in" a place for the day only; companies, schools and forums live there.
bool PlaceRelations::is_happening_there(const Mention& m) const {
  const Entity& e = document_.entities[m.entity].entity;
  return !is_forum(m.entity) && !is_embassy(m.entity) && (is_organ(m.entity) || is_among(e.sector, "IGO REB UAF NGO"));
}

/// "Ukraine's Donbas region", "the city of Omsk in Siberia": owner and surroundings hang on the common noun.
void PlaceRelations::governed_by_place_noun(const Mention& m) {
  if (type_of(m.entity) != EntityType::place) return;
  const std::uint32_t up = tree_.head(m.head);
  if (is_among(tree_.preposition(m.head), "in near from at")) return;  // "Palestinian towns in the West Bank"
  if (up == no_index || role_noun(to_lower(token(up).lemma)) != RoleNoun::place || token(up).lemma == "capital") return;
  for (const std::uint32_t c : tree_.children(up)) {
    const bool owns = token(c).deprel == Deprel::nmod_poss || token(c).deprel == Deprel::amod;
    const std::string preposition = token(c).deprel == Deprel::nmod ? tree_.preposition(c) : "";
    const bool governs = preposition == "of" && has_modifier(up, "administrative autonomous");
    const bool surrounds = preposition == "in" || governs;
    if (!owns && !surrounds) continue;
    for (const std::uint32_t e : participants_.entities_at(c))
      if ((type_of(e) == EntityType::state || type_of(e) == EntityType::place) && may_lie_in(m.entity, e))
        add(governs ? RelationType::part_of : RelationType::located_in, m.entity, e,
            span_of(std::min({c, up, m.first_token}), std::max({c + 1, up + 1, m.end_token})), "place noun");
  }
}

bool PlaceRelations::is_organ(std::uint32_t organisation) const {
  static const std::unordered_set<std::string_view> sectors{"GOV", "MIL", "LEG", "JUD", "SPY", "COP"};
  return sectors.contains(document_.entities[organisation].entity.sector);
}

bool PlaceRelations::is_forum(std::uint32_t organisation) const {
  const auto known = ontology_.find(document_.entities[organisation].entity.id);
  if (known) return ontology_.at(*known).kind == "forum";
  const std::string name = fold(document_.entities[organisation].entity.name);
  return name.ends_with(" forum") || name.ends_with(" summit") || name.ends_with(" conference");
}

bool PlaceRelations::is_within(std::uint32_t inner, std::uint32_t outer) const {
  const auto place = ontology_.find(document_.entities[inner].entity.id);
  const auto around = ontology_.find(document_.entities[outer].entity.id);
  if (!place || !around) return !place && type_of(outer) == EntityType::state;
  for (std::uint32_t up = ontology_.at(*place).located_in; up != no_entity; up = ontology_.at(up).located_in)
    if (up == *around) return true;
  return false;
}

/// Not the wrong way round: a state does not lie in its city, and known places lie where they lie.
bool PlaceRelations::may_lie_in(std::uint32_t inner, std::uint32_t outer) const {
  const auto place = ontology_.find(document_.entities[inner].entity.id);
  return !is_within(outer, inner) && (!place || is_within(inner, outer) || type_of(outer) == EntityType::place);
}

/// "United Nations General Assembly", "United States Department of Transportation": the owner is in the name.
void PlaceRelations::owned_name(const Mention& m) {
  if (type_of(m.entity) != EntityType::organisation) return;
  if (role_noun(word(m.end_token - 1)) == RoleNoun::title) return;  // "United States Trade Representative"
  const std::string name = fold(text_of(document_, m.span));
  const auto known = ontology_.find(document_.entities[m.entity].entity.id);
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    if (e == m.entity) continue;
    const auto owner = ontology_.find(document_.entities[e].entity.id);
    if (!owner || !names_within(name, ontology_.at(*owner))) continue;
    if (type_of(e) == EntityType::state && is_organ(m.entity) &&
        document_.entities[m.entity].entity.country == document_.entities[e].entity.country)
      add(RelationType::agency_of, m.entity, e, m.span, "owner in name");
    else if (known && ontology_.at(*known).agency_of == *owner)
      add(RelationType::agency_of, m.entity, e, m.span, "owner in name");
    else if (known && ontology_.at(*known).part_of == *owner)
      add(RelationType::part_of, m.entity, e, m.span, "owner in name");
  }
}

/// "China's state-owned CNOOC", "Russia's state airline Aeroflot".
bool PlaceRelations::is_state_owned(const Mention& m) const {
  return std::ranges::any_of(tree_.children(m.head), [&](std::uint32_t c) {
    return c < m.first_token && is_among(word(c), "state owned state-owned run state-run controlled nationalised");
  });
}

/// Whether the name at the token comes right behind "of", as in "the Tariff Commission of the State Council".
bool PlaceRelations::follows(const Mention& m, std::uint32_t other) const {
  const std::uint32_t i = participants_.mention_at(other);
  if (i == no_index || document_.mentions[i].kind != MentionKind::name || word(m.end_token) != "of") return false;
  const std::uint32_t first = document_.mentions[i].first_token;
  return first == m.end_token + 1 || (first == m.end_token + 2 && word(m.end_token + 1) == "the");
}

/// Who is named by the token, or by a name that it stands in.
std::vector<std::uint32_t> PlaceRelations::named_at(std::uint32_t t) const {
  if (auto here = participants_.entities_at(t); !here.empty()) return here;
  for (const Mention& m : document_.mentions)
    if (m.kind == MentionKind::name && m.entity != no_index && m.first_token <= t && t < m.end_token) return {m.entity};
  return {};
}

/// "Berlin non-profit Cinema for Peace", "London think tank Chatham House".
void PlaceRelations::home_of_body(const Mention& m) {
  if (type_of(m.entity) != EntityType::place || m.is_adjective) return;
  bool is_body = false;
  for (std::uint32_t t = m.end_token; t < document_.tokens.size() && t < m.end_token + 4; ++t) {
    const Mention* body = name_beginning(t);
    if (body != nullptr && body->entity != no_index) {
      if (is_body && type_of(body->entity) == EntityType::organisation)
        add(RelationType::based_in, body->entity, m.entity, cover(m.span, body->span), "place noun");
      return;
    }
    is_body = role_noun(to_lower(token(t).lemma)) == RoleNoun::body ||
              is_among(to_lower(token(t).lemma), "non-profit nonprofit charity ngo tank firm hospital publisher group");
    if (!is_body && token(t).upos != Upos::adj && token(t).upos != Upos::noun) return;
  }
}

/// "Russian-led", "Iran-backed", "Berlin-based": what follows is led, backed, based there.
void PlaceRelations::compounded(const Mention& m) {
  if (m.end_token + 1 >= document_.tokens.size()) return;
  const std::string dash = word(m.end_token);
  if (dash != "-" && dash != "‑" && dash != "–") return;
  const std::string verb = word(m.end_token + 1);
  for (std::uint32_t up = tree_.head(m.end_token + 1), steps = 0; up != no_index && steps < 3;
       up = tree_.head(up), ++steps) {
    if (up < m.end_token + 1) continue;
    auto owned = named_at(up);
    if (owned.empty())
      for (const std::uint32_t c : tree_.children(up))
        if (token(c).deprel == Deprel::appos) owned = participants_.entities_at(c);
    if (token(up).deprel == Deprel::appos && owned.empty() && token(up).head != no_index)
      owned = named_at(token(up).head);
    if (owned.empty()) continue;
    const Kinds kinds = kinds_of(owned.front());
    const Kinds fitting = verb == "owned"                  ? a_body | a_place
                          : verb == "led" || is_seat(verb) ? a_body
                                                           : a_body | a_person;
    if ((kinds & fitting) == 0) return;
    const Span evidence = span_of(m.first_token, up + 1);
    if (verb == "led") add(RelationType::leads, m.entity, owned.front(), evidence, "compound");
    else if (verb == "backed" || verb == "supported" || verb == "funded" || verb == "sponsored")
      add(RelationType::backed_by, owned.front(), m.entity, evidence, "compound");
    else if (is_seat(verb)) add(RelationType::based_in, owned.front(), m.entity, evidence, "compound");
    else if (verb == "owned") add(RelationType::owned_by, owned.front(), m.entity, evidence, "compound");
    return;
  }
}

}  // namespace entente
