// SPDX-License-Identifier: Apache-2.0
/// From the INPUT arguments of a command line to articles.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/result.h"
#include "cli/streams.h"
#include "ingest/read/read.h"

namespace entente {

/// Which files a run reads.
struct InputSelection {
  std::vector<std::string> inputs;  // files, directories, "-" for standard input
  std::string list;  // a file that lists further inputs, one a line or NUL-separated; "-": standard input
  std::vector<std::string> include;  // patterns of files to read below directories; none: all
  std::vector<std::string> exclude;  // patterns of files and directories to leave out
};

/// Whether a path below a directory fits a pattern: * and ? stay within one name, ** crosses names, [a-z] is a set. A
/// pattern without a slash is held against the last name only.
bool fits_pattern(std::string_view path, std::string_view pattern);

/// Reads every input in order (a directory is walked in the order of its paths, hidden files and links that lead
/// outside left out) and hands over its articles. An article that came before in this run, same id and same text, is
/// skipped as a duplicate. What cannot be read goes to `report`; only an error of `sink`, or no input at all, ends the
/// run.
Result<void> read_inputs(const InputSelection& selection, const ReadOptions& options, std::istream& standard_input,
                         ReadReport& report, const ArticleSink& sink);

/// The same with failures as diagnostics.
Result<void> read_inputs(const std::vector<std::string>& inputs, const ReadOptions& options,
                         std::istream& standard_input, Diagnostics& diagnostics, const ArticleSink& sink);

}  // namespace entente
