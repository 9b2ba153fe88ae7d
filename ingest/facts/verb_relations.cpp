// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>
#include <unordered_map>

#include "ingest/facts/relation_finder.h"

namespace entente {
namespace {

/// One way a verb states a relation. Slots are those of the clause ("subj", "obj", prepositions), several with blanks
/// between; "object" is the named object, "owner" whose the object is. Both sides alike: any two of them.
struct VerbRule {
  std::string_view verb;    // lemma, with its particle
  std::string_view object;  // the noun that must be its object, one of these; "": none asked
  RelationType type;
  std::string_view head;
  std::string_view tail;
  Kinds heads;
  Kinds tails;
};

constexpr Kinds a_party = a_state | a_body;
constexpr Kinds a_spot = a_place | a_state;
constexpr Kinds anything = a_person | a_state | a_body | a_place;
constexpr std::string_view chairmanships = "presidency chairmanship chair chairpersonship";
constexpr std::string_view seats = "headquarters headquarter seat base office secretariat";

constexpr std::string_view lands =
    "region territory island islet archipelago province peninsula part land area enclave water sea district";

constexpr auto verb_rules = std::to_array<VerbRule>({
    {"join", "", RelationType::member_of, "subj", "obj", a_state, a_body},
    {"accede", "", RelationType::member_of, "subj", "to", a_party, a_body},
    {"admit", "", RelationType::member_of, "obj", "to into", a_state, a_body},
    {"accept", "", RelationType::member_of, "obj", "into", a_state, a_body},
    {"comprise", "", RelationType::member_of, "obj", "subj", a_state, a_body},
    {"include", "", RelationType::member_of, "obj", "subj", a_state, a_bloc},
    {"group", "", RelationType::member_of, "obj", "subj", a_state, a_body},
    {"unite", "", RelationType::member_of, "obj", "subj", a_state, a_body},
    {"make up", "", RelationType::member_of, "of", "obj", a_state, a_body},
    {"consist", "", RelationType::member_of, "of", "subj", a_state, a_body},
    {"chair", "", RelationType::chairs, "subj", "obj", a_person | a_state | a_body, a_body},
    {"co-chair", "", RelationType::chairs, "subj", "obj", a_person | a_state | a_body, a_body},
    {"hold", chairmanships, RelationType::chairs, "subj", "owner", a_party, a_body},
    {"have", chairmanships, RelationType::chairs, "subj", "owner", a_party, a_body},
    {"assume", chairmanships, RelationType::chairs, "subj", "owner", a_party, a_body},
    {"take", chairmanships, RelationType::chairs, "subj", "owner", a_party, a_body},
    {"take over", chairmanships, RelationType::chairs, "subj", "owner", a_party, a_body},
    {"lead", "", RelationType::leads, "subj", "obj", a_person | a_party, a_body},
    {"command", "", RelationType::leads, "subj", "obj", a_person, a_body},
    {"head", "", RelationType::leads, "subj", "obj", a_person | a_party, a_body},
    {"own", "", RelationType::owned_by, "obj", "subj", anything, anything},
    {"back", "", RelationType::backed_by, "obj", "subj", a_party, a_party},
    {"support", "", RelationType::backed_by, "obj", "subj", a_force, a_party},
    {"arm", "", RelationType::backed_by, "obj", "subj", a_force, a_party},
    {"fund", "", RelationType::backed_by, "obj", "subj", a_force, a_party},
    {"finance", "", RelationType::backed_by, "obj", "subj", a_force, a_party},
    {"sponsor", "", RelationType::backed_by, "obj", "subj", a_force, a_party},
    {"bankroll", "", RelationType::backed_by, "obj", "subj", a_force, a_party},
    {"ally", "", RelationType::ally_of, "subj obj", "with to", a_party, a_party},
    {"border", "", RelationType::borders, "subj", "obj on with", a_spot, a_spot},
    {"adjoin", "", RelationType::borders, "subj", "obj", a_spot, a_spot},
    {"share", "border frontier boundary", RelationType::borders, "subj", "with", a_spot, a_spot},
    {"share", "border frontier boundary", RelationType::borders, "subj", "subj", a_state, a_state},
    {"have", "border frontier boundary", RelationType::borders, "subj", "with", a_state, a_spot},
    {"recognise", "", RelationType::recognizes, "subj", "obj", a_state, a_spot | a_body},
    {"recognize", "", RelationType::recognizes, "subj", "obj", a_state, a_spot | a_body},
    {"belong", "", RelationType::member_of, "subj", "to", a_state, a_bloc},
    {"belong", "", RelationType::part_of, "subj", "to", a_place, a_spot},
    {"belong", "", RelationType::part_of, "subj", "to", a_body, a_body},
    {"belong", "", RelationType::owned_by, "subj", "to", a_body, a_state},
    {"form", "part", RelationType::part_of, "subj", "owner", a_place, a_spot},
    {"base", "", RelationType::based_in, "obj", "in at", a_body, a_spot},
    {"headquarter", "", RelationType::based_in, "obj", "in at", a_body, a_spot},
    {"have", seats, RelationType::based_in, "subj", "in at", a_body, a_spot},
    {"locate", "", RelationType::located_in, "obj", "in within on", a_body | a_place, a_spot},
    {"situate", "", RelationType::located_in, "obj", "in within on", a_body | a_place, a_spot},
    {"lie", "", RelationType::located_in, "subj", "in within", a_place, a_spot},
    {"work", "", RelationType::employed_by, "subj", "for at", a_person, a_body},
    {"teach", "", RelationType::employed_by, "subj", "at", a_person, a_body},
    {"employ", "", RelationType::employed_by, "obj", "subj", a_person, a_body},
    {"succeed", "", RelationType::predecessor_of, "obj", "subj", a_person, a_person},
    {"replace", "", RelationType::predecessor_of, "obj", "subj", a_person, a_person},
    {"take over", "", RelationType::predecessor_of, "from", "subj", a_person, a_person},
    {"hand over", "", RelationType::predecessor_of, "subj", "to", a_person, a_person},
    {"hand", "power", RelationType::predecessor_of, "subj", "to", a_person, a_person},
    {"fight", "war", RelationType::at_war_with, "subj", "with against", a_party, a_party},
    {"fight", "war", RelationType::at_war_with, "subj", "subj", a_state, a_state},
    {"wage", "war", RelationType::at_war_with, "subj", "with against on", a_party, a_party},
    {"claim", lands, RelationType::claims_against, "subj", "owner", a_state, a_state},
    {"claim", "sovereignty", RelationType::claims_against, "subj", "object", a_state, a_state},
});

const std::vector<const VerbRule*>* rules_of(std::string_view verb) {
  static const auto all = [] {
    std::unordered_map<std::string_view, std::vector<const VerbRule*>> out;
    for (const VerbRule& rule : verb_rules) out[rule.verb].push_back(&rule);
    return out;
  }();
  const auto found = all.find(verb);
  return found == all.end() ? nullptr : &found->second;
}

bool needs_name(RelationType type) { return type == RelationType::employed_by; }

}  // namespace

/// With the particle: "take over".
std::string VerbRelations::verb_of(std::uint32_t t) const {
  for (const std::uint32_t c : tree_.children(t))
    if (c == t + 1 && (token(c).deprel == Deprel::compound_prt || token(c).deprel == Deprel::advmod) &&
        (token(c).lemma == "over" || token(c).lemma == "up"))
      return token(t).lemma + " " + token(c).lemma;
  return token(t).lemma;
}

/// A word for several unnamed people says of none of them where he works.
bool VerbRelations::is_named_one(const Side& side) const {
  const std::uint32_t m = participants_.mention_at(side.token);
  return m != no_index && !document_.mentions[m].is_collective;
}

std::vector<Side> VerbRelations::fill(const Clause& clause, std::string_view slots, std::string_view object) const {
  std::vector<Side> out;
  const auto add_all = [&](const std::vector<Side>& more) { out.insert(out.end(), more.begin(), more.end()); };
  if (slots == "owner" || slots == "object") {
    for (const std::uint32_t o : clause.at("obj")) {
      if (!object.empty() && !is_among(token(o).lemma, object)) continue;
      for (const std::uint32_t c : tree_.children(o)) {
        const bool owns = token(c).deprel == Deprel::nmod_poss || token(c).deprel == Deprel::compound ||
                          (token(c).deprel == Deprel::nmod &&
                           (tree_.preposition(c) == "of" || (slots == "object" && tree_.preposition(c) == "over")));
        if (owns) add_all(sides_at(c));
      }
    }
    return out;
  }
  for (const auto& [slot, fillers] : clause.slots)
    if (is_among(slot, slots))
      for (const std::uint32_t filler : fillers) {
        const auto sides = sides_at(filler);
        const bool describes = sides.empty() && token(filler).deprel == Deprel::appos;
        add_all(describes ? sides_at(tree_.head(filler)) : sides);  // "Aramco, a company owned by the state"
      }
  return out;
}

void VerbRelations::find(std::uint32_t t) {
  if (token(t).upos != Upos::verb) return;
  const std::string verb = verb_of(t);
  const auto* rules = rules_of(verb);
  if (rules == nullptr) return;
  const auto modality = modality_at(t);
  if (!modality) return;
  Clause clause = verb_clause(document_, tree_, t);
  if (!clause.is_passive && clause.at("obj").empty())  // "owned and operated the canal"
    for (const std::uint32_t c : tree_.children(t))
      if (token(c).deprel == Deprel::conj && c > t && c <= t + 3) {
        const Clause next = verb_clause(document_, tree_, c);
        if (!next.at("obj").empty()) clause.slots["obj"] = next.at("obj");
      }
  for (const VerbRule* rule : *rules) {
    const auto has_object = [&](std::uint32_t o) { return is_among(token(o).lemma, rule->object); };
    if (!rule->object.empty() && std::ranges::none_of(clause.at("obj"), has_object)) continue;
    const auto heads = fill(clause, rule->head, rule->object);
    const bool is_pair = rule->head == rule->tail;
    for (const Side& head : heads)
      for (const Side& tail : is_pair ? heads : fill(clause, rule->tail, rule->object)) {
        if ((kinds_of(head.entity) & rule->heads) == 0 || (kinds_of(tail.entity) & rule->tails) == 0) continue;
        if (needs_name(rule->type) && !is_named_one(head)) continue;
        FoundRelation* made = add(rule->type, head.entity, tail.entity, quote_of({t, head.token, tail.token}), verb);
        if (made != nullptr) made->modality = *modality;
        date(made, t,
             rule->type != RelationType::predecessor_of && is_among(verb, "join accede admit assume take over"));
        if (made != nullptr && rule->type == RelationType::chairs && type_of(head.entity) == EntityType::state &&
            *modality == Modality::asserted)
          add(RelationType::member_of, head.entity, tail.entity, quote_of({t, head.token, tail.token}), verb);
      }
  }
}

}  // namespace entente
