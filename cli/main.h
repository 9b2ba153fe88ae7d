// SPDX-License-Identifier: Apache-2.0
/// The whole program as a function, so that tests run it in process.
#pragma once

#include <string>
#include <vector>

#include "cli/streams.h"

namespace entente {

/// Runs "entente ARGUMENTS…" and returns its exit code.
int run(std::vector<std::string> arguments, Streams& streams);

}  // namespace entente
