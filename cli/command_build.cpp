// SPDX-License-Identifier: Apache-2.0
#include "cli/command_build.h"

#include <ostream>

#include "cli/facts_log.h"
#include "cli/filling.h"
#include "cli/table.h"
#include "ingest/facts/records.h"

namespace entente {
namespace {

struct Understood {
  ArticleFacts facts;
  std::string line;  // of the log; "" when it is there
};

int fill(Store store, const BuildOptions& options, Streams& streams) {
  const auto knowledge = load_knowledge(options.input.ontologies, streams);
  if (!knowledge) return report(knowledge.error(), streams);
  store.keep_open(options.open);
  RunReport reading(options.input, streams, true);
  Tally tally;
  const auto run = [&]() -> Result<void> {
    ENTENTE_CHECK(store.begin());
    FactsLog log(store.path() + ".facts", circumstances_of(ENTENTE_VERSION, options.input.ontologies));
    if (log.size() > 0 && !options.input.quiet)
      streams.err << "entente: continues an unfinished run; " << counted(log.size(), "article was", "articles were")
                  << " understood already\n";
    ENTENTE_CHECK(for_each_article(
        options.input, streams.in, reading,
        [&](const Article& article) -> Result<bool> {
          ENTENTE_TRY(const bool known, holds(store, article));
          tally.unchanged += known;
          return !known;
        },
        [&](Article&& article, const std::stop_token& stop) -> std::optional<Understood> {
          if (auto facts = log.find(article)) return Understood{.facts = *std::move(facts), .line = {}};
          const auto document = understand(std::move(article), *knowledge, stop);
          if (!document) return std::nullopt;
          Understood out{.facts = facts_of(*document), .line = {}};
          out.line = FactsLog::line_of(out.facts);
          return out;
        },
        [&](Understood&& understood) -> Result<void> {
          if (!understood.line.empty()) log.append(understood.line);
          return fill_in(store, understood.facts, tally);
        }));
    if (tally.count() == 0) {
      log.remove();
      return fail(ErrorKind::unreadable, "none of the inputs gave an article; nothing was written");
    }
    ENTENTE_CHECK(store.commit());
    log.remove();
    return {};
  };
  const auto outcome = run();
  const int code = reading.finish(true);
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
