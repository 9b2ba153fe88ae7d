// SPDX-License-Identifier: Apache-2.0
/// What a shell offers when the user presses Tab: commands, options, their values, and names of the knowledge base.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command_help.h"

namespace entente {

struct OfferedWord {
  std::string word;  // replaces what the user has typed of it
  std::string help;
};

struct Completion {
  std::vector<OfferedWord> candidates;
  bool files = false;  // names of files fit as well
};

/// What may stand for the last of `words`, which follow the program's name and may be "". Asks the knowledge base for
/// names only where one fits, and only for a bounded number.
Completion complete(const CommandHelp& root, const std::vector<std::string>& words);

/// The words of a line as far as bash has read it, without quotes; the last one is what is being typed.
std::vector<std::string> shell_words(std::string_view line);

/// The script that a shell loads: bash, zsh or fish.
Result<std::string_view> completion_script(std::string_view shell);

}  // namespace entente
