// SPDX-License-Identifier: Apache-2.0
/// What the program carries within itself: the compiled world and the table of acts.
#pragma once

#include <string_view>

namespace entente {

std::string_view builtin_world();
std::string_view builtin_acts();

}  // namespace entente
