// SPDX-License-Identifier: Apache-2.0
/// What a command may talk to, so that commands run in tests as they run for a user.
#pragma once

#include <iosfwd>

namespace entente {

struct Streams {
  std::istream& in;
  std::ostream& out;  // data only
  std::ostream& err;  // messages and progress
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour = false;
  int width = 80;  // columns of the terminal
};

/// Exit codes, the same for every command.
inline constexpr int exit_ok = 0;
inline constexpr int exit_nothing_found = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_unreadable = 3;
inline constexpr int exit_invalid = 4;
inline constexpr int exit_store = 5;

}  // namespace entente
