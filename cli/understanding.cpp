// SPDX-License-Identifier: Apache-2.0
#include "cli/understanding.h"

#include <ostream>
#include <sstream>

#include "base/files.h"
#include "base/utf8.h"
#include "cli/table.h"

namespace entente {
namespace {

/// File names and quoted bytes come from outside: nothing of them may steer the terminal.
std::string printable(const std::string& text) { return on_one_line(repair_utf8(text)); }

}  // namespace

Result<Knowledge> load_knowledge(const std::vector<std::string>& ontologies, Streams& streams) {
  if (ontologies.empty()) return Knowledge::builtin();
  std::vector<std::string> texts;
  texts.reserve(ontologies.size());
  std::vector<TurtleSource> sources;
  for (const std::string& path : ontologies) {
    ENTENTE_TRY(std::string text, read_file(path));
    texts.push_back(std::move(text));
    sources.push_back({.name = path, .text = texts.back()});
  }
  Diagnostics diagnostics;
  ENTENTE_TRY(Ontology ontology, Ontology::extended(sources, diagnostics));
  report(diagnostics, streams);
  return Knowledge::with(std::move(ontology));
}

RunReport::RunReport(const InputOptions& options, Streams& streams, bool shows_progress)
    : streams_(streams),
      is_quiet_(options.quiet),
      max_time_(options.max_time),
      path_(options.report),
      progress_(streams.err, shows_progress && streams.err_is_terminal && !options.quiet),
      reading_([this](const ReadRecord& record) {
        progress_.step(reading_.files());
        if (record.outcome == ReadOutcome::failed) {
          progress_.clear();
          streams_.err << "entente: " << printable(record.where) << ": " << printable(record.message) << '\n';
        }
        if (file_.is_open()) file_ << to_json(record) << '\n';
      }) {
  if (!path_.empty()) file_.open(path_, std::ios::binary | std::ios::trunc);
}

void RunReport::took_too_long(const std::string& article) {
  std::ostringstream seconds;
  seconds << max_time_;
  reading_.failed_later(article, "took longer than " + seconds.str() + " s to understand (--max-time sets the limit)");
}

int RunReport::finish(bool is_told_elsewhere) {
  const std::size_t skipped = reading_.count_of(ReadOutcome::skipped);
  const std::size_t failed = reading_.count_of(ReadOutcome::failed);
  const bool is_plain = skipped + failed + reading_.told_apart() == 0;
  if (!is_quiet_ && !(is_plain && is_told_elsewhere)) streams_.err << "entente: " << reading_.summary() << '\n';
  if (!path_.empty()) {
    file_.close();
    if (!file_)
      return report(Error{.kind = ErrorKind::store, .message = path_ + ": the report cannot be written"}, streams_);
  }
  return failed > 0 ? exit_unreadable : exit_ok;
}

int report(const Diagnostics& diagnostics, Streams& streams) {
  for (const Diagnostic& diagnostic : diagnostics.all())
    streams.err << "entente: " << printable(diagnostic.where) << ": " << printable(diagnostic.message) << '\n';
  return diagnostics.is_empty() ? exit_ok : exit_unreadable;
}

int report(const Error& error, Streams& streams) {
  streams.err << "entente: " << printable(error.message) << '\n';
  switch (error.kind) {
    case ErrorKind::usage: return exit_usage;
    case ErrorKind::not_found: return exit_nothing_found;
    case ErrorKind::unreadable: return exit_unreadable;
    case ErrorKind::invalid: return exit_invalid;
    case ErrorKind::store: return exit_store;
  }
  return exit_usage;
}

}  // namespace entente
