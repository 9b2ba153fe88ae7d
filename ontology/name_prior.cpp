// SPDX-License-Identifier: Apache-2.0
#include "ontology/name_prior.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente {
namespace {

bool has_small_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string_view without_article(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  return name;
}

/// Whether the person held some office on the date or, without a date, holds one now.
bool is_in_office(const Ontology& ontology, std::uint32_t person, Date date) {
  return std::ranges::any_of(ontology.tenures_of(person), [&](std::uint32_t i) {
    const Tenure& t = ontology.tenure(i);
    return is_known(date) ? may_be_within(date, t.from, t.until) : !is_known(t.until);
  });
}

/// Whether the tenure had ended long before the date, or began after it.
bool is_far_from_office(const Ontology& ontology, std::uint32_t person, Date date) {
  const auto tenures = ontology.tenures_of(person);
  if (!is_known(date) || tenures.empty()) return false;
  return std::ranges::all_of(tenures, [&](std::uint32_t i) {
    const Tenure& t = ontology.tenure(i);
    const bool is_long_over = is_known(t.until) && t.until.year + 25 < date.year;
    return is_long_over || (is_known(t.from) && t.from.year > date.year);
  });
}

std::optional<std::uint32_t> likeliest(const Ontology& ontology, std::string_view name, Date date) {
  const bool capitals = !has_small_letter(name);
  std::optional<std::uint32_t> best;
  double best_prior = 0;
  for (const Meaning& meaning : ontology.names().meanings(name)) {
    if (meaning.wants_capitals && !capitals) continue;
    const double prior = name_prior(ontology, meaning, date);
    if (best && prior <= best_prior) continue;
    best = meaning.entity;
    best_prior = prior;
  }
  return best;
}

}  // namespace

double name_prior(const Ontology& ontology, const Meaning& meaning, Date date) {
  double prior = meaning.prominence;
  if (meaning.kind == NameKind::short_name) prior -= 6;
  const KnownEntity e = ontology.at(meaning.entity);
  if (e.entity.type == EntityType::person) {
    if (is_in_office(ontology, meaning.entity, date)) prior += 4;
    else if (is_far_from_office(ontology, meaning.entity, date)) prior -= 3;
    return prior;
  }
  if (meaning.kind != NameKind::short_name && e.entity.type == EntityType::state) prior += 2;
  const bool exists = is_known(date) ? may_be_within(date, e.from, e.until) : !is_known(e.until);
  return exists ? prior : prior - 6;
}

std::optional<std::uint32_t> holder_named(const Ontology& ontology, std::string_view title, std::string_view surname,
                                          std::string_view country, Date date) {
  std::optional<std::uint32_t> best;
  double best_prior = 0;
  for (const Meaning& meaning : ontology.names().meanings(surname)) {
    const KnownEntity e = ontology.at(meaning.entity);
    if (e.entity.type != EntityType::person || (!country.empty() && e.entity.country != country)) continue;
    double prior = name_prior(ontology, meaning, date);
    const auto bears_title = [&](std::uint32_t i) {
      const Tenure& t = ontology.tenure(i);
      const PhraseKey key = extend(empty_phrase, title);
      if (!std::ranges::any_of(ontology.post(t.post).titles,
                               [&](std::string_view one) { return extend(empty_phrase, one) == key; }))
        return false;
      prior += may_be_within(date, t.from, t.until) ? 6 : 2;
      return true;
    };
    if (!std::ranges::any_of(ontology.tenures_of(meaning.entity), bears_title)) continue;
    if (best && prior <= best_prior) continue;
    best = meaning.entity;
    best_prior = prior;
  }
  return best;
}

std::optional<std::uint32_t> entity_named(const Ontology& ontology, std::string_view name, Date date) {
  if (const auto found = likeliest(ontology, name, date)) return found;
  name = without_article(name);
  if (const auto found = likeliest(ontology, name, date)) return found;
  // a title before a name: the longest title first, then whatever stands behind it
  for (std::size_t space = name.rfind(' '); space != std::string_view::npos && space > 0;
       space = name.rfind(' ', space - 1)) {
    const std::string_view rest = name.substr(space + 1);
    for (std::size_t begin = 0; begin < space; begin = std::min(name.find(' ', begin), space) + 1)
      if (const auto found = holder_named(ontology, name.substr(begin, space - begin), rest, "", date)) return found;
  }
  for (std::size_t space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1)) {
    const std::string_view title = name.substr(0, space);
    if (ontology.posts_titled(title).empty()) continue;
    if (const auto found = likeliest(ontology, name.substr(space + 1), date)) return found;
  }
  return std::nullopt;
}

}  // namespace entente
