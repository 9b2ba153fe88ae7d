// SPDX-License-Identifier: Apache-2.0
/// entente remove, load, validate: changes to a knowledge base that need no reading of articles, and its inspection.
#pragma once

#include <string>
#include <vector>

#include "cli/streams.h"

namespace entente {

struct RemoveOptions {
  std::string kb;
  std::vector<std::string> articles;  // ids
  bool quiet = false;
};

/// Takes out all of the articles or, when one is unknown, none of them.
int run_remove(const RemoveOptions& options, Streams& streams);

struct LoadOptions {
  std::string kb;                   // created when it does not exist
  std::vector<std::string> inputs;  // what `extract --with-text` printed; - for standard input
  bool open = false;                // keep events of type OTHER
  bool quiet = false;
};

int run_load(const LoadOptions& options, Streams& streams);

struct ValidateOptions {
  std::string kb;
  bool quiet = false;
};

int run_validate(const ValidateOptions& options, Streams& streams);

}  // namespace entente
