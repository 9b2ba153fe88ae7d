// SPDX-License-Identifier: Apache-2.0
/// Common nouns that stand for an entity: "the prime minister", "the country", "the airline", "Iranian officials".
#pragma once

#include <optional>
#include <string_view>

#include "ingest/document.h"

namespace entente {

enum class RoleNoun : std::uint8_t {
  title,       // a person by office: president, minister, envoy, spokesman
  person,      // a person by description: man, leader, politician, critic
  state,       // country, nation
  government,  // a state's own: government, administration, officials, forces, side
  body,        // an organisation: agency, bloc, airline, ministry
  place,       // city, region, island
};

/// What the noun (singular lemma) stands for; nothing for other nouns.
std::optional<RoleNoun> role_noun(std::string_view lemma);

/// Words that count or gather those behind their "of": "thousands of Kurds", "a group of senators".
bool is_partitive(std::string_view lemma);

/// Words that count or gather happenings: "two days of talks", "a series of raids", "a new round of sanctions".
bool is_measure(std::string_view lemma);

/// Words that stand before a person's name and are no part of it: "President", "Mr", "Foreign", "Sheikh", "former".
bool is_title_word(std::string_view lower_case_word);

}  // namespace entente
