// SPDX-License-Identifier: Apache-2.0
/// entente stats and entente articles: what a knowledge base holds.
#pragma once

#include <string>

#include "cli/output.h"
#include "graph/query/dyads.h"

namespace entente {

struct StatsOptions {
  std::string kb;
  std::size_t limit = 10;
  bool central = false;  // measures of the whole graph however large it is
  bool only_dyads = false;
  DyadsRequest dyads;
  OutputOptions output;  // table, json; of dyads csv as well
};

int run_stats(const StatsOptions& options, Streams& streams);

struct ArticlesOptions {
  std::string kb;
  std::size_t limit = 0;  // 0: all
  OutputOptions output;   // table, json, jsonl or csv
};

int run_articles(const ArticlesOptions& options, Streams& streams);

}  // namespace entente
