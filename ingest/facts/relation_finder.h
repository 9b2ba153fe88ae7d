// SPDX-License-Identifier: Apache-2.0
/// What the finders of relations share: the document with its trees, and one way to add a relation.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "ingest/document.h"
#include "ingest/facts/clause.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"
#include "ontology/ontology.h"

namespace entente {

/// Ends the rule of a relation whose owner the words do not name: "the president" of the state that he is known to
/// lead.
inline constexpr std::string_view owner_understood = ", owner understood";

/// Sets of kinds of entities that a side of a relation may be.
using Kinds = unsigned;
inline constexpr Kinds a_person = 1;
inline constexpr Kinds a_state = 2;
inline constexpr Kinds a_body = 4;  // any organisation
inline constexpr Kinds a_place = 8;
inline constexpr Kinds a_bloc = 16;     // of states; also a body
inline constexpr Kinds a_force = 32;    // an armed group; also a body
inline constexpr Kinds a_faction = 64;  // a political party; also a body

/// An entity on one side of a relation, and the word that names it.
struct Side {
  std::uint32_t token = no_index;
  std::uint32_t entity = no_index;
};

/// Refers to what it is given; lives no longer than a pass.
class RelationFinder {
 protected:
  RelationFinder(Document& document, const Ontology& ontology, const SyntaxTree& tree,
                 const Participants& participants);

  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::string word(std::uint32_t t) const { return to_lower(text_of(document_, token(t))); }
  EntityType type_of(std::uint32_t e) const { return document_.entities[e].entity.type; }
  bool is_governmental(EntityType type) const { return type == EntityType::state || type == EntityType::organisation; }
  Kinds kinds_of(std::uint32_t entity) const;
  Span span_of(std::uint32_t first, std::uint32_t end) const {
    return {token(first).span.begin, token(end - 1).span.end};
  }

  /// Null when there is nothing to add: a side is missing, nameless, or the relation is there already. Valid until the
  /// next.
  FoundRelation* add(RelationType type, std::uint32_t head, std::uint32_t tail, Span evidence, std::string rule,
                     std::string title = {});

  /// From when and until when, by the expressions that hang on the word: "since 2020", "from 2009 to 2018"; and "in
  /// 2018" where the word tells of a beginning.
  void date(FoundRelation* relation, std::uint32_t anchor, bool begins = false) const;
  bool tells_of(const TimeExpression& time, std::uint32_t anchor) const;

  /// Who fills the phrase, each with its word.
  std::vector<Side> sides_at(std::uint32_t token) const;
  /// The shortest quote with the words and all names they stand in.
  Span quote_of(std::initializer_list<std::uint32_t> tokens) const;

  /// Whether what the word says is so, is denied or is to come; nothing when it is merely possible, wished or asked.
  std::optional<Modality> modality_at(std::uint32_t predicate) const;

  /// "Kazan, the capital of Tatarstan, a republic within Russia": the name right before the description's comma.
  std::uint32_t described_by(std::uint32_t noun) const;
  bool is_name(std::uint32_t t) const {
    const std::uint32_t m = participants_.mention_at(t);
    return m != no_index && document_.mentions[m].kind == MentionKind::name;
  }
  /// The name that begins with the token, or null. O(log mentions).
  const Mention* name_beginning(std::uint32_t token) const;
  bool has_modifier(std::uint32_t noun, std::string_view words) const;

  Document& document_;
  const Ontology& ontology_;
  const SyntaxTree& tree_;
  const Participants& participants_;
  std::vector<std::uint32_t> mention_ending_;  // per token, the name that ends with it
};

/// Whether the words, separated by blanks, have this one.
bool is_among(std::string_view word, std::string_view words);

/// Where places and bodies lie and whose they are, from the words around and within a name: "Ukraine's Donbas region",
/// "Omsk in Siberia", "United Nations General Assembly", "Iran-backed".
class PlaceRelations : RelationFinder {
 public:
  PlaceRelations(Document& document, const Ontology& ontology, const SyntaxTree& tree, const Participants& participants)
      : RelationFinder(document, ontology, tree, participants) {}
  /// Adds what the name mention shows.
  void find(const Mention& mention);

 private:
  void placed(const Mention& m);
  void adjacent_place(const Mention& m);
  void adjacent_owner(const Mention& m);
  void governed_by_place_noun(const Mention& m);
  void owned_name(const Mention& m);
  void compounded(const Mention& m);
  void home_of_body(const Mention& m);
  bool is_state_owned(const Mention& m) const;
  bool follows(const Mention& m, std::uint32_t other) const;
  std::vector<std::uint32_t> named_at(std::uint32_t t) const;
  bool is_happening_there(const Mention& m) const;
  RelationType stands_in(std::uint32_t body) const;
  bool is_embassy(std::uint32_t body) const;
  bool is_body_name(const Mention& m) const;
  bool is_organ(std::uint32_t organisation) const;
  bool is_forum(std::uint32_t organisation) const;
  bool is_within(std::uint32_t inner, std::uint32_t outer) const;
  bool may_lie_in(std::uint32_t inner, std::uint32_t outer) const;
};

/// Relations that a verb states: "joined", "is backed by", "shares a border with". A table of verbs.
class VerbRelations : RelationFinder {
 public:
  VerbRelations(Document& document, const Ontology& ontology, const SyntaxTree& tree, const Participants& participants)
      : RelationFinder(document, ontology, tree, participants) {}
  /// Adds what the token states.
  void find(std::uint32_t token);

 private:
  std::string verb_of(std::uint32_t t) const;
  std::vector<Side> fill(const Clause& clause, std::string_view slots, std::string_view object) const;
  bool is_named_one(const Side& side) const;
};

struct NounRule;

/// Relations that a noun states: "the capital of", "its ally", "the war between". A table of nouns, each with who is
/// described so and whose it is.
class NounRelations : RelationFinder {
 public:
  NounRelations(Document& document, const Ontology& ontology, const SyntaxTree& tree, const Participants& participants)
      : RelationFinder(document, ontology, tree, participants) {}
  /// Adds what the token states.
  void find(std::uint32_t token);

 private:
  struct Described {
    std::vector<Side> sides;
    std::string rule;
    std::uint32_t anchor = no_index;  // the word whose modality counts
  };
  std::string noun_of(std::uint32_t t) const;
  std::vector<Described> described(std::uint32_t noun) const;
  void add_described(std::vector<Side> sides, std::string rule, std::uint32_t anchor,
                     std::vector<Described>& out) const;
  void by_verb(std::uint32_t noun, std::uint32_t top, std::vector<Described>& out) const;
  void by_apposition(std::uint32_t noun, std::uint32_t top, std::vector<Described>& out) const;
  void by_neighbour(std::uint32_t noun, std::vector<Described>& out) const;
  std::vector<Side> owners(std::uint32_t noun, std::string_view prepositions) const;
  std::uint32_t state_seated_in(std::uint32_t place) const;
  bool is_elsewhere(std::uint32_t place, std::uint32_t state) const;
  bool may_be_capital(std::uint32_t place, std::uint32_t state) const;
  void add_owners(std::uint32_t of, std::string_view prepositions, std::vector<Side>& out) const;
  bool is_counting(std::uint32_t t) const;
  const NounRule* fitting(std::uint32_t noun, const std::string& lemma, const Side& described, const Side& owner) const;
  void two_sided(std::uint32_t noun, const std::string& lemma);
  void between_equals(std::uint32_t noun);
  std::vector<Side> hyphenated(std::uint32_t noun, Kinds kinds) const;
  void within_bloc(std::uint32_t name);
  void taken_for_noun(std::uint32_t noun);
  void seat(std::uint32_t noun);
};

}  // namespace entente
