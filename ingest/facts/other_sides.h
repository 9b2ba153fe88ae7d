// SPDX-License-Identifier: Apache-2.0
/// The other side of an act that no slot of its frame names: somebody deeper in the clause.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "ingest/document.h"
#include "ingest/facts/acts.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"

namespace entente {

/// Answers for one document; what it is made of must outlive it.
class OtherSides {
 public:
  OtherSides(const Document& document, const SyntaxTree& tree, const Participants& participants,
             const std::vector<Trigger>& triggers, std::function<bool(std::uint32_t entity)> is_media)
      : document_(document),
        tree_(tree),
        participants_(participants),
        triggers_(triggers),
        is_media_(std::move(is_media)) {}

  /// The names nearest below the predicate, of its object first, that belong to another state than the doers, or else,
  /// when these are no government, to their own; what is threatened may also be a place.
  std::vector<std::uint32_t> below(std::uint32_t predicate, const std::vector<std::uint32_t>& doers) const;

 private:
  using Accept = std::function<bool(std::uint32_t entity)>;
  std::vector<std::uint32_t> nearest(std::uint32_t t, const Accept& accept) const;
  std::vector<std::uint32_t> embassies_beside(std::uint32_t t) const;
  std::vector<std::uint32_t> objects_of(std::uint32_t t) const;
  std::vector<std::uint32_t> within_complements(std::uint32_t t) const;
  std::vector<std::uint32_t> conditioned(std::uint32_t t, const Accept& accept) const;
  /// Neither a place nor a medium nor one of the doers.
  bool is_other_actor(std::uint32_t entity, const std::vector<std::uint32_t>& sources) const;
  bool is_foreign(std::uint32_t entity, const std::vector<std::uint32_t>& sources) const;

  const Document& document_;
  const SyntaxTree& tree_;
  const Participants& participants_;
  const std::vector<Trigger>& triggers_;
  std::function<bool(std::uint32_t entity)> is_media_;
};

}  // namespace entente
