// SPDX-License-Identifier: Apache-2.0
/// entente show: who or what an entity is, its relations and its events with quotes.
#pragma once

#include <string>

#include "cli/output.h"
#include "graph/query/facts.h"

namespace entente {

struct ShowOptions {
  std::string kb;
  std::string entity;
  FactFilter filter;
  std::size_t limit = 10;  // relations, and events; 0: all
  OutputOptions output;    // table or json
};

int run_show(const ShowOptions& options, Streams& streams);

}  // namespace entente
