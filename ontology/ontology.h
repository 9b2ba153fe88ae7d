// SPDX-License-Identifier: Apache-2.0
/// The world, its names and the acts, indexed for reading: what passes over a document ask.
#pragma once

#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/result.h"
#include "ontology/gazetteer.h"
#include "ontology/lexicon.h"
#include "ontology/read_world.h"
#include "ontology/world_file.h"

namespace entente {

/// Texts of the compiled world, read in place: a range of std::string_view.
struct ReadText {
  const char* strings = nullptr;
  std::string_view operator()(TextAt at) const { return WorldFile::text_in(strings, at); }
};
using TextList = std::ranges::transform_view<std::span<const TextAt>, ReadText>;

/// As Entity, but of views that live as long as the ontology.
struct EntityView {
  std::string_view id;
  EntityType type = EntityType::person;
  std::string_view name;
  std::string_view wikidata;
  std::string_view code;
  std::string_view country;
  std::string_view sector;

  Entity to_entity() const;
};

/// What the ontology knows of an entity; the fields are those of WorldEntity.
struct KnownEntity {
  EntityView entity;
  TextList names;
  TextList short_names;
  TextList adjectives;
  TextList people_nouns;
  std::string_view kind;
  Date from;
  Date until;
  std::uint32_t capital = no_entity;
  std::uint32_t located_in = no_entity;
  std::uint32_t part_of = no_entity;
  std::uint32_t agency_of = no_entity;
  std::uint32_t seat_of = no_entity;
  std::uint32_t successor = no_entity;
  std::uint8_t prominence = 0;
  char gender = 0;
  bool is_sovereign = true;
  float latitude = 0;
  float longitude = 0;
  std::span<const Origin> origins;
};

struct KnownPost {
  std::string_view id;
  std::string_view name;
  TextList titles;
  std::uint32_t in = no_entity;
  RelationType role = RelationType::holds_office;
  std::string_view portfolio;
  Origin origin;
};

class Ontology {
 public:
  Ontology(const World& world, Lexicon lexicon);
  Ontology(Ontology&&) = default;
  Ontology& operator=(Ontology&&) = default;

  /// What the program was built with, used where it lies in the program file.
  static Result<Ontology> builtin();

  /// The built-in ontology with the user's on top of it: Turtle, and tables of acts (names that end in .tsv).
  static Result<Ontology> extended(const std::vector<TurtleSource>& sources, Diagnostics& diagnostics);

  const Lexicon& lexicon() const { return lexicon_; }
  const Gazetteer& names() const { return file_.names; }
  const WorldFile& file() const { return file_; }

  std::size_t size() const { return file_.entities.size(); }
  KnownEntity at(std::uint32_t entity) const;
  EntityType type_of(std::uint32_t entity) const { return file_.entities[entity].type; }
  KnownPost post(std::uint32_t post) const;
  const Tenure& tenure(std::uint32_t tenure) const { return file_.tenures[tenure]; }
  const MembershipRecord& membership(std::uint32_t membership) const { return file_.memberships[membership]; }

  /// Whether the membership is less than a full one: a partner's, an observer's.
  bool is_partial(const MembershipRecord& membership) const { return !file_.text(membership.status).empty(); }

  /// The entity with this id. O(1).
  std::optional<std::uint32_t> find(std::string_view id) const;
  /// The state with this ISO 3166-1 alpha-3 code. O(1).
  std::optional<std::uint32_t> find_state(std::string_view code) const { return find("state:" + std::string(code)); }

  /// Tenures of a person, by start; and of a post.
  std::span<const std::uint32_t> tenures_of(std::uint32_t person) const { return file_.tenures_of_person.of(person); }
  std::span<const std::uint32_t> tenures_of_post(std::uint32_t post) const { return file_.tenures_of_post.of(post); }
  /// Posts that a state or organisation has.
  std::span<const std::uint32_t> posts_in(std::uint32_t entity) const { return file_.posts_in.of(entity); }
  /// Posts with this bare title ("prime minister"), compared as names are.
  std::span<const std::uint32_t> posts_titled(std::string_view title) const;
  /// Memberships of a state or organisation, and those that others have in it.
  std::span<const std::uint32_t> memberships_of(std::uint32_t member) const { return file_.memberships_of.of(member); }
  std::span<const std::uint32_t> members_of(std::uint32_t body) const { return file_.members_of.of(body); }

  /// Who held the post on the date; with an unknown date the last known holder.
  std::vector<std::uint32_t> holders(std::uint32_t post, Date date) const;
  /// The tenures that the person had on the date.
  std::vector<std::uint32_t> offices(std::uint32_t person, Date date) const;

  /// "states.ttl:120".
  std::string to_string(Origin origin) const;

 private:
  Ontology(const WorldFile& file, Lexicon lexicon) : file_(file), lexicon_(std::move(lexicon)) {}
  TextList texts(Slice slice) const {
    return {file_.texts.subspan(slice.begin, slice.size), ReadText{file_.strings.data()}};
  }

  WorldBytes own_;  // empty when the world lies in the program file
  WorldFile file_;
  Lexicon lexicon_;
};

inline KnownEntity Ontology::at(std::uint32_t entity) const {
  const EntityRecord& r = file_.entities[entity];
  return {.entity = {.id = file_.text(r.id),
                     .type = r.type,
                     .name = file_.text(r.name),
                     .wikidata = file_.text(r.wikidata),
                     .code = file_.text(r.code),
                     .country = file_.text(r.country),
                     .sector = file_.text(r.sector)},
          .names = texts(r.names),
          .short_names = texts(r.short_names),
          .adjectives = texts(r.adjectives),
          .people_nouns = texts(r.people_nouns),
          .kind = file_.text(r.kind),
          .from = r.from,
          .until = r.until,
          .capital = r.capital,
          .located_in = r.located_in,
          .part_of = r.part_of,
          .agency_of = r.agency_of,
          .seat_of = r.seat_of,
          .successor = r.successor,
          .prominence = r.prominence,
          .gender = r.gender,
          .is_sovereign = r.is_sovereign,
          .latitude = r.latitude,
          .longitude = r.longitude,
          .origins = file_.origins.subspan(r.origins.begin, r.origins.size)};
}

}  // namespace entente
