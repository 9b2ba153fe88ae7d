// SPDX-License-Identifier: Apache-2.0
/// Articles in, facts out, on several threads, in input order.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "base/diagnostics.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/streams.h"
#include "cli/workers.h"
#include "ingest/pipeline.h"

namespace entente {

/// Options that every command with INPUT arguments shares.
struct InputOptions {
  InputSelection selection;
  ReadOptions reading;
  std::string report;                   // file for one line of JSON per article: read, skipped or failed; "": none
  std::vector<std::string> ontologies;  // Turtle files of the user
  unsigned jobs = 1;
  double max_time = 0;  // seconds for understanding one article; 0: no limit
  bool quiet = false;
};

/// The built-in knowledge with the user's ontologies; what they say wrongly goes to `err`.
Result<Knowledge> load_knowledge(const std::vector<std::string>& ontologies, Streams& streams);

/// Tells what becomes of the inputs as it happens: failures on `err`, everything in the --report file.
class RunReport {
 public:
  /// `shows_progress`: on a terminal, as long as nothing else is printed there.
  RunReport(const InputOptions& options, Streams& streams, bool shows_progress);

  ReadReport& reading() { return reading_; }
  void took_too_long(const std::string& article);
  /// Prints the summary, unless the command itself tells how many were read and nothing else happened; the exit code
  /// that the run calls for.
  int finish(bool is_told_elsewhere);

 private:
  Streams& streams_;
  bool is_quiet_;
  double max_time_;
  std::string path_;
  std::ofstream file_;
  Progress progress_;
  ReadReport reading_;
};

/// Runs `f`, which takes a stop token, and asks it to stop after so many seconds; 0: never.
template <class F>
auto within_time(double seconds, const F& f) {
  if (seconds <= 0) return f(std::stop_token{});
  std::stop_source stop;
  std::mutex mutex;
  std::condition_variable_any changed;
  const std::jthread watch([&](const std::stop_token& end) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, end, std::chrono::duration<double>(seconds), [] { return false; });
    if (!end.stop_requested()) stop.request_stop();
  });
  return f(stop.get_token());
}

/// Calls `each` with what `make` makes of every article, in input order whatever `jobs`; `make` runs on that many
/// threads, and at most `articles_per_job` articles per thread are held at a time, fewer when they are long. An article
/// of which `make` makes nothing within the time limit is reported. `is_wanted` may say that an article needs no
/// making.
template <class Make, class Each>
Result<void> for_each_article(const InputOptions& options, std::istream& standard_input, RunReport& run,
                              const std::function<Result<bool>(const Article&)>& is_wanted, const Make& make,
                              const Each& each) {
  using Made = std::invoke_result_t<Make, Article&&, const std::stop_token&>;  // an optional
  constexpr std::size_t articles_per_job = 8;
  constexpr std::size_t most_bytes = std::size_t{16} << 20;  // of texts held beyond one per thread
  if (options.selection.inputs.empty() && options.selection.list.empty())
    return fail(ErrorKind::usage, "there is no input; name files, directories or - for standard input");
  const auto made_of = [&](Article&& article) {
    return within_time(options.max_time, [&](const std::stop_token& stop) { return make(std::move(article), stop); });
  };
  struct Running {
    std::string id;
    std::size_t bytes = 0;
    std::future<Made> made;
  };
  std::deque<Running> running;  // in input order
  std::size_t bytes = 0;
  const auto take = [&](const std::string& id, Made&& made) -> Result<void> {
    if (made) return each(*std::move(made));
    run.took_too_long(id);
    return {};
  };
  const auto finish_one = [&]() -> Result<void> {
    Made made = running.front().made.get();
    const std::string id = std::move(running.front().id);
    bytes -= running.front().bytes;
    running.pop_front();
    return take(id, std::move(made));
  };
  const auto is_first_done = [&] {
    return !running.empty() && running.front().made.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  };
  std::optional<Workers> workers;
  if (options.jobs > 1) workers.emplace(options.jobs);
  ENTENTE_CHECK(read_inputs(
      options.selection, options.reading, standard_input, run.reading(), [&](Article&& article) -> Result<void> {
        ENTENTE_TRY(const bool wanted, is_wanted(article));
        if (!wanted) return {};
        std::string id = article.id;
        if (!workers) return take(id, made_of(std::move(article)));
        while (is_first_done() || running.size() >= options.jobs * articles_per_job ||
               (running.size() >= options.jobs && bytes > most_bytes))
          ENTENTE_CHECK(finish_one());
        const std::size_t size = article.text.size();
        std::packaged_task<Made()> task([&made_of, a = std::move(article)]() mutable { return made_of(std::move(a)); });
        running.push_back({.id = std::move(id), .bytes = size, .made = task.get_future()});
        bytes += size;
        workers->run(std::move(task));
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
