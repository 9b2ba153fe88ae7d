// SPDX-License-Identifier: Apache-2.0
/// Every command with its options, arguments and examples.
#pragma once

#include <functional>

#include "cli/streams.h"

namespace CLI {
class App;
}

namespace entente {

/// What a command does once its options are parsed.
using Action = std::function<int(Streams&)>;

/// Adds every command to `app`; parsing one leaves what is to be run in `chosen`.
void declare_commands(CLI::App& app, Action& chosen);

}  // namespace entente
