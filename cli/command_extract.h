// SPDX-License-Identifier: Apache-2.0
/// entente extract: articles in, what they state out, nothing kept.
#pragma once

#include "cli/understanding.h"

namespace entente {

struct ExtractOptions {
  InputOptions input;
  std::string format = "jsonl";
  std::string output = "-";
  bool with_text = false;
  bool explain = false;  // why, for people, instead of facts
  bool layers = false;   // tokens, predicates and times too
};

int run_extract(const ExtractOptions& options, Streams& streams);

}  // namespace entente
