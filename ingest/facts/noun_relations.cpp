// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/facts/relation_finder.h"
#include "ingest/role_nouns.h"

namespace entente {

/// What it means that somebody is "the <noun> of" somebody. The first rule of a noun that fits a pair counts.
struct NounRule {
  std::string_view nouns;      // lemmas, with blanks between
  std::string_view modifiers;  // one of these must stand at the noun; "": none asked
  RelationType type;
  Kinds described;
  Kinds owners;
  std::string_view prepositions;  // that join the owner, beside possessors, adjectives and "of"
  bool is_reversed = false;       // the owner is the head of the relation
};

namespace {

constexpr Kinds a_party = a_state | a_body;
constexpr Kinds a_spot = a_place | a_state;
constexpr std::string_view state_owned =
    "state national state-owned state-run own owned run control controlled flag nationalised";

constexpr auto noun_rules = std::to_array<NounRule>({
    {"capital", "", RelationType::capital_of, a_place, a_spot, ""},
    {"member", "", RelationType::member_of, a_party, a_body, "in within"},
    {"member", "", RelationType::member_of, a_person, a_force | a_faction | a_bloc, ""},
    {"part", "", RelationType::member_of, a_state, a_bloc, ""},
    {"member-state", "", RelationType::member_of, a_party, a_body, "in within"},
    {"grouping alliance bloc coalition club", "", RelationType::member_of, a_body, a_state, "between", true},
    {"ally", "", RelationType::member_of, a_state, a_bloc, ""},
    {"ally", "", RelationType::ally_of, a_party, a_party, "to"},
    {"ally", "", RelationType::ally_of, a_person, a_person, "to"},
    {"neighbour neighbor", "", RelationType::borders, a_state, a_state, "to"},
    {"partner", "trade trading commercial", RelationType::trade_partner_of, a_party, a_party, "for"},
    {"chair chairman chairwoman chairmanship chairperson president presidency", "", RelationType::chairs, a_party,
     a_body, ""},
    {"leadership", "", RelationType::chairs, a_state, a_bloc, ""},
    {"agency body organ arm department branch unit ministry office programme program institution service authority "
     "regulator",
     "", RelationType::agency_of, a_body, a_state | a_bloc, "within"},
    {"parliament legislature assembly senate congress court army navy police military intelligence watchdog commission",
     "", RelationType::agency_of, a_body, a_state | a_bloc, "in"},
    {"agency newspaper network station", state_owned, RelationType::owned_by, a_body, a_state, ""},
    {"arm wing branch faction offshoot", "", RelationType::part_of, a_body, a_body, "within"},
    {"subsidiary unit division", "", RelationType::owned_by, a_body, a_party, ""},
    {"airline company firm carrier enterprise giant corporation bank broadcaster producer group utility "
     "operator monopoly exporter conglomerate miner manufacturer lender fund",
     state_owned, RelationType::owned_by, a_body, a_state, ""},
    {"republic region province part territory oblast county district peninsula enclave exclave dependency "
     "state archipelago prefecture emirate canton governorate municipality",
     "", RelationType::part_of, a_place, a_spot, "within in"},
    {"region province part republic territory", "breakaway separatist autonomous self-declared unrecognised",
     RelationType::part_of, a_state, a_state, ""},
    {"city town village port island resort base suburb site airport", "", RelationType::located_in, a_place, a_spot,
     "in within on"},
    {"country nation state power kingdom", "", RelationType::located_in, a_state, a_place, "in"},
    {"predecessor", "", RelationType::predecessor_of, a_person, a_person, "to"},
    {"predecessor", "", RelationType::predecessor_of, a_body, a_body, "to"},
    {"successor", "", RelationType::predecessor_of, a_person, a_person, "to", true},
    {"successor", "", RelationType::predecessor_of, a_body, a_body, "to", true},
    {"proxy", "", RelationType::backed_by, a_party, a_state, ""},
    {"backer patron sponsor", "", RelationType::backed_by, a_party, a_party, "", true},
});

const std::vector<const NounRule*>* rules_of(std::string_view noun) {
  static const auto all = [] {
    std::unordered_map<std::string_view, std::vector<const NounRule*>> out;
    for (const NounRule& rule : noun_rules)
      for (std::size_t at = 0; at < rule.nouns.size();) {
        const std::size_t end = std::min(rule.nouns.find(' ', at), rule.nouns.size());
        out[rule.nouns.substr(at, end - at)].push_back(&rule);
        at = end + 1;
      }
    return out;
  }();
  const auto found = all.find(noun);
  return found == all.end() ? nullptr : &found->second;
}

/// Nouns with two equal sides: "the war between", "their border".
struct EqualsRule {
  std::string_view nouns;
  std::string_view not_with;   // modifiers that make it something else
  std::string_view only_with;  // one of these modifiers, or a place in dispute, must be there
  RelationType type;
  Kinds sides;
};

constexpr auto equals_rules = std::to_array<EqualsRule>({
    {"war hostility", "trade cold civil price proxy tariff diplomatic currency propaganda customs", "",
     RelationType::at_war_with, a_state | a_force},
    {"border frontier boundary", "", "", RelationType::borders, a_state},
    {"dispute claim", "",
     "territorial border maritime sovereignty overlapping competing rival conflicting jurisdictional",
     RelationType::claims_against, a_state},
});

constexpr std::string_view feared =
    "risk threat fear danger prospect possibility likelihood chance brink verge talk prevent avoid avert threaten "
    "provoke lead want seek deter";
constexpr std::string_view contests = "compete overlap conflict";

constexpr std::string_view no_longer_so =
    "former ex old onetime erstwhile would-be potential prospective possible aspiring future candidate associate "
    "observer late non then";

}  // namespace

/// The noun a rule may know: "states" of "member states" is a member.
std::string NounRelations::noun_of(std::uint32_t t) const {
  const std::string lemma = to_lower(token(t).lemma);
  if (lemma == "state" || lemma == "country" || lemma == "nation" || lemma == "government")
    for (const std::uint32_t c : tree_.children(t))
      if (token(c).deprel == Deprel::compound && token(c).lemma == "member") return "member";
  if (lemma == "city")
    for (const std::uint32_t c : tree_.children(t))
      if (c + 1 == t && token(c).lemma == "capital") return "capital";
  if (token(t).deprel == Deprel::compound && lemma == "member" && tree_.head(t) != no_index &&
      token(tree_.head(t)).upos == Upos::noun)
    return {};
  return lemma;
}

void NounRelations::find(std::uint32_t t) {
  const Upos upos = token(t).upos;
  if (upos != Upos::noun && upos != Upos::propn && upos != Upos::adv && upos != Upos::adj) return;
  if (is_name(t)) return within_bloc(t);
  const std::string lemma = noun_of(t);
  if (rules_of(lemma) != nullptr) two_sided(t, lemma);
  if (upos != Upos::noun) return;
  if (lemma == "border") taken_for_noun(t);
  between_equals(t);
  if (is_among(lemma, "headquarters headquarter seat secretariat")) seat(t);
}

// ---- who is described ----

std::vector<NounRelations::Described> NounRelations::described(std::uint32_t noun) const {
  std::vector<Described> out;
  // the word that stands for the phrase: "one of its closest allies", "allies and neighbours"
  std::uint32_t top = tree_.first_conjunct(noun);
  if (token(top).deprel == Deprel::nmod && tree_.preposition(top) == "of" && tree_.head(top) != no_index &&
      (token(tree_.head(top)).upos == Upos::num || is_counting(tree_.head(top))))
    top = tree_.first_conjunct(tree_.head(top));
  by_verb(noun, top, out);
  by_apposition(noun, top, out);
  by_neighbour(noun, out);
  // "Cambodia's chairmanship": the doer possesses the noun
  if (token(noun).lemma.ends_with("ship") || token(noun).lemma == "presidency")
    for (const std::uint32_t c : tree_.children(noun))
      if (token(c).deprel == Deprel::nmod_poss) add_described(sides_at(c), "possessor", no_index, out);
  return out;
}

void NounRelations::add_described(std::vector<Side> sides, std::string rule, std::uint32_t anchor,
                                  std::vector<Described>& out) const {
  if (!sides.empty()) out.push_back({.sides = std::move(sides), .rule = std::move(rule), .anchor = anchor});
}

/// "Chad is a member", "the capital is Astana", "became a member", "served as chair", "whose members include Laos",
/// "among the members are Togo and Benin".
void NounRelations::by_verb(std::uint32_t noun, std::uint32_t top, std::vector<Described>& out) const {
  const Deprel deprel = token(top).deprel;
  const std::uint32_t head = tree_.head(top);
  const std::string preposition = tree_.preposition(top);
  if (tree_.has_child(top, Deprel::cop) && preposition.empty()) {
    const std::size_t before = out.size();
    for (const std::uint32_t c : tree_.children(top))
      if (is_subject(token(c).deprel)) add_described(sides_at(c), "copula", top, out);
    if (deprel == Deprel::acl_relcl && out.size() == before && head != no_index)
      add_described(sides_at(head), "copula", top, out);
  }
  if (head == no_index) return;
  const bool has_copula = tree_.has_child(head, Deprel::cop);
  if (is_subject(deprel) && has_copula && tree_.preposition(head).empty())
    add_described(sides_at(head), "copula", head, out);
  const bool counts = preposition == "among" && is_among(token(head).lemma, "count number include have rank");
  if (counts)
    for (const std::uint32_t c : tree_.children(head))
      if (token(c).deprel == Deprel::obj) add_described(sides_at(c), "include", head, out);
  if (preposition == "among" && has_copula) add_described(sides_at(head), "copula", head, out);
  const bool is_plural = token(noun).features.number == Number::plural;
  if (is_subject(deprel) && is_plural && token(head).lemma == "include")
    for (const std::uint32_t c : tree_.children(head))
      if (token(c).deprel == Deprel::obj) add_described(sides_at(c), "include", head, out);
  if (preposition == "as" && is_name(head) && top > head)  // "India, as chair of the G20, invited"
    add_described(sides_at(head), "as", no_index, out);
  if (token(head).upos != Upos::verb) return;
  const bool is_role = preposition == "as" && (deprel == Deprel::obl || deprel == Deprel::nmod);
  const bool is_predicate =
      (deprel == Deprel::xcomp || deprel == Deprel::obj) && is_among(token(head).lemma, "become remain stay be make");
  if (!is_role && !is_predicate) return;
  const Clause clause = verb_clause(document_, tree_, head);
  for (const std::uint32_t filler : clause.at(clause.is_passive ? "obj" : "subj"))
    add_described(sides_at(filler), is_role ? "as" : "copula", head, out);
}

/// "Uruguay, a member of Mercosur", "its allies, Denmark and Norway", "members such as Hungary".
void NounRelations::by_apposition(std::uint32_t noun, std::uint32_t top, std::vector<Described>& out) const {
  const Deprel deprel = token(top).deprel;
  const std::uint32_t head = tree_.head(top);
  const bool is_plural = token(noun).features.number == Number::plural;
  const auto name_before = [&](std::uint32_t n) {
    const std::uint32_t m = described_by(n);
    if (m == no_index) return std::vector<Side>{};
    const Side nearest{.token = document_.mentions[m].head, .entity = document_.mentions[m].entity};
    if (!is_plural) return std::vector<Side>{nearest};
    std::vector<Side> listed = sides_at(tree_.first_conjunct(nearest.token));  // "Algeria and Gabon, members of OPEC"
    std::erase_if(listed, [&](const Side& side) { return side.token > nearest.token; });
    return listed.empty() ? std::vector<Side>{nearest} : listed;
  };
  if (deprel == Deprel::appos && head != no_index) {
    auto whom = name_before(top);
    if (whom.empty()) {
      whom = sides_at(head);
      if (!is_plural && whom.size() > 1) std::erase_if(whom, [&](const Side& side) { return side.token != head; });
    }
    add_described(std::move(whom), "apposition", no_index, out);
  } else if (deprel == Deprel::conj || top != noun) {
    add_described(name_before(noun), "apposition", no_index, out);
  }
  for (const std::uint32_t c : tree_.children(noun)) {
    if (c < noun) continue;
    const Deprel child = token(c).deprel;
    const std::string like = tree_.preposition(c);
    const bool is_listed = (child == Deprel::nmod && is_among(like, "include including like")) || like == "such as";
    const bool is_list = child == Deprel::conj && is_plural && is_name(c) &&
                         (tree_.has_child(noun, Deprel::appos) || word(noun + 1) == ",");
    const bool is_bracketed = child == Deprel::appos && word(tree_.extent(c).first) == "(";
    if (is_bracketed) continue;  // "Maungtaw district (Rakhine)"
    if (child == Deprel::appos || child == Deprel::flat || is_listed || is_list)
      add_described(sides_at(c), "apposition", no_index, out);
    else if (child == Deprel::nmod && like == "of" && !is_plural) {
      // "the current chair of ASEAN, Laos": hung on the owner
      for (const std::uint32_t name : tree_.children(c))
        if (token(name).deprel == Deprel::appos && name > 0 && word(name - 1) == ",")
          add_described(sides_at(name), "apposition", no_index, out);
    } else if (child == Deprel::amod && token(c).lemma == "other") {  // "cities other than Havana"
      for (const std::uint32_t name : tree_.children(c))
        if (tree_.preposition(name) == "than") add_described(sides_at(name), "apposition", no_index, out);
    }
  }
}

/// "NATO member Turkey", "its predecessor, Ruritania," whatever the tree says, and "Britain, France and other members".
void NounRelations::by_neighbour(std::uint32_t noun, std::vector<Described>& out) const {
  // a singular is of the first name only: "the flag carrier Aeroflot and Surinam"
  const auto joined = [&](std::uint32_t name) {
    auto sides = sides_at(name);
    if (token(noun).features.number != Number::plural)
      std::erase_if(sides, [&](const Side& side) { return side.token != name; });
    return sides;
  };
  const Deprel deprel = token(noun).deprel;
  if ((deprel == Deprel::compound || deprel == Deprel::nmod_desc || deprel == Deprel::amod) &&
      tree_.head(noun) != no_index && tree_.head(noun) > noun)
    add_described(joined(tree_.head(noun)), "joined noun", no_index, out);
  if (const std::uint32_t first = tree_.first_conjunct(noun); first < noun && has_modifier(noun, "other")) {
    std::vector<Side> listed;
    for (const Side& s : sides_at(first))
      if (s.token < noun) listed.push_back(s);
    add_described(std::move(listed), "joined noun", no_index, out);
  }
  std::uint32_t next = noun + 1;
  for (const std::uint32_t c : tree_.children(noun))
    if (c > noun && token(c).deprel == Deprel::nmod && tree_.preposition(c) == "of") {
      const std::uint32_t m = participants_.mention_at(c);
      if (m != no_index) next = document_.mentions[m].end_token;
    }
  const std::uint32_t end = document_.sentences[token(noun).sentence].end_token;
  const bool has_comma = next < end && word(next) == ",";
  if (has_comma) ++next;
  if (!has_comma && next != noun + 1) return;
  const Mention* name = name_beginning(next);
  if (name == nullptr || name->is_adjective || name->entity == no_index) return;
  const bool is_closed = name->end_token < end && is_among(word(name->end_token), ", ( and .");
  const bool is_sure = type_of(name->entity) != EntityType::organisation || document_.entities[name->entity].is_known;
  if (!has_comma || (is_closed && is_sure)) add_described(joined(name->head), "joined noun", no_index, out);
}

bool NounRelations::is_counting(std::uint32_t t) const {
  return is_among(token(t).lemma, "one two three four some several many most two-thirds part");
}

// ---- whose it is ----

void NounRelations::add_owners(std::uint32_t of, std::string_view prepositions, std::vector<Side>& out) const {
  for (const std::uint32_t c : tree_.children(of)) {
    const Deprel deprel = token(c).deprel;
    const bool is_before = deprel == Deprel::nmod_poss || deprel == Deprel::amod || deprel == Deprel::compound;
    const std::string preposition = deprel == Deprel::nmod || deprel == Deprel::obl ? tree_.preposition(c) : "";
    if (!is_before && preposition != "of" && !is_among(preposition, prepositions)) continue;
    if (is_before && c > 0 && is_among(word(c - 1), "non")) continue;
    for (const std::uint32_t conjunct : tree_.conjuncts(c)) {
      const auto here = participants_.entities_at(conjunct);
      for (const std::uint32_t e : here) out.push_back({.token = conjunct, .entity = e});
      // "the capital of Roraima state"
      if (here.empty() && role_noun(to_lower(token(conjunct).lemma)) == RoleNoun::place)
        for (const std::uint32_t name : tree_.children(conjunct))
          if (token(name).deprel == Deprel::compound && name + 1 == conjunct)
            for (const std::uint32_t e : participants_.entities_at(name)) out.push_back({.token = name, .entity = e});
      // "a city in the east of the country"
      if (here.empty() && !preposition.empty() &&
          is_among(token(conjunct).lemma, "east west north south centre center heart middle part"))
        add_owners(conjunct, "", out);
    }
    if (is_before && token(c).lemma == "member") add_owners(c, "", out);
  }
}

std::vector<Side> NounRelations::owners(std::uint32_t noun, std::string_view prepositions) const {
  std::vector<Side> out;
  add_owners(noun, prepositions, out);
  // "its ally Japan": the possessor hangs on the name
  if (const std::uint32_t name = tree_.head(noun);
      name != no_index && name > noun &&
      (token(noun).deprel == Deprel::compound || token(noun).deprel == Deprel::nmod_desc ||
       token(noun).deprel == Deprel::amod))
    for (const std::uint32_t c : tree_.children(name))
      if (c < noun && (token(c).deprel == Deprel::nmod_poss || token(c).deprel == Deprel::amod))
        for (const std::uint32_t e : participants_.entities_at(c)) out.push_back({.token = c, .entity = e});
  return out;
}

/// The state of this article whose capital the place is; what was given, when there is none.
std::uint32_t NounRelations::state_seated_in(std::uint32_t place) const {
  const auto known = ontology_.find(document_.entities[place].entity.id);
  if (!known || type_of(place) != EntityType::place) return place;
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    if (type_of(e) != EntityType::state) continue;
    const auto state = ontology_.find(document_.entities[e].entity.id);
    if (state && ontology_.at(*state).capital == *known) return e;
  }
  return place;
}

/// Not of another country than the one a known place lies in.
bool NounRelations::may_be_capital(std::uint32_t place, std::uint32_t state) const {
  const auto known = ontology_.find(document_.entities[place].entity.id);
  const auto whose = ontology_.find(document_.entities[state].entity.id);
  if (!known || !whose || ontology_.at(*known).located_in == no_entity) return true;
  for (std::uint32_t up = ontology_.at(*known).located_in; up != no_entity; up = ontology_.at(up).located_in)
    if (up == *whose) return true;
  return document_.entities[place].entity.country == document_.entities[state].entity.country;
}

/// "Izmail, a Ukrainian port opposite Romania": a known place of another state.
bool NounRelations::is_elsewhere(std::uint32_t place, std::uint32_t state) const {
  const std::string& country = document_.entities[place].entity.country;
  return document_.entities[place].is_known && type_of(state) == EntityType::state && !country.empty() &&
         country != document_.entities[state].entity.country;
}

void NounRelations::two_sided(std::uint32_t noun, const std::string& lemma) {
  if (has_modifier(noun, no_longer_so)) return;
  const bool is_plural = token(noun).features.number == Number::plural;
  const auto all = described(noun);
  for (const Described& group : all) {
    const auto modality = group.anchor == no_index ? Modality::asserted : modality_at(group.anchor);
    if (!modality) continue;
    bool is_owned = false;
    for (Side owner : owners(noun, "of to in within on for"))
      for (Side side : group.sides) {
        const bool is_one_of_them = std::ranges::any_of(all, [&](const Described& d) {
          return std::ranges::any_of(d.sides, [&](const Side& s) { return s.entity == owner.entity; });
        });
        if (is_one_of_them) continue;
        const NounRule* rule = fitting(noun, lemma, side, owner);
        if (rule == nullptr &&
            is_among(
                lemma,
                "ally partner proxy backer patron sponsor")) {  // "Washington's ally": the capital stands for the state
          side.entity = state_seated_in(side.entity);
          owner.entity = state_seated_in(owner.entity);
          rule = side.entity == owner.entity ? nullptr : fitting(noun, lemma, side, owner);
        }
        if (rule == nullptr) continue;
        const bool is_of_place = type_of(owner.entity) == EntityType::place && group.rule == "joined noun" &&
                                 tree_.preposition(owner.token) == "of";
        if (is_of_place && (rule->type == RelationType::located_in || rule->type == RelationType::part_of))
          continue;  // "the cities of Hebron and Jericho"
        if (rule->type == RelationType::capital_of && !may_be_capital(side.entity, owner.entity)) continue;
        if (rule->type == RelationType::located_in && is_elsewhere(side.entity, owner.entity)) continue;
        is_owned = true;
        const bool swap = rule->is_reversed;
        // "a province in the Fergana Valley"
        const bool lies_in = rule->type == RelationType::part_of && type_of(owner.entity) == EntityType::place &&
                             token(owner.token).deprel == Deprel::nmod && tree_.preposition(owner.token) == "in";
        FoundRelation* made =
            add(lies_in ? RelationType::located_in : rule->type, swap ? owner.entity : side.entity,
                swap ? side.entity : owner.entity, quote_of({noun, side.token, owner.token}), group.rule);
        if (made != nullptr) made->modality = *modality;
        const std::uint32_t anchor = group.anchor == no_index ? noun : group.anchor;
        date(made, anchor, token(anchor).lemma == "become");
        if (made != nullptr && rule->type == RelationType::chairs && type_of(side.entity) == EntityType::state)
          add(RelationType::member_of, side.entity, owner.entity, quote_of({noun, side.token, owner.token}),
              group.rule);
      }
    if (!is_owned && is_plural && group.rule == "copula" && group.sides.size() == 2 &&
        is_among(lemma, "ally neighbour neighbor partner"))
      if (const NounRule* rule = fitting(noun, lemma, group.sides[0], group.sides[1])) {
        FoundRelation* made = add(rule->type, group.sides[0].entity, group.sides[1].entity,
                                  quote_of({noun, group.sides[0].token, group.sides[1].token}), group.rule);
        if (made != nullptr) made->modality = *modality;
      }
  }
}

const NounRule* NounRelations::fitting(std::uint32_t noun, const std::string& lemma, const Side& described,
                                       const Side& owner) const {
  const std::string preposition = token(owner.token).deprel == Deprel::nmod ? tree_.preposition(owner.token) : "";
  const bool is_firm = lemma == "agency" && has_modifier(noun, "news press rating travel");
  for (const NounRule* rule : *rules_of(lemma)) {
    if ((kinds_of(described.entity) & rule->described) == 0 || (kinds_of(owner.entity) & rule->owners) == 0) continue;
    if (!rule->modifiers.empty() && !has_modifier(noun, rule->modifiers)) continue;
    if (is_firm && rule->type == RelationType::agency_of) continue;  // "American news agency"
    if (rule->type == RelationType::member_of && document_.entities[owner.entity].entity.sector == "LEG") continue;
    const bool lies_there = rule->described == a_state && rule->type == RelationType::located_in;
    if (lies_there && preposition.empty()) continue;  // "several Asian powers" may lie elsewhere
    if (!preposition.empty() && preposition != "of" && preposition != "from" && preposition != "by" &&
        !is_among(preposition, rule->prepositions))
      continue;
    return rule;
  }
  return nullptr;
}

// ---- equals ----

void NounRelations::between_equals(std::uint32_t noun) {
  const std::string& lemma = token(noun).lemma;
  for (const EqualsRule& rule : equals_rules) {
    if (!is_among(lemma, rule.nouns)) continue;
    if (!rule.not_with.empty() && has_modifier(noun, rule.not_with)) return;
    const auto is_light = [](std::string_view verb, const std::string& preposition) {
      return preposition.empty()
                 ? is_among(verb, "have share fight wage lay make press maintain") || is_among(verb, contests)
                 : preposition == "at" && is_among(verb, "be remain");
    };
    const Clause clause = noun_clause(document_, tree_, noun, is_light);
    const auto fit = [&](const char* slot, std::vector<Side>& out) {
      for (const std::uint32_t filler : clause.at(slot))
        for (const Side& side : sides_at(filler))
          if ((kinds_of(side.entity) & rule.sides) != 0) out.push_back(side);
    };
    // "has competing claims" may be read as a verb and its object
    const bool competes = token(noun).deprel == Deprel::obj && is_among(token(tree_.head(noun)).lemma, contests);
    if (!rule.only_with.empty() && !competes && !has_modifier(noun, rule.only_with)) {
      const bool is_over_place = std::ranges::any_of(clause.at("over"), [&](std::uint32_t t) {
        const auto what = participants_.entities_at(t);
        return !what.empty() && type_of(what.front()) == EntityType::place;
      });
      if (!is_over_place) return;
    }
    std::vector<Side> ours;
    std::vector<Side> theirs;
    fit("between", ours);
    const bool is_between = ours.size() > 1;
    if (!is_between) {
      for (const char* slot : {"poss", "subj"}) fit(slot, ours);
      for (const char* slot : {"with", "against", "on"}) fit(slot, theirs);
    }
    if (ours.empty() && theirs.empty()) ours = hyphenated(noun, rule.sides);
    std::uint32_t anchor = clause.light_verb;
    if (tree_.has_child(noun, Deprel::cop) && tree_.preposition(noun) == "at") {
      anchor = noun;
      for (const std::uint32_t c : tree_.children(noun))
        if (is_subject(token(c).deprel))
          for (const Side& side : sides_at(c))
            if ((kinds_of(side.entity) & rule.sides) != 0) ours.push_back(side);
    }
    // "the risk of war between"
    const std::uint32_t governor = tree_.head(noun);
    if (governor != no_index && anchor != noun &&
        ((rule.type == RelationType::at_war_with && is_among(token(governor).lemma, feared)) ||
         (rule.type == RelationType::claims_against && is_among(token(governor).lemma, "settle resolve end"))))
      return;
    const auto modality = anchor == no_index ? Modality::asserted : modality_at(anchor);
    if (!modality) return;
    const auto tie = [&](const Side& a, const Side& b) {
      FoundRelation* made = add(rule.type, a.entity, b.entity, quote_of({noun, a.token, b.token}), lemma);
      if (made != nullptr) made->modality = *modality;
      date(made, noun);
    };
    for (const Side& a : ours)
      for (const Side& b : theirs) tie(a, b);
    if (theirs.empty() && ours.size() == 2) tie(ours[0], ours[1]);
  }
}

/// "the Chad-Sudan border", "the Iran–Iraq war": the two right before the noun.
std::vector<Side> NounRelations::hyphenated(std::uint32_t noun, Kinds kinds) const {
  std::uint32_t t = noun;
  while (t > 0 && mention_ending_[t - 1] == no_index && token(t - 1).upos == Upos::adj) --t;
  std::vector<Side> out;
  while (t > 0 && mention_ending_[t - 1] != no_index) {
    const Mention& m = document_.mentions[mention_ending_[t - 1]];
    if (m.entity == no_index || (kinds_of(m.entity) & kinds) == 0) break;
    out.insert(out.begin(), {.token = m.head, .entity = m.entity});
    if (m.first_token < 2 || !is_among(word(m.first_token - 1), "- – ‑ —")) break;
    t = m.first_token - 1;
  }
  return out.size() == 2 ? out : std::vector<Side>{};
}

/// "Moldova is not in the European Union".
void NounRelations::within_bloc(std::uint32_t name) {
  if (!tree_.has_child(name, Deprel::cop) || tree_.preposition(name) != "in") return;
  const auto modality = modality_at(name);
  if (!modality) return;
  for (const std::uint32_t c : tree_.children(name)) {
    if (!is_subject(token(c).deprel)) continue;
    for (const Side& body : sides_at(name))
      for (const Side& state : sides_at(c))
        if ((kinds_of(body.entity) & a_bloc) != 0 && (kinds_of(state.entity) & a_state) != 0)
          if (FoundRelation* made = add(RelationType::member_of, state.entity, body.entity,
                                        quote_of({name, state.token, body.token}), "copula"))
            made->modality = *modality;
  }
}

/// "Chad borders Sudan": the verb of a short sentence, taken for a noun.
void NounRelations::taken_for_noun(std::uint32_t noun) {
  if (noun == 0 || noun + 1 >= document_.tokens.size() || word(noun) != "borders") return;
  const std::uint32_t before = mention_ending_[noun - 1];
  const std::uint32_t next = word(noun + 1) == "only" ? noun + 2 : noun + 1;
  const Mention* after = name_beginning(next);
  if (before == no_index || after == nullptr || after->is_adjective || after->entity == no_index) return;
  const Mention& left = document_.mentions[before];
  if (left.is_adjective || left.entity == no_index) return;
  if (type_of(left.entity) == EntityType::state && type_of(after->entity) == EntityType::state)
    add(RelationType::borders, left.entity, after->entity, cover(left.span, after->span), "border");
}

/// "NATO's headquarters in Brussels", "The headquarters of NATO are in Brussels".
void NounRelations::seat(std::uint32_t noun) {
  std::vector<Side> bodies;
  add_owners(noun, "", bodies);
  std::vector<Side> places;
  for (const std::uint32_t c : tree_.children(noun))
    if (token(c).deprel == Deprel::nmod && (tree_.preposition(c) == "in" || tree_.preposition(c) == "at"))
      places = sides_at(c);
  const std::uint32_t head = tree_.head(noun);
  if (is_subject(token(noun).deprel) && head != no_index) {
    if (tree_.has_child(head, Deprel::cop) && (tree_.preposition(head) == "in" || tree_.preposition(head).empty()))
      places = sides_at(head);
    if (is_among(token(head).lemma, "locate base situate be lie"))
      for (const std::uint32_t c : tree_.children(head))
        if (token(c).deprel == Deprel::obl && tree_.preposition(c) == "in") places = sides_at(c);
  }
  for (const Side& body : bodies)
    for (const Side& place : places)
      if ((kinds_of(body.entity) & a_body) != 0 && (kinds_of(place.entity) & a_spot) != 0)
        add(RelationType::based_in, body.entity, place.entity, quote_of({noun, body.token, place.token}),
            "headquarters");
}

}  // namespace entente
