// SPDX-License-Identifier: Apache-2.0
/// The short and the long codes of ISO 3166-1 and ISO 639, each from the other (ICU's tables).
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// "MY" for "MYS"; "" for what is no alpha-3 code of a country.
std::string country_alpha2(std::string_view alpha3);

/// "msa" for "ms", "eng" for "en-GB"; "" for what is no language.
std::string language_alpha3(std::string_view tag);

}  // namespace entente
