// SPDX-License-Identifier: Apache-2.0
/// Which of its meanings a name has, as far as the name and the date alone can tell.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"
#include "ontology/ontology.h"

namespace entente {

/// How likely the meaning is on the date; only the order of two meanings of one name counts. A full name before a
/// short one, then what is prominent, in office, in being on that date. docs/ontology.md, "Priors".
double name_prior(const Ontology& ontology, const Meaning& meaning, Date date);

/// The likeliest meaning of a name as it stands in a text; capitals count for acronyms, a leading "the" does not.
/// Titles count: "President Macron" and "Foreign Minister Lavrov" are those who bore the title on the date.
std::optional<std::uint32_t> entity_named(const Ontology& ontology, std::string_view name, Date date);

/// Of the persons with this surname the one who bore the title ("prime minister") on the date, in `country` when that
/// is not "".
std::optional<std::uint32_t> holder_named(const Ontology& ontology, std::string_view title, std::string_view surname,
                                          std::string_view country, Date date);

}  // namespace entente
