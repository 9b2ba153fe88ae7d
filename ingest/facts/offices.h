// SPDX-License-Identifier: Apache-2.0
/// What a title says of its bearer: "prime minister", "ambassador to the UN", "opposition leader".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ontology/relation_type.h"

namespace entente {

/// The relation that bearing this title is, from its words in lower case; nothing when they are no office.
std::optional<RelationType> relation_of_title(std::string_view title);

/// PLOVER sector of an office-holder, or "".
std::string_view sector_of_title(std::string_view title);

}  // namespace entente
