// SPDX-License-Identifier: Apache-2.0
/// Which names the index holds for an entity: those that the data list, and those that follow by rule.
#pragma once

#include <string>
#include <vector>

#include "ontology/gazetteer.h"
#include "ontology/world.h"

namespace entente {

/// Adds every name of every entity; derived ones last, so that they never stand in the way of a listed name.
void add_names(const World& world, GazetteerBuilder& names);

/// Further forms of a full name that mean the same: British and American spellings, without the article, "&" for
/// "and"; of a person without middle names or initials, and with the usual other transliterations.
std::vector<std::string> derived_names(EntityType type, const std::string& name);

/// The word or words by which the press names a person alone: "Lavrov", "von der Leyen"; "" when there is only one.
std::string surname_of(const std::string& name);

}  // namespace entente
