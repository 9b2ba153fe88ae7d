// SPDX-License-Identifier: Apache-2.0
/// The world as the program knows it before it reads an article: entities with their names, offices and who held
/// them when, memberships. Plain data, filled from Turtle (read_world.h) or from its compiled form (world_file.h).
/// This is the form to change and to check; passes read the compiled form through Ontology.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "ontology/entity.h"
#include "ontology/relation_type.h"

namespace entente {

inline constexpr std::uint32_t no_entity = 0xffffffff;

/// The line of a file that states something.
struct Origin {
  std::uint32_t file = 0;  // index into World::files
  std::uint32_t line = 0;  // from 1
  friend auto operator<=>(const Origin&, const Origin&) = default;
};

struct WorldEntity {
  Entity entity;                          // country is derived: of a state itself, else from ent:country or its place
  std::vector<std::string> names;         // the label first, then names that always mean this entity
  std::vector<std::string> short_names;   // used alone only in context: "Congress", "Anwar"
  std::vector<std::string> adjectives;    // "Malaysian"
  std::vector<std::string> people_nouns;  // "Malaysians", "Dane"
  std::string kind;                       // ent:kind, or ""
  Date from;
  Date until;
  std::uint32_t capital = no_entity;     // of a state: a place
  std::uint32_t located_in = no_entity;  // of a place or an organisation's seat
  std::uint32_t part_of = no_entity;
  std::uint32_t agency_of = no_entity;
  std::uint32_t seat_of = no_entity;    // of a place: the state or body it is used for
  std::uint32_t successor = no_entity;  // of a dissolved state
  std::uint8_t prominence = 3;          // 0-9, prior of an ambiguous name
  char gender = 0;                      // 'm', 'f' or 0
  bool is_sovereign = true;             // of a state
  float latitude = 0;                   // degrees; 0, 0 when unknown
  float longitude = 0;
  std::vector<Origin> origins;  // the first line of each file that describes it, in reading order
};

struct Post {
  std::string id;                   // "post:MYS-head-of-government"
  std::string name;                 // "Prime Minister of Malaysia"
  std::vector<std::string> titles;  // "Prime Minister", "PM"
  std::uint32_t in = no_entity;     // the state or organisation it belongs to
  RelationType role = RelationType::holds_office;
  std::string portfolio;  // "foreign", "defence", … or ""
  Origin origin;
};

struct Tenure {
  std::uint32_t holder = no_entity;
  std::uint32_t post = no_entity;  // index into World::posts
  Date from;
  Date until;  // unknown: still in office as far as known
  Origin origin;
};

struct Membership {
  std::uint32_t member = no_entity;
  std::uint32_t organisation = no_entity;
  Date from;
  Date until;
  std::string status;  // "partner", "observer" … or "" for full members
  Origin origin;
};

struct World {
  std::vector<WorldEntity> entities;  // those of one reading sorted by id
  std::vector<Post> posts;
  std::vector<Tenure> tenures;  // by post, then start
  std::vector<Membership> memberships;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> borders;  // both directions, whichever was stated
  std::vector<std::string> files;                                // what was read, in order
};

}  // namespace entente
