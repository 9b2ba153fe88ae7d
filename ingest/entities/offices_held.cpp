// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/offices_held.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente {

const std::vector<HeldOffice>& OfficesHeld::of(std::uint32_t entity) {
  const auto [found, is_new] = known_.try_emplace(entity);
  if (!is_new) return found->second;
  const auto person = ontology_.find(document_.entities[entity].entity.id);
  if (!person) return found->second;
  for (const std::uint32_t tenure : ontology_.offices(*person, date_)) {
    const auto post = ontology_.post(ontology_.tenure(tenure).post);
    HeldOffice& office = found->second.emplace_back(
        HeldOffice{.in = post.in, .role = post.role, .portfolio = std::string(post.portfolio), .titles = {}});
    for (const std::string_view title : post.titles) office.titles.push_back(fold(title));
  }
  return found->second;
}

bool OfficesHeld::has_title(std::uint32_t entity, std::string_view title) {
  return std::ranges::any_of(of(entity), [&](const HeldOffice& office) {
    return std::ranges::any_of(office.titles, [&](const std::string& t) {
      return t == title || (t.size() > title.size() && t.ends_with(title) && t[t.size() - title.size() - 1] == ' ');
    });
  });
}

bool OfficesHeld::leads(std::uint32_t entity) {
  return std::ranges::any_of(of(entity), [](const HeldOffice& office) {
    return office.role == RelationType::head_of_state_of || office.role == RelationType::head_of_government_of ||
           office.role == RelationType::leads || office.role == RelationType::chairs;
  });
}

bool OfficesHeld::are_counterparts(std::uint32_t a, std::uint32_t b) {
  const auto is_top = [](const HeldOffice& o) {
    return o.role == RelationType::head_of_state_of || o.role == RelationType::head_of_government_of;
  };
  for (const HeldOffice& x : of(a))
    for (const HeldOffice& y : of(b)) {
      if (x.in == y.in) continue;
      if (is_top(x) && is_top(y)) return true;
      if (!x.portfolio.empty() && x.portfolio == y.portfolio) return true;
      if (x.portfolio.empty() && y.portfolio.empty() && x.role == y.role && x.titles == y.titles) return true;
    }
  return false;
}

}  // namespace entente
