// SPDX-License-Identifier: Apache-2.0
/// Who an actor is by country and sector: "Turkish Foreign Minister", "four Saudi men", "a former CIA official",
/// "Scott Morrison" in 2022. Nouns and what they stand for are a table, ontology/data/actors.tsv; names, demonyms and
/// offices come from the ontology.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "ontology/ontology.h"

namespace entente {

struct ActorNoun {
  std::string sector;    // PLOVER: "GOV", "MIL", …
  bool is_weak = false;  // what stands with the noun decides first
};

/// Nouns by their key; "defence minister" and "minister".
using ActorNouns = std::unordered_map<PhraseKey, ActorNoun>;

/// Reads the table; a line that makes no sense goes to `diagnostics` as "SOURCE:LINE" and is left out.
ActorNouns read_actor_nouns(std::string_view table, const std::string& source, Diagnostics& diagnostics);

/// What the program was built with.
ActorNouns builtin_actor_nouns();

struct ActorCode {
  std::string country;                  // alpha-3 of the state that the actor is, belongs to or acts for, or ""
  std::string international;            // PLOVER's word for those of no state: "IGO", "EUR", "UNO", or ""
  std::string sector;                   // PLOVER, "" for states, whole peoples and what is unknown
  std::optional<std::uint32_t> entity;  // the named actor itself, when the ontology knows it
};

/// The code of an actor as the press describes it, with the offices of the date. O(words²).
ActorCode actor_code(const Ontology& ontology, const ActorNouns& nouns, std::string_view actor, Date date);

/// The sector in which a known person acted on the date: that of the office held, "ELI" once out of office.
std::string sector_at(const Ontology& ontology, std::uint32_t person, Date date);

}  // namespace entente
