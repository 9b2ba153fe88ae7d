// SPDX-License-Identifier: Apache-2.0
/// Regular English inflection undone: spelling rules, and the lists of words that break them. All forms in lower case.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// "announced" → "announce", "stopped" → "stop"; `form` ends in "ed". Irregular forms are not looked up.
std::string without_ed(std::string_view form);
/// "negotiating" → "negotiate"; `form` ends in "ing".
std::string without_ing(std::string_view form);
/// "parties" → "party", "watches" → "watch"; `form` ends in "s". For verbs and nouns.
std::string without_s(std::string_view form);
/// "larger" → "large", "biggest" → "big", "earlier" → "early"; the form itself when it is no comparison.
std::string without_degree(std::string_view form);

}  // namespace entente
