// SPDX-License-Identifier: Apache-2.0
/// entente search: words in names and sentences.
#pragma once

#include <string>

#include "cli/output.h"
#include "graph/query/search.h"

namespace entente {

struct SearchOptions {
  std::string kb;
  SearchRequest request;
  OutputOptions output;  // table or json
};

int run_search(const SearchOptions& options, Streams& streams);

}  // namespace entente
