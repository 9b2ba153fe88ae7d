// SPDX-License-Identifier: Apache-2.0
/// What there is to say about a command: one description from which --help, the manual pages and the completion of
/// shells are made.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/streams.h"

namespace entente {

struct OptionHelp {
  std::vector<std::string> names;    // "-f", "--format"; of an argument only "KB"
  std::string value;                 // "DATE", "TYPE,…"; "" of a flag
  std::string help;                  // without a full stop
  std::vector<std::string> choices;  // the only values, if there are such
  std::string standard;              // the value when none is given; "" when there is none
  bool is_argument = false;          // told by its place, not by a name
  bool is_required = false;
  bool is_repeated = false;
};

struct CommandHelp {
  std::string name;  // "entente ontology list"
  std::string summary;
  std::string examples;               // lines, each behind two spaces
  std::string more;                   // further text, printed as it is: the table of formats, the exit codes
  std::vector<OptionHelp> options;    // arguments in their order among them
  std::vector<CommandHelp> commands;  // below this one
};

/// "entente path [OPTIONS] KB FROM TO".
std::string usage_of(const CommandHelp& command);

/// What --help prints, wrapped to the terminal. `global`: options that every command takes.
void print_help(const CommandHelp& command, const std::vector<OptionHelp>& global, std::ostream& out,
                const Streams& streams);

/// "-f, --format FORMAT".
std::string label_of(const OptionHelp& option);

/// The help with the choices and the standard value: "Output format: table or json (default table)".
std::string full_help(const OptionHelp& option);

}  // namespace entente
