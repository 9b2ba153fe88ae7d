// SPDX-License-Identifier: Apache-2.0
#include "cli/command_build.h"

#include <ostream>

#include "graph/store/store.h"

namespace entente {
namespace {

struct Tally {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
};

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// "6 articles, 112 entities, 87 events, 43 relations".
void say_what_there_is(const Store& store, const Tally& tally, Streams& streams) {
  const auto counts = store.counts();
  if (!counts) return;
  streams.err << store.path() << ": " << counted(counts->articles, "article", "articles") << ", "
              << counted(counts->entities, "entity", "entities") << ", " << counted(counts->events, "event", "events")
              << ", " << counted(counts->relations, "relation", "relations");
  if (tally.replaced > 0) streams.err << "; " << tally.replaced << " replaced";
  if (tally.unchanged > 0) streams.err << "; " << tally.unchanged << " already there";
  streams.err << '\n';
}

int fill(Store store, const BuildOptions& options, Streams& streams) {
  const auto knowledge = load_knowledge(options.input.ontologies, streams);
  if (!knowledge) return report(knowledge.error(), streams);
  store.keep_open(options.open);
  RunReport reading(options.input, streams);
  Tally tally;
  const auto run = [&]() -> Result<void> {
    ENTENTE_CHECK(store.begin());
    ENTENTE_CHECK(for_each_article(
        options.input, streams.in, reading,
        [&](const Article& article) -> Result<bool> {
          ENTENTE_TRY(const bool known, store.holds(article));
          tally.unchanged += known;
          return !known;
        },
        [&](Article&& article) { return extract_facts(std::move(article), *knowledge); },
        [&](ArticleFacts&& facts) -> Result<void> {
          ENTENTE_TRY(const Store::Change change, store.add(facts));
          tally.added += change == Store::Change::added;
          tally.replaced += change == Store::Change::replaced;
          tally.unchanged += change == Store::Change::unchanged;
          return {};
        }));
    if (tally.added + tally.replaced + tally.unchanged == 0)
      return fail(ErrorKind::unreadable, "none of the inputs gave an article; nothing was written");
    return store.commit();
  };
  const auto outcome = run();
  const int code = reading.finish();
  if (!outcome) return report(outcome.error(), streams);
  if (!options.input.quiet) say_what_there_is(store, tally, streams);
  return code;
}

}  // namespace

int run_build(const BuildOptions& options, Streams& streams) {
  auto store = Store::create(options.kb, options.overwrite);
  if (!store) return report(store.error(), streams);
  return fill(*std::move(store), options, streams);
}

int run_add(const BuildOptions& options, Streams& streams) {
  auto store = Store::open(options.kb, Store::Access::write);
  if (!store) return report(store.error(), streams);
  return fill(*std::move(store), options, streams);
}

}  // namespace entente
