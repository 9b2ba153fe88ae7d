// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/other_sides.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/facts/soil.h"

namespace entente {

std::vector<std::uint32_t> OtherSides::below(std::uint32_t t, const std::vector<std::uint32_t>& sources) const {
  auto out = nearest(t, [&](std::uint32_t e) { return is_foreign(e, sources); });
  if (out.empty() && !sources.empty() && are_of_society(document_, sources))
    out = nearest(t, [&](std::uint32_t e) { return is_other_actor(e, sources); });
  if (*triggers_[t].act->type == EventType::protest)  // "rallied outside the Peruvian embassy"
    if (auto embassies = embassies_beside(t); !embassies.empty()) return embassies;
  if (out.empty() && *triggers_[t].act->type == EventType::assault)
    out = participants_.nearest(objects_of(t), [&](std::uint32_t e) {  // "blew up pylons on the road into Gitega"
      return document_.entities[e].entity.type == EntityType::place;
    });
  if (!out.empty() || *triggers_[t].act->type != EventType::threaten) return out;
  return participants_.nearest(within_complements(t), [&](std::uint32_t e) {  // "to impose a curfew in Algiers"
    const EntityType type = document_.entities[e].entity.type;
    return type == EntityType::place || (type == EntityType::state && is_other_actor(e, sources));
  });
}

/// "rejected a US request to interrogate detainees", "attacked across Egypt's Sinai", "opposed the plan for Peru":
/// the first that are acceptable, in the object, in a phrase or in the complement.
std::vector<std::uint32_t> OtherSides::nearest(std::uint32_t t, const Accept& accept) const {
  static const std::unordered_set<std::string_view> ways{"against", "on",   "upon",   "to",   "toward",  "towards",
                                                         "with",    "from", "over",   "at",   "about",   "for",
                                                         "by",      "of",   "across", "into", "between", "among"};
  std::vector<std::uint32_t> objects;
  std::vector<std::uint32_t> obliques;
  for (const std::uint32_t c : tree_.children(t)) {
    const Deprel deprel = document_.tokens[c].deprel;
    if (deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::nsubj_pass) objects.push_back(c);
    else if ((deprel == Deprel::obl || deprel == Deprel::nmod) && ways.contains(tree_.preposition(c)))
      obliques.push_back(c);
  }
  if (auto out = participants_.nearest(std::move(objects), accept); !out.empty()) return out;
  if (auto out = participants_.nearest(std::move(obliques), accept); !out.empty()) return out;
  const EventType type = *triggers_[t].act->type;
  if (type != EventType::threaten && type != EventType::reject && type != EventType::request) return {};
  if (auto out = participants_.nearest(within_complements(t), accept); !out.empty()) return out;
  return type == EventType::threaten ? conditioned(t, accept) : std::vector<std::uint32_t>{};
}

/// The missions at which somebody protests, named in the clause or in the one that it hangs on.
std::vector<std::uint32_t> OtherSides::embassies_beside(std::uint32_t t) const {
  static const std::unordered_set<std::string_view> ways{"outside", "at", "near", "in front of", "before", "around"};
  for (const std::uint32_t verb : {t, tree_.head(t)}) {
    if (verb == no_index) continue;
    for (const std::uint32_t c : tree_.children(verb)) {
      const std::string& noun = document_.tokens[c].lemma;
      const bool is_mission = noun == "embassy" || noun == "consulate" || noun == "Embassy" || noun == "Consulate";
      if (!is_mission || !ways.contains(tree_.preposition(c))) continue;
      if (auto out = participants_.fillers(c); !out.empty()) return out;
      if (auto out = participants_.owners(c); !out.empty()) return out;
    }
  }
  return {};
}

std::vector<std::uint32_t> OtherSides::objects_of(std::uint32_t t) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t c : tree_.children(t))
    if (const Deprel deprel = document_.tokens[c].deprel; deprel == Deprel::obj || deprel == Deprel::nsubj_pass)
      out.push_back(c);
  return out;
}

/// "threatened to resume attacks in Chad": what hangs on the verb of the complement.
std::vector<std::uint32_t> OtherSides::within_complements(std::uint32_t t) const {
  std::vector<std::uint32_t> out;
  if (is_noun(document_.tokens[t])) return out;
  for (const std::uint32_t comp : triggers_[t].clause.at("comp"))
    for (const std::uint32_t c : tree_.children(comp))
      if (!is_subject(document_.tokens[c].deprel) && document_.tokens[c].deprel != Deprel::advcl) out.push_back(c);
  return out;
}

/// "threatened to strike unless Greece opened its ports": those on whom it depends.
std::vector<std::uint32_t> OtherSides::conditioned(std::uint32_t t, const Accept& accept) const {
  std::vector<std::uint32_t> governors{t};
  for (const std::uint32_t comp : triggers_[t].clause.at("comp")) governors.push_back(comp);
  for (const std::uint32_t governor : governors)
    for (const std::uint32_t c : tree_.children(governor)) {
      const bool is_condition =
          document_.tokens[c].deprel == Deprel::advcl && std::ranges::any_of(tree_.children(c), [&](auto m) {
            return document_.tokens[m].deprel == Deprel::mark &&
                   (document_.tokens[m].lemma == "unless" || document_.tokens[m].lemma == "if");
          });
      if (!is_condition) continue;
      if (auto out = participants_.nearest(understood_subject(document_, tree_, c), accept); !out.empty()) return out;
    }
  return {};
}

bool OtherSides::is_other_actor(std::uint32_t entity, const std::vector<std::uint32_t>& sources) const {
  return document_.entities[entity].entity.type != EntityType::place && !is_media_(entity) &&
         std::ranges::find(sources, entity) == sources.end();
}

bool OtherSides::is_foreign(std::uint32_t entity, const std::vector<std::uint32_t>& sources) const {
  const std::string& country = document_.entities[entity].entity.country;
  const DocumentEntity& who = document_.entities[entity];
  if (who.is_group && !is_of_government(who)) return is_other_actor(entity, sources);  // "crimes by its own rebels"
  return is_other_actor(entity, sources) && std::ranges::none_of(sources, [&](std::uint32_t s) {
           return !country.empty() && document_.entities[s].entity.country == country;
         });
}

}  // namespace entente
