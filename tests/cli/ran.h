// SPDX-License-Identifier: Apache-2.0
/// The program, run within the test.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/main.h"

namespace entente {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

/// What the program says when it is called with these words and finds `input` at standard input.
inline Outcome ran(const std::vector<std::string>& arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{.in = in, .out = out, .err = err};
  const int code = run(arguments, streams);
  return {.code = code, .out = out.str(), .err = err.str()};
}

}  // namespace entente
