// SPDX-License-Identifier: Apache-2.0
/// Articles in, facts out, on several threads, in input order.
#pragma once

#include <deque>
#include <fstream>
#include <functional>
#include <future>
#include <string>
#include <type_traits>
#include <vector>

#include "base/diagnostics.h"
#include "cli/inputs.h"
#include "cli/streams.h"
#include "ingest/pipeline.h"

namespace entente {

/// Options that every command with INPUT arguments shares.
struct InputOptions {
  InputSelection selection;
  ReadOptions reading;
  std::string report;                   // file for one line of JSON per article: read, skipped or failed; "": none
  std::vector<std::string> ontologies;  // Turtle files of the user
  unsigned jobs = 1;
  bool quiet = false;
};

/// The built-in knowledge with the user's ontologies; what they say wrongly goes to `err`.
Result<Knowledge> load_knowledge(const std::vector<std::string>& ontologies, Streams& streams);

/// Tells what becomes of the inputs as it happens: failures on `err`, everything in the --report file.
class RunReport {
 public:
  RunReport(const InputOptions& options, Streams& streams);

  ReadReport& reading() { return reading_; }
  /// Prints the summary when anything was skipped or failed; the exit code that the run calls for.
  int finish();

 private:
  Streams& streams_;
  bool is_quiet_;
  std::string path_;
  std::ofstream file_;
  ReadReport reading_;
};

/// Calls `each` with what `make` makes of every article, in input order whatever `jobs`; `make` runs on that many
/// threads, and at most one article per thread is held at a time. `is_wanted` may say that an article needs no making.
template <class Make, class Each>
Result<void> for_each_article(const InputOptions& options, std::istream& standard_input, RunReport& run,
                              const std::function<Result<bool>(const Article&)>& is_wanted, const Make& make,
                              const Each& each) {
  using Made = std::invoke_result_t<Make, Article&&>;
  if (options.selection.inputs.empty() && options.selection.list.empty())
    return fail(ErrorKind::usage, "there is no input; name files, directories or - for standard input");
  std::deque<std::future<Made>> running;  // in input order
  const auto finish_one = [&]() -> Result<void> {
    Made made = running.front().get();
    running.pop_front();
    return each(std::move(made));
  };
  ENTENTE_CHECK(read_inputs(
      options.selection, options.reading, standard_input, run.reading(), [&](Article&& article) -> Result<void> {
        ENTENTE_TRY(const bool wanted, is_wanted(article));
        if (!wanted) return {};
        if (options.jobs <= 1) return each(make(std::move(article)));
        if (running.size() >= options.jobs) ENTENTE_CHECK(finish_one());
        running.push_back(
            std::async(std::launch::async, [&make, a = std::move(article)]() mutable { return make(std::move(a)); }));
        return {};
      }));
  while (!running.empty()) ENTENTE_CHECK(finish_one());
  return {};
}

/// One line per diagnostic, "entente: FILE: what is wrong", without control characters; the exit code they call for.
int report(const Diagnostics& diagnostics, Streams& streams);

/// Prints the error; the exit code of its kind.
int report(const Error& error, Streams& streams);

}  // namespace entente
