// SPDX-License-Identifier: Apache-2.0
#include "ontology/ontology.h"

#include <algorithm>

#include "ontology/builtin.h"
#include "ontology/world_file.h"

namespace entente {
namespace {

/// The word by which the press names a person alone: the last one of the name, "von der Leyen" from its particle on.
std::string_view surname_of(std::string_view name) {
  const auto space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

void add_names(const WorldEntity& entity, std::uint32_t index, Gazetteer& names) {
  const auto add = [&](std::string_view name, NameKind kind) {
    names.add(name, {.entity = index, .kind = kind, .prominence = entity.prominence});
  };
  for (const std::string& name : entity.names) add(name, NameKind::full);
  for (const std::string& name : entity.short_names) add(name, NameKind::short_name);
  for (const std::string& name : entity.adjectives) add(name, NameKind::adjective);
  for (const std::string& name : entity.people_nouns) add(name, NameKind::people);
  if (entity.entity.type == EntityType::person && entity.short_names.empty())
    add(surname_of(entity.entity.name), NameKind::short_name);
}

}  // namespace

Ontology::Ontology(World world, Lexicon lexicon) : world_(std::move(world)), lexicon_(std::move(lexicon)) {
  const std::size_t count = world_.entities.size();
  tenures_of_person_.resize(count);
  posts_in_.resize(count);
  memberships_of_.resize(count);
  tenures_of_post_.resize(world_.posts.size());
  by_id_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    by_id_.emplace(world_.entities[i].entity.id, i);
    add_names(world_.entities[i], i, names_);
  }
  for (std::uint32_t i = 0; i < world_.posts.size(); ++i) {
    const Post& post = world_.posts[i];
    if (post.in != no_entity) posts_in_[post.in].push_back(i);
    for (const std::string& title : post.titles) posts_titled_[extend(empty_phrase, title)].push_back(i);
  }
  for (std::uint32_t i = 0; i < world_.tenures.size(); ++i) {
    tenures_of_person_[world_.tenures[i].holder].push_back(i);
    tenures_of_post_[world_.tenures[i].post].push_back(i);
  }
  for (auto& tenures : tenures_of_person_)
    std::ranges::stable_sort(tenures, {}, [&](std::uint32_t i) { return world_.tenures[i].from; });
  for (std::uint32_t i = 0; i < world_.memberships.size(); ++i)
    memberships_of_[world_.memberships[i].member].push_back(i);
}

Result<Ontology> Ontology::builtin() {
  Lexicon lexicon;
  Diagnostics ignored;  // the build fails when the built-in table does not read cleanly
  read_acts(builtin_acts(), "acts.tsv", lexicon, ignored);
  ENTENTE_TRY(World world, parse_world_file(builtin_world()));
  return Ontology(std::move(world), std::move(lexicon));
}

Result<Ontology> Ontology::extended(const std::vector<TurtleSource>& sources, Diagnostics& diagnostics) {
  Lexicon lexicon;
  read_acts(builtin_acts(), "acts.tsv", lexicon, diagnostics);
  ENTENTE_TRY(World known, parse_world_file(builtin_world()));
  ENTENTE_TRY(World world, read_world(sources, std::move(known), diagnostics));
  return Ontology(std::move(world), std::move(lexicon));
}

std::optional<std::uint32_t> Ontology::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const std::uint32_t> Ontology::posts_titled(std::string_view title) const {
  const auto found = posts_titled_.find(extend(empty_phrase, title));
  return found == posts_titled_.end() ? std::span<const std::uint32_t>{}
                                      : std::span<const std::uint32_t>(found->second);
}

std::vector<std::uint32_t> Ontology::holders(std::uint32_t post, Date date) const {
  std::vector<std::uint32_t> out;
  const auto& tenures = tenures_of_post_[post];
  if (!is_known(date)) {
    if (!tenures.empty()) out.push_back(world_.tenures[tenures.back()].holder);
    return out;
  }
  for (const std::uint32_t i : tenures)
    if (may_be_within(date, world_.tenures[i].from, world_.tenures[i].until)) out.push_back(world_.tenures[i].holder);
  return out;
}

std::vector<std::uint32_t> Ontology::offices(std::uint32_t person, Date date) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t i : tenures_of_person_[person])
    if (may_be_within(date, world_.tenures[i].from, world_.tenures[i].until)) out.push_back(i);
  return out;
}

}  // namespace entente
