// SPDX-License-Identifier: Apache-2.0
/// Which language a text is in, as far as it takes to tell English from the rest.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// BCP 47 code of the language, "und" when it is clearly not English but not known which, "" when the text is too short
/// to tell. By script and by function words, on the first 20,000 bytes. O(1).
std::string language_of(std::string_view text);

}  // namespace entente
