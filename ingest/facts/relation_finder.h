// SPDX-License-Identifier: Apache-2.0
/// What the finders of relations share: the document with its trees, and one way to add a relation.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "ingest/document.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"
#include "ontology/ontology.h"

namespace entente {

/// Ends the rule of a relation whose owner the words do not name: "the president" of the state that he is known to
/// lead.
inline constexpr std::string_view owner_understood = ", owner understood";

/// Refers to what it is given; lives no longer than a pass.
class RelationFinder {
 protected:
  RelationFinder(Document& document, const Ontology& ontology, const SyntaxTree& tree, const Participants& participants)
      : document_(document), ontology_(ontology), tree_(tree), participants_(participants) {}

  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::string word(std::uint32_t t) const { return to_lower(text_of(document_, token(t))); }
  EntityType type_of(std::uint32_t e) const { return document_.entities[e].entity.type; }
  bool is_governmental(EntityType type) const { return type == EntityType::state || type == EntityType::organisation; }
  Span span_of(std::uint32_t first, std::uint32_t end) const {
    return {token(first).span.begin, token(end - 1).span.end};
  }

  void add(RelationType type, std::uint32_t head, std::uint32_t tail, Span evidence, std::string rule,
           std::string title = {}) {
    if (head == tail || head == no_index || tail == no_index) return;
    const auto same = [&](const FoundRelation& r) { return r.type == type && r.head == head && r.tail == tail; };
    if (std::ranges::any_of(document_.relations, same)) return;
    document_.relations.push_back({.type = type,
                                   .head = head,
                                   .tail = tail,
                                   .evidence = evidence,
                                   .title = std::move(title),
                                   .rule = std::move(rule)});
  }

  bool is_trade(std::uint32_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::uint32_t c) {
      return token(c).lemma == "trade" || token(c).lemma == "trading";
    });
  }

  Document& document_;
  const Ontology& ontology_;
  const SyntaxTree& tree_;
  const Participants& participants_;
};

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
  void governed_by_place_noun(const Mention& m);
  void owned_name(const Mention& m);
  void compounded(const Mention& m);
  bool is_happening_there(const Mention& m) const;
  bool is_organ(std::uint32_t organisation) const;
  bool is_forum(std::uint32_t organisation) const;
  bool is_within(std::uint32_t inner, std::uint32_t outer) const;
  bool may_lie_in(std::uint32_t inner, std::uint32_t outer) const;
};

/// Relations that a verb or a relational noun states: "joined", "borders", "his successor", "its trade partner".
class StatedRelations : RelationFinder {
 public:
  StatedRelations(Document& document, const Ontology& ontology, const SyntaxTree& tree,
                  const Participants& participants)
      : RelationFinder(document, ontology, tree, participants) {}
  /// Adds what the token states.
  void find(std::uint32_t token);

 private:
  void stated_by_verb(std::uint32_t t);
  void stated_by_noun(std::uint32_t t);
  bool is_irrealis(std::uint32_t t) const;
  Span clause_span(std::uint32_t t) const;
};

}  // namespace entente
