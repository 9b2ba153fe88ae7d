// SPDX-License-Identifier: Apache-2.0
/// entente neighbours: what is an entity tied to?
#pragma once

#include <string>

#include "cli/output.h"
#include "graph/query/neighbours.h"

namespace entente {

struct NeighboursOptions {
  std::string kb;
  NeighboursRequest request;
  OutputOptions output;  // table, json or csv
};

int run_neighbours(const NeighboursOptions& options, Streams& streams);

}  // namespace entente
