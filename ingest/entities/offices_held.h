// SPDX-License-Identifier: Apache-2.0
/// By which titles an article's person may be meant at its date.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

struct HeldOffice {
  std::uint32_t in = no_entity;  // ontology's entity: the state or organisation
  RelationType role = RelationType::holds_office;
  std::string portfolio;
  std::vector<std::string> titles;  // folded: "prime minister", "pm"
};

/// Looks up the offices of the document's persons, each once.
class OfficesHeld {
 public:
  OfficesHeld(const Document& document, const Ontology& ontology, Date date)
      : document_(document), ontology_(ontology), date_(date) {}

  /// Of the entity (index into document.entities) at the article's date; none for newcomers.
  const std::vector<HeldOffice>& of(std::uint32_t entity);

  /// Whether some office of the entity goes by the title: "minister" for a "foreign minister" too.
  bool has_title(std::uint32_t entity, std::string_view title);
  /// Whether the entity is head of a state, a government or, as chair or leader, of an organisation.
  bool leads(std::uint32_t entity);
  /// Whether the two hold the same kind of office in different states or bodies.
  bool are_counterparts(std::uint32_t a, std::uint32_t b);

 private:
  const Document& document_;
  const Ontology& ontology_;
  Date date_;
  std::map<std::uint32_t, std::vector<HeldOffice>> known_;
};

}  // namespace entente
