// SPDX-License-Identifier: Apache-2.0
/// First names of the world that are given to one sex only, as far as the program knows them: each table is one string
/// of names in lower case without accents, with a blank behind each. Names given to both are in neither.
#pragma once

#include <string_view>

namespace entente {

extern const std::string_view male_first_names;
extern const std::string_view female_first_names;

}  // namespace entente
