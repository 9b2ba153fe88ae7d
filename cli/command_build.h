// SPDX-License-Identifier: Apache-2.0
/// entente build and entente add: articles into a knowledge base.
#pragma once

#include "cli/understanding.h"

namespace entente {

struct BuildOptions {
  InputOptions input;
  std::string kb;
  bool overwrite = false;  // build only
  bool open = false;       // keep events of type OTHER
};

int run_build(const BuildOptions& options, Streams& streams);
int run_add(const BuildOptions& options, Streams& streams);

}  // namespace entente
