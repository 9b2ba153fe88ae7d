// SPDX-License-Identifier: Apache-2.0
/// Makes ingest/model/sentences.bin.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/result.h"

namespace entente::train {

/// Learns from the treebanks (CoNLL-U with `# newdoc` and `# newpar`) where sentences end, and writes the model to
/// `out`. An averaged perceptron in whole numbers (Collins 2002; Freund and Schapire 1999): the same bytes on every
/// machine. Progress, one line per round, goes to `log`. Memory: all gaps of the treebanks, some 100 bytes each.
Result<void> train_sentences(const std::vector<std::string>& treebanks, const std::string& out, std::ostream& log);

}  // namespace entente::train
