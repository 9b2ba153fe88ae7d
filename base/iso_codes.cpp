// SPDX-License-Identifier: Apache-2.0
#include "base/iso_codes.h"

#include <unicode/uloc.h>

#include <map>

namespace entente {

std::string country_alpha2(std::string_view alpha3) {
  static const std::map<std::string, std::string, std::less<>> codes = [] {
    std::map<std::string, std::string, std::less<>> known;
    for (const char* const* code = uloc_getISOCountries(); *code; ++code)
      known.emplace(uloc_getISO3Country(("und_" + std::string(*code)).c_str()), *code);
    return known;
  }();
  const auto found = codes.find(alpha3);
  return found == codes.end() || alpha3.empty() ? "" : found->second;
}

std::string language_alpha3(std::string_view tag) { return uloc_getISO3Language(std::string(tag).c_str()); }

}  // namespace entente
