// SPDX-License-Identifier: Apache-2.0
/// Common nouns for human beings, and for groups that act as one.
#pragma once

#include <optional>
#include <string_view>

namespace entente {

/// 'm', 'f' or 0 (either) for a noun that means a human being: "king", "wife", "minister"; nothing for other nouns.
std::optional<char> person_noun(std::string_view lemma);

/// "team", "government", "family": one body that "they" may mean as well as "it".
bool is_group_noun(std::string_view lemma);

}  // namespace entente
