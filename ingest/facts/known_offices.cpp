// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/known_offices.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/role_nouns.h"

namespace entente {

bool KnownOffices::may_serve(std::uint32_t person, std::uint32_t body) const {
  const auto known = ontology_.find(document_.entities[person].entity.id);
  if (!known || type_of(body) == EntityType::state) return true;
  if (!ontology_.find(document_.entities[body].entity.id)) return false;
  return has_post_in(person, body) ||
         (document_.entities[person].entity.country == document_.entities[body].entity.country &&
          (is_ministry(body) || (kinds_of(body) & a_faction) != 0));
}

bool KnownOffices::has_post_in(std::uint32_t person, std::uint32_t owner) const {
  const auto known = ontology_.find(document_.entities[person].entity.id);
  const auto where = ontology_.find(document_.entities[owner].entity.id);
  if (!known || !where) return false;
  return std::ranges::any_of(ontology_.tenures_of(*known),
                             [&](std::uint32_t i) { return ontology_.post(ontology_.tenure(i).post).in == *where; });
}

std::uint32_t KnownOffices::state_behind(std::uint32_t entity) const {
  return state_of_country(document_, document_.entities[entity].entity.country);
}

std::uint32_t KnownOffices::owner_of_title(std::uint32_t person, const std::string& title) const {
  const auto known = ontology_.find(document_.entities[person].entity.id);
  if (!known) return no_index;
  for (const std::uint32_t i : ontology_.tenures_of(*known)) {
    const KnownPost post = ontology_.post(ontology_.tenure(i).post);
    if (post.in == no_entity) continue;
    const bool same =
        std::ranges::any_of(post.titles, [&](std::string_view t) { return title.ends_with(to_lower(t)); });
    if (!same) continue;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e)
      if (document_.entities[e].entity.id == ontology_.at(post.in).entity.id) return e;
  }
  return no_index;
}

std::string KnownOffices::without_designation(std::string title) {
  for (const std::string_view end : {" designate", " elect"})
    if (title.ends_with(end)) title.resize(title.size() - end.size());
  return title;
}

bool KnownOffices::is_of_cabinet(std::string_view title) {
  return title.find("minister") != std::string_view::npos || title.starts_with("secretary of");
}

std::uint32_t KnownOffices::without_title_word(std::uint32_t body, std::string_view title) const {
  const DocumentEntity& entity = document_.entities[body];
  const std::string name = fold(entity.entity.name);
  const std::size_t last = name.rfind(' ');
  if (entity.is_known || last == std::string::npos) return body;
  const std::string end = name.substr(last + 1);
  if (role_noun(end) == RoleNoun::title) {
    for (const Mention& m : document_.mentions)
      if (m.kind == MentionKind::name && m.entity != no_index &&
          fold(text_of(document_, m.span)) == name.substr(0, last))
        return m.entity;
    return no_index;
  }
  if (role_noun(end) == RoleNoun::body ||
      !is_among(title.substr(title.rfind(' ') + 1), "minister secretary commissioner representative envoy"))
    return body;
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    const auto known = ontology_.find(document_.entities[e].entity.id);
    if (!known || (kinds_of(e) & (a_state | a_bloc)) == 0) continue;
    const auto begins = [&](std::string_view of) { return name.starts_with(fold(of) + " "); };
    if (std::ranges::any_of(ontology_.at(*known).names, begins)) return e;
  }
  return body;
}

bool KnownOffices::is_foreigner(std::uint32_t person, std::uint32_t state) const {
  const DocumentEntity& who = document_.entities[person];
  const std::string& country = document_.entities[state].entity.country;
  return who.is_known && !who.entity.country.empty() && !country.empty() && type_of(state) == EntityType::state &&
         who.entity.country != country;
}

bool KnownOffices::is_ministry(std::uint32_t entity) const {
  const auto known = ontology_.find(document_.entities[entity].entity.id);
  return known && ontology_.at(*known).kind == "ministry";
}

RelationType KnownOffices::leader_of_state(std::uint32_t person, std::uint32_t state) const {
  const auto known = ontology_.find(document_.entities[person].entity.id);
  const Date today = parse_date(document_.article.published).value_or(Date{});
  auto best = RelationType::leads;
  if (!known) return best;
  for (const std::uint32_t i : ontology_.tenures_of(*known)) {
    const Tenure& tenure = ontology_.tenure(i);
    const KnownPost post = ontology_.post(tenure.post);
    const bool is_here = post.in != no_entity && ontology_.at(post.in).entity.id == document_.entities[state].entity.id;
    if (!is_here || (today.year != 0 && tenure.from.year > today.year)) continue;
    if (post.role == RelationType::head_of_state_of) return post.role;
    if (post.role == RelationType::head_of_government_of) best = post.role;
  }
  return best;
}

}  // namespace entente
