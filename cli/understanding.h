// SPDX-License-Identifier: Apache-2.0
/// Articles in, facts out, on several threads, in input order.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "cli/inputs.h"
#include "cli/streams.h"
#include "ingest/pipeline.h"

namespace entente {

/// Options that every command with INPUT arguments shares.
struct InputOptions {
  std::vector<std::string> inputs;
  ReadOptions reading;
  std::vector<std::string> ontologies;  // Turtle files of the user
  unsigned jobs = 1;
  bool quiet = false;
};

/// The built-in knowledge with the user's ontologies; what they say wrongly goes to `err`.
Result<Knowledge> load_knowledge(const std::vector<std::string>& ontologies, Streams& streams);

/// Calls `each` with what every article states, in input order whatever `jobs`; at most a few articles per thread are
/// held at a time. `is_wanted` may say that an article need not be understood.
Result<void> for_each_facts(const InputOptions& options, const Knowledge& knowledge, std::istream& standard_input,
                            Diagnostics& diagnostics, const std::function<Result<bool>(const Article&)>& is_wanted,
                            const std::function<Result<void>(ArticleFacts&&)>& each);

/// One line per diagnostic, "entente: FILE: what is wrong", without control characters; the exit code they call for.
int report(const Diagnostics& diagnostics, Streams& streams);

/// Prints the error; the exit code of its kind.
int report(const Error& error, Streams& streams);

}  // namespace entente
