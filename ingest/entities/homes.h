// SPDX-License-Identifier: Apache-2.0
/// Where a sentence says that people belong: "Fijian rebels", "opposition parties in Nepal", "supporters of Juan
/// Guaidó", "nurses from two Spanish aid groups", "French-led troops".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"

namespace entente {

struct Home {
  std::uint32_t token = no_index;  // head of a name mention whose entity has a country
  std::string preposition;         // by which it is attached; "" in front of the noun: "Fijian rebels"; "led by"
};

/// Answers for one document, whose names are resolved. Cheap: looks at a few levels of the tree.
class Homes {
 public:
  Homes(const Document& document, const SyntaxTree& tree);

  /// The mention whose head the token is, or no_index; follows what is added to the document by `note`.
  std::uint32_t mention_at(std::uint32_t token) const { return mention_at_[token]; }
  void note(std::uint32_t token, std::uint32_t mention) { mention_at_[token] = mention; }

  /// Whether the preposition says where something is.
  static bool is_locative(std::string_view preposition);

  /// The country of the state, body or place that the token names; "" for persons, other words and the unknown.
  std::string_view country_at(std::uint32_t token) const;

  /// The name that says where they belong: the nearest in front, else one behind, which may hang on further nouns.
  Home of(std::uint32_t noun) const;
  /// Where the clause of the verb is set: "in Oslo", "at a jail in the capital, Dili".
  Home of_clause(std::uint32_t verb) const;
  /// The one state that the sentence speaks of; none when it speaks of two.
  Home only_one_in(std::uint32_t sentence) const;

 private:
  Home front_of(std::uint32_t noun, bool prefers_state) const;
  Home behind(std::uint32_t noun, int depth) const;
  Home within(std::uint32_t token, bool is_owner, int depth) const;
  bool is_person(std::uint32_t token) const;
  bool is_state(std::uint32_t token) const;

  const Document& document_;
  const SyntaxTree& tree_;
  std::vector<std::uint32_t> mention_at_;
};

}  // namespace entente
