// SPDX-License-Identifier: Apache-2.0
/// entente path: how are two entities connected?
#pragma once

#include <string>

#include "cli/output.h"
#include "graph/query/path_query.h"

namespace entente {

struct PathOptions {
  std::string kb;
  PathRequest request;
  OutputOptions output;  // table or json
};

int run_path(const PathOptions& options, Streams& streams);

}  // namespace entente
