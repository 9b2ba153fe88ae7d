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

/// Reads every input in order ("-" is standard input, a directory is walked in the order of its paths) and hands over
/// its articles. What cannot be read goes to `diagnostics`; only an error of `sink` ends the run.
Result<void> read_inputs(const std::vector<std::string>& inputs, const ReadOptions& options, std::istream& standard_input,
                         Diagnostics& diagnostics, const ArticleSink& sink);

}  // namespace entente
