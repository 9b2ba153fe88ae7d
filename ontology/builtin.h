// SPDX-License-Identifier: Apache-2.0
/// What the program carries within itself: the compiled world, the table of acts and that of actors.
#pragma once

#include <string_view>

namespace entente {

std::string_view builtin_world();
std::string_view builtin_acts();
std::string_view builtin_actors();

}  // namespace entente
