// SPDX-License-Identifier: Apache-2.0
#include "ontology/ontology.h"

#include <algorithm>
#include <cassert>

#include "base/hash.h"
#include "ontology/builtin.h"

namespace entente {

Entity EntityView::to_entity() const {
  return {.id = std::string(id),
          .type = type,
          .name = std::string(name),
          .wikidata = std::string(wikidata),
          .code = std::string(code),
          .country = std::string(country),
          .sector = std::string(sector)};
}

Ontology::Ontology(const World& world, Lexicon lexicon) : own_(compile_world(world)), lexicon_(std::move(lexicon)) {
  const auto opened = open_world(bytes_of(own_));
  assert(opened);
  file_ = *opened;
}

Result<Ontology> Ontology::builtin() {
  Lexicon lexicon;
  Diagnostics ignored;  // the build fails when the built-in table does not read cleanly
  read_acts(builtin_acts(), "acts.tsv", lexicon, ignored);
  ENTENTE_TRY(const WorldFile file, open_world(builtin_world()));
  return Ontology(file, std::move(lexicon));
}

Result<Ontology> Ontology::extended(const std::vector<TurtleSource>& sources, Diagnostics& diagnostics) {
  Lexicon lexicon;
  std::vector<TurtleSource> turtle;
  for (const TurtleSource& source : sources)
    if (source.name.ends_with(".tsv")) read_acts(source.text, source.name, lexicon, diagnostics);
    else turtle.push_back(source);
  read_acts(builtin_acts(), "acts.tsv", lexicon, diagnostics);  // after the user's, which win among equals
  ENTENTE_TRY(const WorldFile file, open_world(builtin_world()));
  ENTENTE_TRY(const World world, read_world(turtle, world_of(file), diagnostics));
  return Ontology(world, std::move(lexicon));
}

KnownPost Ontology::post(std::uint32_t post) const {
  const PostRecord& r = file_.posts[post];
  return {.id = file_.text(r.id),
          .name = file_.text(r.name),
          .titles = texts(r.titles),
          .in = r.in,
          .role = r.role,
          .portfolio = file_.text(r.portfolio),
          .origin = r.origin};
}

std::optional<std::uint32_t> Ontology::find(std::string_view id) const {
  const auto position = file_.ids.find(fnv1a(id));
  if (!position) return std::nullopt;
  const std::uint32_t entity = file_.entity_of_id[*position];
  return file_.text(file_.entities[entity].id) == id ? std::optional(entity) : std::nullopt;
}

std::span<const std::uint32_t> Ontology::posts_titled(std::string_view title) const {
  const auto position = file_.titles.find(extend(empty_phrase, title));
  return position ? file_.posts_titled.of(*position) : std::span<const std::uint32_t>{};
}

std::vector<std::uint32_t> Ontology::holders(std::uint32_t post, Date date) const {
  std::vector<std::uint32_t> out;
  const auto tenures = tenures_of_post(post);
  if (!is_known(date)) {
    if (!tenures.empty()) out.push_back(tenure(tenures.back()).holder);
    return out;
  }
  for (const std::uint32_t i : tenures)
    if (may_be_within(date, tenure(i).from, tenure(i).until)) out.push_back(tenure(i).holder);
  return out;
}

std::vector<std::uint32_t> Ontology::offices(std::uint32_t person, Date date) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t i : tenures_of(person))
    if (may_be_within(date, tenure(i).from, tenure(i).until)) out.push_back(i);
  return out;
}

std::string Ontology::to_string(Origin origin) const {
  return std::string(file_.text(file_.files[origin.file])) + ":" + std::to_string(origin.line);
}

}  // namespace entente
