// SPDX-License-Identifier: Apache-2.0
#include "cli/command_change.h"

#include <filesystem>
#include <fstream>
#include <ostream>

#include "cli/filling.h"
#include "cli/table.h"
#include "cli/understanding.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

Result<void> load_from(const std::string& input, Store& store, Streams& streams, Diagnostics& diagnostics,
                       Tally& tally) {
  const auto each = [&](ArticleFacts&& facts) -> Result<void> {
    const auto filled = fill_in(store, facts, tally);
    if (!filled && filled.error().kind == ErrorKind::unreadable) {
      diagnostics.add(input, filled.error().message);
      return {};
    }
    return filled;
  };
  if (input == "-") return read_facts(streams.in, "standard input", diagnostics, each);
  std::error_code problem;
  if (std::filesystem::is_directory(input, problem)) {
    diagnostics.add(input, "is a directory; name the files in it");
    return {};
  }
  std::ifstream file(input, std::ios::binary);
  if (!file) {
    diagnostics.add(input, "cannot be opened");
    return {};
  }
  return read_facts(file, input, diagnostics, each);
}

}  // namespace

int run_remove(const RemoveOptions& options, Streams& streams) {
  auto store = Store::open(options.kb, Store::Access::write);
  if (!store) return report(store.error(), streams);
  const auto run = [&]() -> Result<void> {
    for (const auto& id : options.articles) {
      ENTENTE_TRY(const bool was_there, store->remove(id));
      if (!was_there)
        return fail(ErrorKind::not_found, options.kb + ": there is no article \"" + id + "\"; nothing was removed");
    }
    return store->commit();
  };
  if (const auto done = run(); !done) return report(done.error(), streams);
  if (!options.quiet) say_what_there_is(*store, {}, streams);
  return exit_ok;
}

int run_load(const LoadOptions& options, Streams& streams) {
  std::error_code problem;
  const bool exists = std::filesystem::exists(options.kb, problem);
  auto store = exists ? Store::open(options.kb, Store::Access::write) : Store::create(options.kb, false);
  if (!store) return report(store.error(), streams);
  store->keep_open(options.open);
  Diagnostics diagnostics;
  Tally tally;
  const auto run = [&]() -> Result<void> {
    ENTENTE_CHECK(store->begin());
    for (const auto& input : options.inputs) ENTENTE_CHECK(load_from(input, *store, streams, diagnostics, tally));
    if (tally.count() == 0)
      return fail(ErrorKind::unreadable, "none of the inputs gave an article; nothing was written");
    return store->commit();
  };
  const auto done = run();
  const int code = report(diagnostics, streams);
  if (!done) return report(done.error(), streams);
  if (!options.quiet) say_what_there_is(*store, tally, streams);
  return code;
}

int run_validate(const ValidateOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto faults = find_faults(*store);
  if (!faults) return report(faults.error(), streams);
  for (const auto& fault : *faults) streams.err << "entente: " << options.kb << ": " << on_one_line(fault) << '\n';
  if (!faults->empty()) return exit_invalid;
  if (!options.quiet) streams.err << options.kb << ": every quote, fact and tie follows from the articles\n";
  return exit_ok;
}

}  // namespace entente
