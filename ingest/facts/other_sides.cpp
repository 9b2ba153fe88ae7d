// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/other_sides.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente {

/// "rejected a US request to interrogate detainees", "attacked across Egypt's Sinai", "opposed the plan for Peru":
/// the names nearest below the predicate, of its object first, that belong to another state than the doer.
std::vector<std::uint32_t> OtherSides::below(std::uint32_t t, const std::vector<std::uint32_t>& sources) const {
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
  const auto accept = [&](std::uint32_t e) { return is_foreign(e, sources); };
  if (auto out = participants_.nearest(std::move(objects), accept); !out.empty()) return out;
  if (auto out = participants_.nearest(std::move(obliques), accept); !out.empty()) return out;
  std::vector<std::uint32_t> complements;  // "threatened to resume attacks in Chad"
  const EventType type = *triggers_[t].act->type;
  const Upos upos = document_.tokens[t].upos;
  if (upos == Upos::noun || upos == Upos::propn ||
      (type != EventType::threaten && type != EventType::reject && type != EventType::request))
    return {};
  for (const std::uint32_t comp : triggers_[t].clause.at("comp"))
    for (const std::uint32_t c : tree_.children(comp))
      if (!is_subject(document_.tokens[c].deprel) && document_.tokens[c].deprel != Deprel::advcl)
        complements.push_back(c);
  auto out = participants_.nearest(std::move(complements), accept);
  return out.empty() && type == EventType::threaten ? conditioned(t, accept) : out;
}

/// "threatened to strike unless Greece opened its ports": those on whom it depends.
std::vector<std::uint32_t> OtherSides::conditioned(std::uint32_t t,
                                                   const std::function<bool(std::uint32_t)>& accept) const {
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

/// Whether the entity can be the other side: no place, no medium, not the doer and not of the doer's state.
bool OtherSides::is_foreign(std::uint32_t entity, const std::vector<std::uint32_t>& sources) const {
  if (document_.entities[entity].entity.type == EntityType::place || is_media_(entity)) return false;
  const std::string& country = document_.entities[entity].entity.country;
  return std::ranges::none_of(sources, [&](std::uint32_t s) {
    return s == entity || (!country.empty() && document_.entities[s].entity.country == country);
  });
}

}  // namespace entente
