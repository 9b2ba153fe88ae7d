// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/groups.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/entities/mentions.h"
#include "ingest/entities/person_nouns.h"
#include "ingest/entities/phrases.h"
#include "ingest/entities/resolution.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

class Finder {
 public:
  Finder(Document& document, const Ontology& ontology, const ActorNouns& nouns)
      : document_(document),
        ontology_(ontology),
        nouns_(nouns),
        tree_(document),
        mention_at_(document.tokens.size(), no_index),
        in_name_(document.tokens.size()) {
    for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
      const Mention& m = document.mentions[i];
      mention_at_[m.head] = i;
      if (m.kind == MentionKind::name)
        std::fill(in_name_.begin() + m.first_token, in_name_.begin() + m.end_token, true);
    }
  }

  void find() {
    const std::size_t before = document_.mentions.size();
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (is_people_elsewhere(t) || may_be_group(t)) try_group(t);
      else inform_newcomer(t);
    if (document_.mentions.size() != before) sort_mentions(document_);
  }

 private:
  bool may_be_group(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if (token.deprel == Deprel::compound || in_name_[t]) return false;
    if (token.upos == Upos::propn)  // "Iraqi Kurds"
      return token.features.number == Number::plural && token.deprel != Deprel::flat && home_of(t).token != no_index &&
             home_of(t).preposition.empty();
    if (token.upos != Upos::noun) return false;
    const std::string lemma = to_lower(token.lemma);
    const auto noun = nouns_.find(extend(empty_phrase, lemma));
    if (noun == nouns_.end() || is_whole_nation(lemma)) return false;
    if (!person_noun(lemma) && !is_group_noun(lemma) && !is_collective(noun->second.sector)) return false;
    // "the prime minister, Anwar Ibrahim": the name is who acts
    return !has_other_meaning(t, role_noun(lemma)) && name_beside(t) == no_index;
  }

  /// The name that the noun describes, in apposition to it or it to the name: "human rights activist Ana Ruiz".
  std::uint32_t name_beside(std::uint32_t t) const {
    const auto joins = [&](std::uint32_t below) {
      const Deprel deprel = document_.tokens[below].deprel;
      return deprel == Deprel::appos || deprel == Deprel::flat || deprel == Deprel::nmod_desc;
    };
    for (const std::uint32_t c : tree_.children(t))
      if (joins(c) && mention_at_[c] != no_index) return mention_at_[c];
    const std::uint32_t up = tree_.head(t);
    return up != no_index && joins(t) ? mention_at_[up] : no_index;
  }

  /// "Salima Rachedi, a Moroccan journalist": what the noun says of somebody the ontology does not know.
  void inform_newcomer(std::uint32_t t) {
    if (document_.tokens[t].upos != Upos::noun ||
        !nouns_.contains(extend(empty_phrase, to_lower(document_.tokens[t].lemma))))
      return;
    const std::uint32_t m = name_beside(t);
    if (m == no_index || document_.mentions[m].entity == no_index) return;
    DocumentEntity& named = document_.entities[document_.mentions[m].entity];
    const Home home = home_of(t);
    if (named.is_known || named.entity.type != EntityType::person || home.token == no_index) return;
    if (named.entity.country.empty()) named.entity.country = country_at(home.token);
    if (named.entity.sector.empty()) named.entity.sector = code_at(t).sector;
  }

  ActorCode code_at(std::uint32_t t) const {
    const std::uint32_t first = noun_phrase(tree_, t).first;
    return actor_code(ontology_, nouns_,
                      text_of(document_, Span{document_.tokens[first].span.begin, document_.tokens[t].span.end}),
                      reference_date(document_));
  }

  /// "The Cambodian people": the state, for those who speak of it.
  static bool is_whole_nation(std::string_view lemma) {
    static const std::unordered_set<std::string_view> nouns{"people", "nation",  "population",
                                                            "public", "country", "state"};
    return nouns.contains(lemma);
  }

  /// Sectors whose nouns always mean people: "militia", "opposition", "union"; not ships, schools and companies.
  static bool is_collective(std::string_view sector) {
    static const std::unordered_set<std::string_view> sectors{"REB", "PRM", "UAF", "OPP", "PTY",
                                                              "NGO", "LAB", "CVL", "REF", "CRM"};
    return sectors.contains(sector);
  }

  /// Those who act for their state: "Israeli soldiers", "American presidents".
  static bool is_of_state(std::string_view sector) {
    static const std::unordered_set<std::string_view> sectors{"GOV", "MIL", "COP", "SPY", "LEG", "JUD"};
    return sectors.contains(sector);
  }

  /// Whether the noun may stand for a state, a body or an office-holder.
  bool has_other_meaning(std::uint32_t t, std::optional<RoleNoun> role) const {
    if (!role) return false;
    if (*role != RoleNoun::title && *role != RoleNoun::person) return true;
    if (document_.tokens[t].features.number == Number::plural) return false;
    const std::uint32_t article = tree_.child(t, Deprel::det);
    return article == no_index || document_.tokens[article].lemma != "a";
  }

  /// "Bosnian Serbs", "ethnic Albanians in Macedonia": a people where it does not rule.
  bool is_people_elsewhere(std::uint32_t t) const {
    const std::uint32_t m = mention_at_[t];
    if (m == no_index || document_.mentions[m].kind != MentionKind::name || document_.mentions[m].entity == no_index)
      return false;
    const Mention& mention = document_.mentions[m];
    if (document_.tokens[t].features.number != Number::plural || mention.is_adjective) return false;
    const auto meanings = meanings_of(document_, ontology_, mention.first_token, mention.end_token);
    if (std::ranges::none_of(meanings, [](const Meaning& meaning) { return meaning.kind == NameKind::people; }))
      return false;
    const Home home = home_of(t);
    if (home.token == no_index || country_at(home.token) == document_.entities[mention.entity].entity.country)
      return false;
    return home.preposition.empty() || std::ranges::any_of(tree_.children(t), [&](std::uint32_t c) {
             return document_.tokens[c].lemma == "ethnic";
           });
  }

  struct Home {
    std::uint32_t token = no_index;  // head of the name
    std::string preposition;         // "" in front of the noun: "Fijian rebels"
  };

  /// The name that says where they belong: the nearest in front, else one that "of", "from", "in" attaches.
  Home home_of(std::uint32_t t) const {
    Home behind;
    Home front;
    for (const std::uint32_t c : tree_.children(t)) {
      const Deprel deprel = document_.tokens[c].deprel;
      if (country_at(c).empty()) continue;
      if (deprel == Deprel::amod || deprel == Deprel::compound || deprel == Deprel::nmod_poss) {
        front = {.token = c};
      } else if (deprel == Deprel::nmod && behind.token == no_index) {
        const std::string preposition = tree_.preposition(c);
        if (preposition == "of" || preposition == "from" || preposition == "in") behind = {c, preposition};
      }
    }
    return front.token != no_index ? front : behind;
  }

  /// "Police in Oslo arrested ten demonstrators", "Egyptian police killed a student": where the clause places what is
  /// done by or to people of whom nothing more is said, else the one state that the sentence speaks of.
  Home home_in_context(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    const std::uint32_t first = tree_.first_conjunct(t);
    const Deprel deprel = document_.tokens[first].deprel;
    const std::uint32_t verb = tree_.head(first);
    const bool is_party =
        deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::obj || deprel == Deprel::obl_agent;
    if (!is_party || verb == no_index || document_.tokens[verb].upos != Upos::verb) return {};
    if (ontology_.lexicon().acts_of(document_.tokens[verb].lemma).empty()) return {};
    const std::uint32_t article = tree_.child(t, Deprel::det);
    const bool is_definite = article != no_index && document_.tokens[article].lemma != "a";
    if (is_definite && token.features.number != Number::plural) return {};
    if (tree_.has_child(t, Deprel::nmod_poss) || tree_.has_child(t, Deprel::nmod)) return {};
    for (const std::uint32_t c : tree_.children(verb)) {
      const std::string preposition = tree_.preposition(c);
      if (document_.tokens[c].deprel == Deprel::obl && !country_at(c).empty() &&
          (preposition == "in" || preposition == "at" || preposition == "near" || preposition == "outside"))
        return {c, "in"};
    }
    Home only;
    const Sentence& sentence = document_.sentences[token.sentence];
    for (std::uint32_t s = sentence.first_token; s < sentence.end_token; ++s) {
      const std::string_view country = country_at(s);
      if (country.empty()) continue;
      if (only.token != no_index && country_at(only.token) != country) return {};
      if (only.token == no_index) only = {s, "in"};
    }
    return only;
  }

  std::string_view country_at(std::uint32_t token) const {
    const std::uint32_t m = mention_at_[token];
    if (m == no_index || document_.mentions[m].kind != MentionKind::name) return {};
    const std::uint32_t entity = document_.mentions[m].entity;
    if (entity == no_index) return {};
    const EntityType type = document_.entities[entity].entity.type;
    if (type == EntityType::person) return {};
    return document_.entities[entity].entity.country;
  }

  void try_group(std::uint32_t t) {
    Home home = home_of(t);
    const bool is_vague = home.token == no_index;
    if (is_vague) home = home_in_context(t);
    if (home.token == no_index) return;
    const std::uint32_t first = noun_phrase(tree_, t).first;
    const ActorCode code = code_at(t);
    if (code.entity && home.preposition.empty() && mention_at_[t] == no_index) return;
    const std::uint32_t owner = document_.mentions[mention_at_[home.token]].entity;
    const bool is_state =
        !is_vague && document_.entities[owner].entity.type == EntityType::state && is_of_state(code.sector);
    const std::uint32_t group =
        is_state ? owner : group_called(name_of_group(t, home), document_.entities[owner].entity.country, code.sector);
    if (is_vague) document_.entities[group].is_vague = true;
    std::uint32_t m = mention_at_[t];
    if (m == no_index) {
      m = static_cast<std::uint32_t>(document_.mentions.size());
      document_.mentions.push_back({.span = {document_.tokens[first].span.begin, document_.tokens[t].span.end},
                                    .first_token = first,
                                    .end_token = t + 1,
                                    .head = t,
                                    .kind = MentionKind::nominal});
    }
    Mention& mention = document_.mentions[m];
    mention.kind = MentionKind::nominal;
    mention.type = is_state ? NameType::state : NameType::organisation;
    mention.entity = group;
  }

  /// "Afghan rebel leaders", without what else stands between: "the 30 heavily armed".
  std::string name_of_group(std::uint32_t t, const Home& home) const {
    const Mention& place = document_.mentions[mention_at_[home.token]];
    std::string noun;
    for (const std::uint32_t c : tree_.children(t)) {
      const bool is_compound = document_.tokens[c].deprel == Deprel::compound && document_.tokens[c].upos == Upos::noun;
      if (is_compound && c < t && c != home.token) (noun += text_of(document_, document_.tokens[c])) += ' ';
    }
    noun += text_of(document_, document_.tokens[t]);
    std::string where(text_of(document_, place.span));
    const Entity& owner = document_.entities[place.entity].entity;
    if (!home.preposition.empty() && owner.type != EntityType::place)  // "students in Egypt", of Egyptian police
      if (const auto state = ontology_.find("state:" + owner.country)) where = ontology_.at(*state).entity.name;
    return home.preposition.empty() ? where + ' ' + noun : noun + ' ' + home.preposition + ' ' + where;
  }

  std::uint32_t group_called(std::string name, std::string country, const std::string& sector) {
    const auto [known, is_new] = groups_.emplace(fold(name), static_cast<std::uint32_t>(document_.entities.size()));
    if (is_new) {
      DocumentEntity& made = document_.entities.emplace_back();
      made.is_group = true;
      made.entity = {.id = newcomer_id(EntityType::organisation, name), .type = EntityType::organisation};
      made.entity.name = std::move(name);
      made.entity.country = std::move(country);
      made.entity.sector = sector;
    }
    return known->second;
  }

  Document& document_;
  const Ontology& ontology_;
  const ActorNouns& nouns_;
  SyntaxTree tree_;
  std::vector<std::uint32_t> mention_at_;
  std::vector<bool> in_name_;
  std::unordered_map<std::string, std::uint32_t> groups_;
};

}  // namespace

void find_groups(Document& document, const Ontology& ontology, const ActorNouns& nouns) {
  Finder(document, ontology, nouns).find();
}

void drop_idle_groups(Document& document) {
  std::vector<bool> is_kept;
  for (const DocumentEntity& e : document.entities) is_kept.push_back(!e.is_group);
  const auto keep = [&](std::uint32_t entity) {
    if (entity != no_index) is_kept[entity] = true;
  };
  for (const FoundEvent& e : document.events) {
    for (const std::uint32_t s : e.sources) keep(s);
    for (const std::uint32_t t : e.targets) keep(t);
    keep(e.attributed_to);
  }
  for (const FoundRelation& r : document.relations) {
    keep(r.head);
    keep(r.tail);
  }
  std::vector<std::uint32_t> place(document.entities.size(), no_index);
  std::vector<DocumentEntity> kept;
  for (std::uint32_t i = 0; i < document.entities.size(); ++i) {
    if (!is_kept[i]) continue;
    place[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(document.entities[i]));
  }
  document.entities = std::move(kept);
  const auto move = [&](std::uint32_t& entity) {
    if (entity != no_index) entity = place[entity];
  };
  for (Mention& m : document.mentions) {
    move(m.entity);
    for (std::uint32_t& member : m.members) move(member);
  }
  for (FoundEvent& e : document.events) {
    for (std::uint32_t& s : e.sources) move(s);
    for (std::uint32_t& t : e.targets) move(t);
    move(e.place);
    move(e.attributed_to);
  }
  for (FoundRelation& r : document.relations) {
    move(r.head);
    move(r.tail);
  }
}

}  // namespace entente
