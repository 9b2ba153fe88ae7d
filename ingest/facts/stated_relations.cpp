// SPDX-License-Identifier: Apache-2.0
#include <string_view>
#include <unordered_set>

#include "ingest/facts/clause.h"
#include "ingest/facts/relation_finder.h"

namespace entente {

void StatedRelations::find(std::uint32_t token) {
  if (document_.tokens[token].upos == Upos::verb) stated_by_verb(token);
  else if (document_.tokens[token].upos == Upos::noun) stated_by_noun(token);
}

void StatedRelations::stated_by_verb(std::uint32_t t) {
  const std::string& lemma = token(t).lemma;
  static const std::unordered_set<std::string_view> verbs{
      "join",        "chair",  "lead",    "head",    "own",     "border", "recognise", "recognize", "belong", "base",
      "headquarter", "locate", "succeed", "replace", "situate", "accede", "enter",     "work",      "operate"};
  if (!verbs.contains(lemma)) return;
  const Clause clause = verb_clause(document_, tree_, t);
  const auto entities = [&](const char* slot) {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t filler : clause.at(slot)) add_unique(out, participants_.fillers(filler));
    return out;
  };
  const auto link = [&](RelationType type, const std::vector<std::uint32_t>& heads,
                        const std::vector<std::uint32_t>& tails, auto fits) {
    for (const std::uint32_t h : heads)
      for (const std::uint32_t tail : tails)
        if (fits(type_of(h), type_of(tail))) {
          add(type, h, tail, clause_span(t), lemma);
          if (tree_.is_negated(t) && !document_.relations.empty())
            document_.relations.back().modality = Modality::denied;
        }
  };
  const auto to_body = [](EntityType h, EntityType tail) {
    return h != EntityType::place && tail == EntityType::organisation;
  };
  const auto states = [](EntityType h, EntityType tail) { return h == EntityType::state && tail == EntityType::state; };
  const auto anything = [](EntityType, EntityType) { return true; };
  const auto to_place = [](EntityType h, EntityType tail) {
    return h != EntityType::person && h != EntityType::state &&
           (tail == EntityType::place || tail == EntityType::state);
  };
  const auto persons = [](EntityType h, EntityType tail) {
    return h == EntityType::person && tail == EntityType::person;
  };
  if (lemma == "join" && !is_irrealis(t))
    link(RelationType::member_of, entities("subj"), entities("obj"),
         [&](EntityType h, EntityType tail) { return h == EntityType::state && tail == EntityType::organisation; });
  else if (lemma == "accede" && !is_irrealis(t))
    link(RelationType::member_of, entities("subj"), entities("to"), to_body);
  else if (lemma == "chair") link(RelationType::chairs, entities("subj"), entities("obj"), to_body);
  else if (lemma == "lead" || lemma == "head") link(RelationType::leads, entities("subj"), entities("obj"), to_body);
  else if (lemma == "own") link(RelationType::owned_by, entities("obj"), entities("subj"), anything);
  else if (lemma == "border") link(RelationType::borders, entities("subj"), entities("obj"), states);
  else if (lemma == "recognise" || lemma == "recognize")
    link(RelationType::recognizes, entities("subj"), entities("obj"), [](EntityType h, EntityType tail) {
      return h == EntityType::state &&
             (tail == EntityType::state || tail == EntityType::place || tail == EntityType::organisation);
    });
  else if (lemma == "belong")
    link(RelationType::part_of, entities("subj"), entities("to"),
         [](EntityType h, EntityType tail) { return h != EntityType::person && tail != EntityType::person; });
  else if (lemma == "base" || lemma == "headquarter")
    link(RelationType::based_in, entities("obj"), entities("in"), to_place);
  else if (lemma == "locate" || lemma == "situate")
    link(RelationType::located_in, entities("obj"), entities("in"), to_place);
  else if (lemma == "work")
    link(RelationType::employed_by, entities("subj"), entities("for"),
         [](EntityType h, EntityType tail) { return h == EntityType::person && tail == EntityType::organisation; });
  else if (lemma == "succeed" || lemma == "replace")
    link(RelationType::predecessor_of, entities("obj"), entities("subj"), persons);
}

bool StatedRelations::is_irrealis(std::uint32_t t) const {
  for (const std::uint32_t c : tree_.children(t)) {
    if (token(c).deprel == Deprel::aux && token(c).lemma != "have" && token(c).lemma != "be" && token(c).lemma != "do")
      return true;
    if (token(c).deprel == Deprel::mark && (token(c).lemma == "to" || token(c).lemma == "if")) return true;
  }
  return false;
}

Span StatedRelations::clause_span(std::uint32_t t) const {
  const auto [first, end] = tree_.extent(t);
  return span_of(first, end);
}

/// "Eden's successor, Harold Macmillan"; "its largest trade partner, China"; "their claims".
void StatedRelations::stated_by_noun(std::uint32_t t) {
  const std::string& lemma = token(t).lemma;
  const bool precedes = lemma == "predecessor";
  if (!precedes && lemma != "successor" && lemma != "partner" && lemma != "ally") return;
  const auto owners = participants_.owners(t);
  if (owners.empty()) return;
  std::vector<std::uint32_t> named;
  std::vector<std::uint32_t> roots{t};
  if (token(t).deprel == Deprel::nmod_desc || token(t).deprel == Deprel::compound)
    add_unique(named, participants_.fillers(tree_.head(t)));
  for (const std::uint32_t c : tree_.children(t))
    if (token(c).deprel == Deprel::appos || token(c).deprel == Deprel::flat || token(c).deprel == Deprel::conj)
      add_unique(named, participants_.fillers(c));
  if (token(t).deprel == Deprel::appos && tree_.head(t) != no_index)
    add_unique(named, participants_.fillers(tree_.head(t)));
  const Span evidence = clause_span(t);
  for (const std::uint32_t name : named) {
    const std::uint32_t owner = owners.front();
    if (lemma == "partner") {
      if (is_trade(t)) add(RelationType::trade_partner_of, name, owner, evidence, lemma);
    } else if (lemma == "ally") {
      if (type_of(name) != EntityType::person || type_of(owner) == EntityType::person)
        add(RelationType::ally_of, owner, name, evidence, lemma);
    } else if (type_of(name) == EntityType::person && type_of(owner) == EntityType::person) {
      add(RelationType::predecessor_of, precedes ? name : owner, precedes ? owner : name, evidence, lemma);
    }
  }
}

}  // namespace entente
