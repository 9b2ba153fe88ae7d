// SPDX-License-Identifier: Apache-2.0
/// What the ontology knows of persons and their offices, asked for the entities of one document.
#pragma once

#include <string>
#include <string_view>

#include "ingest/facts/relation_finder.h"

namespace entente {

class KnownOffices : RelationFinder {
 public:
  KnownOffices(Document& document, const Ontology& ontology, const SyntaxTree& tree, const Participants& participants)
      : RelationFinder(document, ontology, tree, participants) {}

  /// Whether somebody meant by a description may have an office in the body: a known person only where he is known to
  /// have had one, or in a ministry or party of his state.
  bool may_serve(std::uint32_t person, std::uint32_t body) const;

  /// Whether the ontology knows the person to have had a post there.
  bool has_post_in(std::uint32_t person, std::uint32_t owner) const;

  std::uint32_t state_behind(std::uint32_t entity) const;

  /// A bare title belongs to the state or body in which the ontology knows the person to bear it.
  std::uint32_t owner_of_title(std::uint32_t person, const std::string& title) const;

  /// "prime minister designate" of what he is to be prime minister of.
  static std::string without_designation(std::string title);

  /// Whether only states have the office.
  static bool is_of_cabinet(std::string_view title);

  /// "U.N. General" Secretary, "United States Trade" Representative: names that took a word of the title with them are
  /// of whom they begin with; none when nobody has the rest.
  std::uint32_t without_title_word(std::uint32_t body, std::string_view title) const;

  /// Whether the ontology knows the person to serve another state: "Turkey's defence minister" was somebody else.
  bool is_foreigner(std::uint32_t person, std::uint32_t state) const;

  bool is_ministry(std::uint32_t entity) const;

  /// What the leader of a state is by then: its head as far as the ontology knows, the head of state first.
  RelationType leader_of_state(std::uint32_t person, std::uint32_t state) const;
};

}  // namespace entente
