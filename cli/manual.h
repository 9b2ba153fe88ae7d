// SPDX-License-Identifier: Apache-2.0
/// Manual pages (man(7)) from the description of the commands.
#pragma once

#include <iosfwd>
#include <string>

#include "cli/command_help.h"

namespace entente {

/// "entente-ontology-list": the name of a command's page.
std::string page_of(const CommandHelp& command);

/// The page of `command`, which is `root` or below it.
void write_manual(const CommandHelp& command, const CommandHelp& root, std::ostream& out);

}  // namespace entente
