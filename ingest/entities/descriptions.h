// SPDX-License-Identifier: Apache-2.0
/// Definite descriptions that the world's knowledge resolves: "the prime minister", "the Russian leader", "his Chinese
/// counterpart", "the agency", "the country", "Iranian officials".
#pragma once

#include <cstdint>

#include "ingest/entities/discourse.h"
#include "ingest/entities/offices_held.h"
#include "ingest/role_nouns.h"

namespace entente {

/// What a description means: a cluster of the discourse, or only the state that it stands for.
struct Meant {
  std::uint32_t cluster = no_index;
  std::uint32_t stands_for = no_index;  // index into document.entities
  bool is_settled = false;              // nothing else may be sought, even when both are none
};

class Descriptions {
 public:
  Descriptions(const Discourse& discourse, OfficesHeld& offices) : d_(discourse), offices_(offices) {}

  /// Looks back over a bounded number of phrases.
  Meant meaning_of(std::uint32_t phrase);

  /// The entity that a modifier names: "the Malaysian prime minister", "the president of Chad"; or no_index.
  std::uint32_t modifier_of(const Phrase& phrase) const;
  /// The state in the document that the entity is or belongs to, or no_index.
  std::uint32_t state_of(std::uint32_t entity) const;
  /// "prime minister": the noun with the ordinary words compounded to it.
  std::string title_of(const Phrase& phrase) const;
  /// Whether the cluster is of somebody with this title, by office or as the article calls him.
  bool is_called(const Cluster& cluster, const std::string& title);

 private:
  template <class Accept>
  std::uint32_t nearest(std::uint32_t i, std::uint32_t reach, Accept accept) const;
  template <class Accept>
  std::uint32_t only(Accept accept) const;
  Meant person(std::uint32_t i, std::uint32_t modifier);
  Meant counterpart(std::uint32_t i, std::uint32_t modifier);
  Meant government(std::uint32_t i, std::uint32_t modifier) const;
  Meant state(std::uint32_t i, std::uint32_t modifier) const;
  Meant body(std::uint32_t i, std::uint32_t modifier) const;
  Meant place(std::uint32_t i) const;
  bool belongs_to(const Cluster& cluster, std::uint32_t state) const;
  bool is_restricted(const Phrase& phrase) const;

  const Discourse& d_;
  OfficesHeld& offices_;
};

/// Whether an organisation or place of the ontology's `kind` may be called by the noun: "bloc" for an "igo".
bool is_kind_called(std::string_view kind, std::string_view noun);

}  // namespace entente
