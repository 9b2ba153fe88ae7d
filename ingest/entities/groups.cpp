// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/groups.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/entities/actor_phrases.h"
#include "ingest/entities/homes.h"
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
        homes_(document, tree_),
        in_name_(document.tokens.size()) {
    for (const Mention& m : document.mentions) {
      if (m.kind == MentionKind::name)
        std::fill(in_name_.begin() + m.first_token, in_name_.begin() + m.end_token, true);
    }
  }

  void find() {
    opening_end_ = first_actor();
    const std::size_t before = document_.mentions.size();
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (is_people_elsewhere(t) || may_be_group(t)) try_group(t);
      else if (is_crowd(t)) make_crowd(t);
    if (document_.mentions.size() != before) sort_mentions(document_);
  }

 private:
  bool may_be_group(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if (token.deprel == Deprel::compound || in_name_[t]) return false;
    if (token.upos == Upos::propn) {  // "Iraqi Kurds"
      if (token.features.number != Number::plural || token.deprel == Deprel::flat) return false;
      const Home home = homes_.of(t);
      return home.token != no_index && home.preposition.empty();
    }
    if (token.upos != Upos::noun) return false;
    const std::string lemma = to_lower(token.lemma);
    const ActorNoun* noun = actor_noun_at(document_, tree_, nouns_, t);
    if (noun == nullptr || (is_whole_nation(lemma) && !is_some_people(t))) return false;
    const bool is_of_people = person_noun(lemma) || is_group_noun(lemma) || role_noun(lemma) == RoleNoun::government ||
                              is_collective(noun->sector) || is_guard(noun->sector) || is_agent(lemma, noun->sector);
    if (!is_of_people || is_bare_singular(t, lemma)) return false;
    // "the prime minister, Anwar Ibrahim": the name is who acts
    return !has_other_meaning(t, role_noun(lemma), noun->sector) && name_beside(t) == no_index;
  }

  /// The name that the noun describes, in apposition to it or it to the name: "human rights activist Ana Ruiz".
  std::uint32_t name_beside(std::uint32_t t) const {
    for (const std::uint32_t c : tree_.children(t))
      if (joins_name_and_noun(document_.tokens[c].deprel) && homes_.mention_at(c) != no_index)
        return homes_.mention_at(c);
    const std::uint32_t up = tree_.head(t);
    return up != no_index && joins_name_and_noun(document_.tokens[t].deprel) ? homes_.mention_at(up) : no_index;
  }

  /// "The Cambodian people": the state, for those who speak of it.
  static bool is_whole_nation(std::string_view lemma) {
    static const std::unordered_set<std::string_view> nouns{"people", "nation",  "population",
                                                            "public", "country", "state"};
    return nouns.contains(lemma);
  }

  /// "Member of parliament", "as leader of Togo": what somebody is, not who acts.
  bool is_bare_singular(std::uint32_t t, std::string_view lemma) const {
    return document_.tokens[t].features.number != Number::plural && !is_group_noun(lemma) && lemma != "police" &&
           !tree_.has_child(t, Deprel::det) && !tree_.has_child(t, Deprel::nummod) &&
           !tree_.has_child(t, Deprel::nmod_poss);
  }

  /// "Hundreds of people", "40 people".
  bool is_some_people(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if ((token.lemma != "people" && token.lemma != "person") || tree_.has_child(t, Deprel::det)) return false;
    return tree_.has_child(t, Deprel::nummod) ||
           (token.deprel == Deprel::nmod && is_partitive(document_.tokens[token.head].lemma));
  }

  /// Sectors whose nouns always mean people: "militia", "opposition", "union"; not ships, schools and companies.
  static bool is_collective(std::string_view sector) {
    static const std::unordered_set<std::string_view> sectors{"REB", "PRM", "UAF", "OPP", "PTY",
                                                              "NGO", "LAB", "CVL", "REF", "CRM"};
    return sectors.contains(sector);
  }

  /// "Coca growers", "radiologists": who does something for a living; not ships ("destroyer") and firms ("carmaker").
  static bool is_agent(std::string_view lemma, std::string_view sector) {
    const bool is_trade = sector == "AGR" || sector == "EDU" || sector == "MED" || sector == "REL";
    return is_trade && (lemma.ends_with("er") || lemma.ends_with("or") || lemma.ends_with("ist") ||
                        lemma.ends_with("man") || lemma.ends_with("ian"));
  }

  /// Police and courts act where they are; troops may be anywhere.
  static bool is_guard(std::string_view sector) { return sector == "COP" || sector == "JUD"; }

  /// Those who act for their state: "Israeli soldiers", "American presidents".
  static bool is_of_state(std::string_view sector) {
    static const std::unordered_set<std::string_view> sectors{"GOV", "MIL", "COP", "SPY", "LEG", "JUD"};
    return sectors.contains(sector);
  }

  /// Where the first name of a person, state or body ends that stands as one who acts: what the definite article points
  /// back to stands behind it.
  std::uint32_t first_actor() const {
    for (const Mention& m : document_.mentions) {
      if (m.kind != MentionKind::name || m.entity == no_index || m.is_adjective) continue;
      const Deprel deprel = document_.tokens[m.head].deprel;
      if (deprel != Deprel::compound && deprel != Deprel::amod && deprel != Deprel::nmod_poss) return m.first_token;
    }
    return static_cast<std::uint32_t>(document_.tokens.size());
  }

  /// "The main rebel group ..." before anybody is named: nothing that it could point back to.
  bool is_opening(std::uint32_t t) const { return t < opening_end_; }

  /// Whether the noun may stand for a state, a body or an office-holder.
  bool has_other_meaning(std::uint32_t t, std::optional<RoleNoun> role, std::string_view sector) const {
    if (!role) return false;
    const bool is_plural = document_.tokens[t].features.number == Number::plural;
    const std::uint32_t article = tree_.child(t, Deprel::det);
    const bool is_new = article == no_index ? is_plural : document_.tokens[article].lemma == "a" || is_opening(t);
    switch (*role) {
      case RoleNoun::title:
      case RoleNoun::person: return !is_plural && (article == no_index || document_.tokens[article].lemma != "a");
      case RoleNoun::body: return !(is_plural || is_new) || !(is_collective(sector) || is_guard(sector));
      case RoleNoun::government: return !acts_for_itself(t, sector);
      default: return true;
    }
  }

  /// "Police in Oslo", "the authorities in Lima", "security forces in Togo", "French-led troops"; not "troops in Mali",
  /// who come from elsewhere, nor "Iranian police", who are Iran, nor "the police", whom coreference knows.
  bool acts_for_itself(std::uint32_t t, std::string_view sector) const {
    const Home home = homes_.of(t);
    if (home.preposition == "led by") return true;
    if (home.token != no_index ? home.preposition.empty() : tree_.has_child(t, Deprel::det) && !is_opening(t))
      return false;
    const std::string lemma = to_lower(document_.tokens[t].lemma);
    if (lemma == "authority" || is_guard(sector) || is_of_government(t)) return true;
    return lemma == "force" && std::ranges::any_of(tree_.children(t), [&](std::uint32_t c) {
             return to_lower(document_.tokens[c].lemma) == "security";
           });
  }

  /// "Government troops".
  bool is_of_government(std::uint32_t t) const {
    return std::ranges::any_of(tree_.children(t), [&](std::uint32_t c) {
      return document_.tokens[c].deprel == Deprel::compound && to_lower(document_.tokens[c].lemma) == "government";
    });
  }

  /// The name of a people that has this head ("Albanians"), or null.
  const Mention* people_named_at(std::uint32_t t) const {
    const std::uint32_t m = homes_.mention_at(t);
    if (m == no_index || document_.tokens[t].features.number != Number::plural) return nullptr;
    const Mention& mention = document_.mentions[m];
    if (mention.kind != MentionKind::name || mention.entity == no_index || mention.is_adjective) return nullptr;
    const auto meanings = meanings_of(document_, ontology_, mention.first_token, mention.end_token);
    const bool is_people = std::ranges::any_of(meanings, [](const Meaning& n) { return n.kind == NameKind::people; });
    return is_people ? &mention : nullptr;
  }

  /// The first word of the phrase that the noun is counted in: "thousands of demonstrators".
  std::uint32_t counted_in(std::uint32_t noun) const {
    std::uint32_t first = tree_.first_conjunct(noun);
    while (document_.tokens[first].deprel == Deprel::nmod && is_partitive(document_.tokens[tree_.head(first)].lemma))
      first = tree_.first_conjunct(tree_.head(first));
    return first;
  }

  /// "Thousands of Albanians marched": people in the street, not their state.
  bool is_crowd(std::uint32_t t) const {
    if (people_named_at(t) == nullptr || homes_.country_at(t).empty()) return false;
    const std::uint32_t first = counted_in(t);
    const std::uint32_t verb = tree_.head(first);
    if (verb == no_index || document_.tokens[first].deprel != Deprel::nsubj) return false;
    const auto acts = ontology_.lexicon().acts_of(document_.tokens[verb].lemma);
    return std::ranges::any_of(acts, [&](std::uint32_t a) {
      const Act& act = ontology_.lexicon().acts()[a];
      return act.type == EventType::protest && act.others.empty();
    });
  }

  void make_crowd(std::uint32_t t) {
    Mention& mention = document_.mentions[homes_.mention_at(t)];
    mention.entity =
        group_called(std::string(text_of(document_, mention.span)), std::string(homes_.country_at(t)), "CVL");
    mention.kind = MentionKind::nominal;
    mention.type = NameType::organisation;
  }

  /// "Bosnian Serbs", "ethnic Albanians in Macedonia": a people where it does not rule.
  bool is_people_elsewhere(std::uint32_t t) const {
    const Mention* people = people_named_at(t);
    if (people == nullptr) return false;
    const Home home = homes_.of(t);
    if (home.token == no_index || country_of(home) == document_.entities[people->entity].entity.country) return false;
    return home.preposition.empty() || std::ranges::any_of(tree_.children(t), [&](std::uint32_t c) {
             return document_.tokens[c].lemma == "ethnic";
           });
  }

  /// "Police in Oslo arrested ten demonstrators", "Egyptian police killed a student": where the clause places what is
  /// done by or to people of whom nothing more is said, else the one state that the sentence speaks of.
  Home home_in_context(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    const std::uint32_t first = counted_in(t);
    const Deprel deprel = document_.tokens[first].deprel;
    const std::uint32_t verb = tree_.head(first);
    const std::string preposition = deprel == Deprel::obl ? tree_.preposition(first) : std::string{};
    const bool is_hit =
        preposition == "at" || preposition == "on" || preposition == "against";  // "fired at protesters"
    const bool is_object = deprel == Deprel::obj || is_hit;
    const bool is_party =
        is_object || deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::obl_agent;
    if (!is_party || verb == no_index || document_.tokens[verb].upos != Upos::verb) return {};
    if (ontology_.lexicon().acts_of(document_.tokens[verb].lemma).empty()) return {};
    const std::uint32_t article = tree_.child(t, Deprel::det);
    const bool is_definite = article != no_index && document_.tokens[article].lemma != "a";
    if (is_definite && token.features.number != Number::plural && !is_opening(t)) return {};
    const bool is_of_office = role_noun(token.lemma) == RoleNoun::title || token.lemma == "leader";
    if (is_definite && is_of_office) return {};  // "the ministers": those spoken of
    if (tree_.has_child(t, Deprel::nmod_poss) || tree_.has_child(t, Deprel::nmod)) return {};
    for (std::uint32_t word = noun_phrase(tree_, t).first; word < t; ++word)
      if (const std::uint32_t m = homes_.mention_at(word); m != no_index && document_.mentions[m].entity != no_index)
        return {};  // "a UN war crimes court"
    const Home place = homes_.of_clause(verb);
    if (place.token != no_index) return place;
    if (is_object && is_coercion(verb))
      if (const Home home = home_of_guard(verb); home.token != no_index) return home;
    const Home only = homes_.only_one_in(token.sentence);
    if (only.token == no_index || is_other_party(only.token, verb)) return {};
    return is_subject(deprel) && is_of_object(only.token, verb) ? Home{} : only;
  }

  bool is_coercion(std::uint32_t verb) const {
    const auto acts = ontology_.lexicon().acts_of(document_.tokens[verb].lemma);
    return std::ranges::any_of(acts, [&](std::uint32_t a) {
      const Act& act = ontology_.lexicon().acts()[a];
      return act.type == EventType::coerce || act.type == EventType::sanction || act.type == EventType::assault;
    });
  }

  /// "A Tanzanian court jailed three people", "Iranian police fired at demonstrators": guards deal with those at home.
  Home home_of_guard(std::uint32_t verb) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      if (document_.tokens[c].deprel != Deprel::nsubj) continue;
      const ActorNoun* noun = actor_noun_at(document_, tree_, nouns_, c);
      if (noun == nullptr || !is_guard(noun->sector)) continue;
      if (const Home home = homes_.of(c); home.token != no_index) return {home.token, "in"};
      if (!homes_.country_at(c).empty()) return {c, "in"};  // "the Oslo police" as one name
    }
    return {};
  }

  /// Whether a state is a party of the verb itself: protesters who condemn China need not be in China.
  bool is_other_party(std::uint32_t name, std::uint32_t verb) const {
    const std::uint32_t first = tree_.first_conjunct(name);
    const std::uint32_t owner = document_.mentions[homes_.mention_at(name)].entity;
    if (tree_.head(first) != verb || document_.entities[owner].entity.type != EntityType::state) return false;
    const Deprel deprel = document_.tokens[first].deprel;
    return is_subject(deprel) || deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::obl_agent;
  }

  /// "Gunmen killed an Egyptian policeman": those who did it need not be of that state.
  bool is_of_object(std::uint32_t name, std::uint32_t verb) const {
    for (std::uint32_t up = name; up != no_index && up != verb; up = tree_.head(up)) {
      const bool is_object = document_.tokens[up].deprel == Deprel::obj || document_.tokens[up].deprel == Deprel::iobj;
      if (is_object && tree_.head(up) == verb) return actor_noun_at(document_, tree_, nouns_, up) != nullptr;
    }
    return false;
  }

  /// Whether the name behind the noun is one of several: "leaders of Japan and Peru" are of no single state.
  bool is_one_of_several(std::uint32_t name) const {
    return std::ranges::any_of(tree_.conjuncts(name), [&](std::uint32_t c) {
      return !homes_.country_at(c).empty() && homes_.country_at(c) != homes_.country_at(name);
    });
  }

  /// The country that the home stands for; of a person's followers that of the person.
  std::string_view country_of(const Home& home) const {
    return document_.entities[document_.mentions[homes_.mention_at(home.token)].entity].entity.country;
  }

  void try_group(std::uint32_t t) {
    Home home = homes_.of(t);
    const bool is_vague = home.token == no_index;
    if (is_vague) home = home_in_context(t);
    if (home.token == no_index) return;
    const std::uint32_t first = noun_phrase(tree_, t).first;
    const ActorCode code = actor_code_at(document_, tree_, ontology_, nouns_, t);
    if (code.entity && home.preposition.empty() && homes_.mention_at(t) == no_index) return;
    if (home.token > t && !is_vague && is_of_state(code.sector) && is_one_of_several(home.token)) return;
    std::vector<std::uint32_t> groups{group_of(t, home, code.sector, is_vague)};
    for (const std::uint32_t c : tree_.conjuncts(home.token))  // "Chadian and Libyan refugees"
      if (c > home.token && c < t && !homes_.country_at(c).empty())
        groups.push_back(group_of(t, {c, home.preposition}, code.sector, is_vague));
    std::uint32_t m = homes_.mention_at(t);
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
    const EntityType type = document_.entities[groups.front()].entity.type;
    mention.type = type == EntityType::state ? NameType::state : NameType::organisation;
    mention.entity = groups.front();
    if (groups.size() > 1) {
      mention.is_collective = true;
      mention.members = groups;
    }
  }

  /// The people that the noun means when they belong to this home: the state itself for those who act for it.
  std::uint32_t group_of(std::uint32_t t, const Home& home, const std::string& sector, bool is_vague) {
    const std::uint32_t owner = document_.mentions[homes_.mention_at(home.token)].entity;
    const Entity& of = document_.entities[owner].entity;
    if ((!is_vague || is_of_government(t)) && home.preposition != "led by" && of.type == EntityType::state &&
        is_of_state(sector))
      return owner;
    const std::uint32_t group = group_called(name_of_group(t, home), of.country, sector);
    if (is_vague) document_.entities[group].is_vague = true;
    return group;
  }

  /// "Afghan rebel leaders", without what else stands between: "the 30 heavily armed".
  std::string name_of_group(std::uint32_t t, const Home& home) const {
    const Mention& place = document_.mentions[homes_.mention_at(home.token)];
    std::string noun;
    for (const std::uint32_t c : tree_.children(t)) {
      const bool is_compound = document_.tokens[c].deprel == Deprel::compound && document_.tokens[c].upos == Upos::noun;
      if (is_compound && c < t && c != home.token) (noun += text_of(document_, document_.tokens[c])) += ' ';
    }
    noun += text_of(document_, document_.tokens[t]);
    std::string where(text_of(document_, place.span));
    const Entity& owner = document_.entities[place.entity].entity;
    const bool is_adjective = owner.type == EntityType::state || owner.type == EntityType::organisation;
    const bool is_owner = home.preposition == "of" || home.preposition == "from";
    if (owner.type == EntityType::person || (owner.type == EntityType::organisation && is_owner)) where = owner.name;
    else if (!home.preposition.empty() && is_adjective)  // "students in Egypt", of Egyptian police
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
  Homes homes_;
  std::vector<bool> in_name_;
  std::uint32_t opening_end_ = 0;  // token
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
