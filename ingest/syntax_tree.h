// SPDX-License-Identifier: Apache-2.0
/// Questions about the dependency trees of a document: children, prepositions, coordination, governing verbs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace entente {

/// Children lists of all trees, built once in O(tokens). Token indices are those of the document, which must outlive
/// the tree and keep its tokens.
class SyntaxTree {
 public:
  explicit SyntaxTree(const Document& document);

  std::size_t size() const { return document_->tokens.size(); }
  const Token& at(std::uint32_t token) const { return document_->tokens[token]; }

  /// Dependents in text order.
  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return std::span(children_).subspan(starts_[token], starts_[token + 1] - starts_[token]);
  }
  /// The first dependent with this relation, or no_index.
  std::uint32_t child(std::uint32_t token, Deprel deprel) const;
  bool has_child(std::uint32_t token, Deprel deprel) const { return child(token, deprel) != no_index; }
  std::uint32_t head(std::uint32_t token) const { return at(token).head; }

  /// The lemma of the preposition that introduces a nominal ("of", "with", "because of"), or "".
  std::string preposition(std::uint32_t token) const;

  /// The first conjunct of the coordination that the token stands in; itself when there is none.
  std::uint32_t first_conjunct(std::uint32_t token) const;
  /// The token and all that are coordinated with it, in text order.
  std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;

  /// Whether `ancestor` lies on the way from the token to its root (a token is not its own ancestor).
  bool is_below(std::uint32_t token, std::uint32_t ancestor) const;

  /// First and one past last token of the subtree, as a stretch of text.
  std::pair<std::uint32_t, std::uint32_t> extent(std::uint32_t token) const;

  /// The word of negation ("not", "never", "no") that hangs on the token, or no_index.
  std::uint32_t negation(std::uint32_t token) const;
  bool is_negated(std::uint32_t token) const { return negation(token) != no_index; }

 private:
  const Document* document_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> children_;
};

/// A common noun or a name.
inline bool is_noun(const Token& token) { return token.upos == Upos::noun || token.upos == Upos::propn; }

/// Farther apart than this many tokens, nothing of one sentence was parsed together.
inline constexpr std::uint32_t farthest_related = 256;

/// The relation a conjunct really has: that of the first conjunct.
Deprel effective_deprel(const SyntaxTree& tree, std::uint32_t token);

bool is_subject(Deprel deprel);
/// Of a name and the noun that says what it is, either on the other: "the rebel group Dawn", "Ana Ruiz, an activist".
bool joins_name_and_noun(Deprel deprel);
bool is_clause(Deprel deprel);  // ccomp, xcomp, advcl, acl, acl:relcl, csubj, parataxis

}  // namespace entente
