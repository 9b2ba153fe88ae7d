// SPDX-License-Identifier: Apache-2.0
/// The compiled form of a World: one block of flat arrays with all indexes, made at build time from the Turtle and
/// used where it lies. Opening costs nothing; pages are read as they are touched. Native byte order.
#pragma once

#include <array>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ontology/gazetteer.h"
#include "ontology/world.h"

namespace entente {

/// The block in memory, aligned for its widest field.
using WorldBytes = std::vector<std::uint64_t>;

/// Compiles `world` with the index over its names (name_forms.h says which).
WorldBytes compile_world(const World& world);

/// A text in the block: where its two bytes of length lie, the bytes follow.
using TextAt = std::uint32_t;

/// A part of another array.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

struct EntityRecord {
  TextAt id, name, wikidata, code, country, sector, kind;
  Slice names, short_names, adjectives, people_nouns;  // of WorldFile::texts
  Slice origins;                                       // of WorldFile::origins
  Date from, until;
  std::uint32_t capital, located_in, part_of, agency_of, seat_of, successor;
  float latitude, longitude;
  EntityType type;
  std::uint8_t prominence;
  char gender;
  bool is_sovereign;
};

struct PostRecord {
  TextAt id, name, portfolio;
  Slice titles;  // of WorldFile::texts
  std::uint32_t in;
  Origin origin;
  RelationType role;
  std::array<std::uint8_t, 3> unused;  // zero, as everything written down must be defined
};

struct MembershipRecord {
  std::uint32_t member, organisation;
  Date from, until;
  TextAt status;
  Origin origin;
};
static_assert(sizeof(EntityRecord) == 112 && sizeof(PostRecord) == 36 && sizeof(MembershipRecord) == 28,
              "records have no hidden padding");

/// For each of some things a list of others: of(i) are the items of thing i.
struct Grouping {
  std::span<const std::uint32_t> starts;  // one more than things
  std::span<const std::uint32_t> items;
  std::span<const std::uint32_t> of(std::size_t i) const { return items.subspan(starts[i], starts[i + 1] - starts[i]); }
};

/// Views into the block.
struct WorldFile {
  std::span<const char> strings;
  std::span<const TextAt> texts;
  std::span<const TextAt> files;
  std::span<const Origin> origins;
  std::span<const EntityRecord> entities;
  std::span<const PostRecord> posts;
  std::span<const Tenure> tenures;
  std::span<const MembershipRecord> memberships;
  std::span<const std::uint32_t> borders;  // pairs
  KeyTable ids;                            // phrase-independent hash of an entity's id
  std::span<const std::uint32_t> entity_of_id;
  Gazetteer names;
  KeyTable titles;  // keys of bare titles
  Grouping posts_titled;
  Grouping tenures_of_person;
  Grouping tenures_of_post;
  Grouping posts_in;
  Grouping memberships_of;
  Grouping members_of;

  std::string_view text(TextAt at) const { return text_in(strings.data(), at); }
  static std::string_view text_in(const char* strings, TextAt at) {
    std::uint16_t size = 0;
    std::memcpy(&size, strings + at, sizeof size);
    return {strings + at + sizeof size, size};
  }
};

/// Fails on bytes that this version did not write or that are cut short; what lies within is trusted. O(1).
Result<WorldFile> open_world(std::string_view bytes);

inline std::string_view bytes_of(const WorldBytes& block) {
  return {reinterpret_cast<const char*>(block.data()), block.size() * sizeof(std::uint64_t)};
}

/// Back to the form that can be changed.
World world_of(const WorldFile& file);

}  // namespace entente
