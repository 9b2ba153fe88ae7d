// SPDX-License-Identifier: Apache-2.0
/// entente merge and split: reviewed decisions on whether two entities are one. entente diff: what differs between
/// two knowledge bases.
#pragma once

#include <string>

#include "cli/output.h"

namespace entente {

struct MergeOptions {
  std::string kb;
  std::string decisions;  // file, or - for standard input; "" with list or suggest
  bool list = false;      // print the decisions in force, in the form of such a file
  bool suggest = false;   // print pairs that may be one, judged unsure
  bool quiet = false;
  OutputOptions output;  // of list and suggest
};

int run_merge(const MergeOptions& options, Streams& streams);

struct SplitOptions {
  std::string kb;
  std::string decisions;   // file whose pairs are all judged different; or
  std::string one, other;  // one pair
  std::string who, when;
  bool quiet = false;
};

int run_split(const SplitOptions& options, Streams& streams);

struct DiffOptions {
  std::string old_kb, new_kb;
  OutputOptions output;  // table or json
};

/// Exit code 0 whether or not there are differences.
int run_diff(const DiffOptions& options, Streams& streams);

}  // namespace entente
