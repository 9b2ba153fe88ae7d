// SPDX-License-Identifier: Apache-2.0
/// Where and how commands print: -f FORMAT and -o FILE.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "base/result.h"
#include "cli/streams.h"

namespace entente {

struct OutputOptions {
  std::string format = "table";  // table, json, jsonl or csv, as far as the command offers them
  std::string output = "-";      // file, or - for standard output
};

/// Runs `print` with standard output, or with a file that appears only when it is complete; a file is no terminal.
Result<void> print_to(const OutputOptions& options, Streams& streams,
                      const std::function<void(std::ostream& out, const Streams& streams)>& print);

}  // namespace entente
