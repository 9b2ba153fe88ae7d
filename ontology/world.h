// SPDX-License-Identifier: Apache-2.0
/// The world as the program knows it before it reads an article: entities with their names, offices and who held
/// them when, memberships. Plain data, filled from Turtle (read_world.h) or from its compiled form (world_file.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "ontology/entity.h"
#include "ontology/relation_type.h"

namespace entente {

inline constexpr std::uint32_t no_entity = 0xffffffff;

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
};

struct Post {
  std::string id;                   // "post:MYS-head-of-government"
  std::string name;                 // "Prime Minister of Malaysia"
  std::vector<std::string> titles;  // "Prime Minister", "PM"
  std::uint32_t in = no_entity;     // the state or organisation it belongs to
  RelationType role = RelationType::holds_office;
  std::string portfolio;  // "foreign", "defence", … or ""
};

struct Tenure {
  std::uint32_t holder = no_entity;
  std::uint32_t post = no_entity;  // index into World::posts
  Date from;
  Date until;  // unknown: still in office as far as known
};

struct Membership {
  std::uint32_t member = no_entity;
  std::uint32_t organisation = no_entity;
  Date from;
  Date until;
  std::string status;  // "partner", "observer" … or "" for full members
};

struct World {
  std::vector<WorldEntity> entities;  // sorted by id
  std::vector<Post> posts;            // sorted by id
  std::vector<Tenure> tenures;        // by post, then start
  std::vector<Membership> memberships;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> borders;  // both directions
};

}  // namespace entente
