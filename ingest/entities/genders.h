// SPDX-License-Identifier: Apache-2.0
/// The gender that English pronouns give a person, as far as a title or a first name tells.
#pragma once

#include <string_view>

namespace entente {

/// 'm', 'f' or 0, from a word such as "Mr", "queen", "spokeswoman" in lower case.
char gender_of_title(std::string_view word);
/// 'm', 'f' or 0, from a first name in lower case without accents (the form that fold() gives).
char gender_of_first_name(std::string_view name);

}  // namespace entente
