// SPDX-License-Identifier: Apache-2.0
/// Which entities a word of a sentence stands for, coordination and possessors included.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"

namespace entente {

/// Answers for one document; built once, O(tokens + mentions).
class Participants {
 public:
  Participants(const Document& document, const SyntaxTree& tree);

  /// The mention whose head the token is, or no_index.
  std::uint32_t mention_at(std::uint32_t token) const { return mention_at_[token]; }

  /// The entities that the token itself refers to: one, the members of a collective, or none.
  std::vector<std::uint32_t> entities_at(std::uint32_t token) const;

  /// The entities of a filler of a role: of the token and of what is coordinated with it; for an unnamed noun, of the
  /// name in apposition or of the actor in its modifiers ("Iranian warships", "the leaders of Japan").
  std::vector<std::uint32_t> fillers(std::uint32_t token) const;

  /// What the nearest of the words below these stand for, the words themselves included: level by level, down to the
  /// first on which `accept` takes any. Looks four levels deep.
  std::vector<std::uint32_t> nearest(std::vector<std::uint32_t> tokens,
                                     const std::function<bool(std::uint32_t entity)>& accept) const;

  /// For a noun that is no actor itself ("Russia's invasion", "the US decision"): the entity that owns it.
  std::vector<std::uint32_t> owners(std::uint32_t token) const;

 private:
  void add_filler(std::uint32_t token, std::vector<std::uint32_t>& out) const;
  /// "Thousands of Iraqi Kurds", "a group of senators": the noun that the partitive counts, or no_index.
  std::uint32_t whole_of(std::uint32_t token) const;

  const Document& document_;
  const SyntaxTree& tree_;
  std::vector<std::uint32_t> mention_at_;
};

/// Appends what is not there yet.
void add_unique(std::vector<std::uint32_t>& out, const std::vector<std::uint32_t>& more);

}  // namespace entente
