// SPDX-License-Identifier: Apache-2.0
/// The world, its names and the acts, indexed for reading: what passes over a document ask.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "base/result.h"
#include "ontology/gazetteer.h"
#include "ontology/lexicon.h"
#include "ontology/read_world.h"
#include "ontology/world.h"

namespace entente {

class Ontology {
 public:
  Ontology(World world, Lexicon lexicon);

  /// What the program was built with; loads in tens of milliseconds.
  static Result<Ontology> builtin();

  /// The built-in ontology and the user's Turtle on top of it.
  static Result<Ontology> extended(const std::vector<TurtleSource>& sources, Diagnostics& diagnostics);

  const World& world() const { return world_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Gazetteer& names() const { return names_; }
  const WorldEntity& at(std::uint32_t entity) const { return world_.entities[entity]; }

  /// The entity with this id. O(1).
  std::optional<std::uint32_t> find(std::string_view id) const;
  /// The state with this ISO 3166-1 alpha-3 code. O(1).
  std::optional<std::uint32_t> find_state(std::string_view code) const { return find("state:" + std::string(code)); }

  /// Tenures of a person, by start; and of a post.
  std::span<const std::uint32_t> tenures_of(std::uint32_t person) const { return tenures_of_person_[person]; }
  std::span<const std::uint32_t> tenures_of_post(std::uint32_t post) const { return tenures_of_post_[post]; }
  /// Posts that a state or organisation has.
  std::span<const std::uint32_t> posts_in(std::uint32_t entity) const { return posts_in_[entity]; }
  /// Posts with this bare title ("prime minister"), compared as names are.
  std::span<const std::uint32_t> posts_titled(std::string_view title) const;
  /// Memberships of a state or organisation.
  std::span<const std::uint32_t> memberships_of(std::uint32_t member) const { return memberships_of_[member]; }

  /// Who held the post on the date; with an unknown date the last known holder.
  std::vector<std::uint32_t> holders(std::uint32_t post, Date date) const;
  /// The tenures that the person had on the date.
  std::vector<std::uint32_t> offices(std::uint32_t person, Date date) const;

 private:
  World world_;
  Lexicon lexicon_;
  Gazetteer names_;
  std::unordered_map<std::string_view, std::uint32_t> by_id_;  // views into world_.entities
  std::vector<std::vector<std::uint32_t>> tenures_of_person_;
  std::vector<std::vector<std::uint32_t>> tenures_of_post_;
  std::vector<std::vector<std::uint32_t>> posts_in_;
  std::vector<std::vector<std::uint32_t>> memberships_of_;
  std::unordered_map<PhraseKey, std::vector<std::uint32_t>> posts_titled_;
};

}  // namespace entente
