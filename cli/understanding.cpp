// SPDX-License-Identifier: Apache-2.0
#include "cli/understanding.h"

#include <deque>
#include <future>
#include <ostream>

#include "base/files.h"

namespace entente {
namespace {

/// File names and quoted bytes come from outside: nothing of them may steer the terminal.
std::string printable(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7f ? '?' : c;
  }
  return out;
}

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

Result<void> for_each_facts(const InputOptions& options, const Knowledge& knowledge, std::istream& standard_input,
                            Diagnostics& diagnostics, const std::function<Result<bool>(const Article&)>& is_wanted,
                            const std::function<Result<void>(ArticleFacts&&)>& each) {
  if (options.jobs <= 1) {
    return read_inputs(options.inputs, options.reading, standard_input, diagnostics,
                       [&](Article&& article) -> Result<void> {
                         ENTENTE_TRY(const bool wanted, is_wanted(article));
                         if (!wanted) return {};
                         return each(extract_facts(std::move(article), knowledge));
                       });
  }
  std::deque<std::future<ArticleFacts>> running;  // in input order
  const auto finish_one = [&]() -> Result<void> {
    ArticleFacts facts = running.front().get();
    running.pop_front();
    return each(std::move(facts));
  };
  ENTENTE_CHECK(
      read_inputs(options.inputs, options.reading, standard_input, diagnostics, [&](Article&& article) -> Result<void> {
        ENTENTE_TRY(const bool wanted, is_wanted(article));
        if (!wanted) return {};
        if (running.size() >= options.jobs) ENTENTE_CHECK(finish_one());
        running.push_back(std::async(std::launch::async, [&knowledge, a = std::move(article)]() mutable {
          return extract_facts(std::move(a), knowledge);
        }));
        return {};
      }));
  while (!running.empty()) ENTENTE_CHECK(finish_one());
  return {};
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
