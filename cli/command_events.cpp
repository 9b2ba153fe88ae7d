// SPDX-License-Identifier: Apache-2.0
#include "cli/command_events.h"

#include <ostream>

#include "cli/table.h"
#include "cli/told_fact.h"
#include "cli/understanding.h"
#include "graph/export/plover.h"

namespace entente {
namespace {

std::vector<const Entity*> pointers_to(const std::vector<Entity>& entities) {
  std::vector<const Entity*> pointers;
  for (const auto& entity : entities) pointers.push_back(&entity);
  return pointers;
}

void print_plover(const std::vector<ToldFact>& facts, std::ostream& out) {
  write_plover_head(out);
  for (const auto& told : facts) {
    PloverEvent event{.fact = &told.fact,
                      .sources = pointers_to(told.sources),
                      .targets = pointers_to(told.targets),
                      .place = told.place.name};
    if (!told.evidence.empty()) {
      const QuotedEvidence& evidence = told.evidence.front();
      event.article = evidence.article;
      event.published = evidence.published;
      event.publisher = evidence.source;
      event.url = evidence.url;
      event.quote = evidence.quote;
    }
    write_plover_event(event, out);
  }
}

void print_facts(const std::vector<ToldFact>& facts, const std::string& format, std::ostream& out,
                 const Streams& streams) {
  if (format == "plover") {
    print_plover(facts, out);
  } else if (format == "csv") {
    out << csv_line(fact_csv_head());
    for (const auto& told : facts) out << csv_line(fact_csv_cells(told));
  } else if (format == "jsonl") {
    JsonWriter json(out, false);
    for (const auto& told : facts) write_fact(json, told);
  } else if (format == "json") {
    JsonWriter json(out);
    json.open('[');
    for (const auto& told : facts) write_fact(json, told);
    json.close(']');
  } else {
    for (const auto& told : facts) print_fact(told, out, streams);
  }
}

}  // namespace

int run_events(const EventsOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto answer = find_facts(*store, options.request);
  if (!answer) return report(answer.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    print_facts(answer->facts, options.output.format, out, to);
    if (options.output.format == "table") print_more(answer->more, out, to);
  });
  if (!printed) return report(printed.error(), streams);
  if (!answer->facts.empty()) return exit_ok;
  streams.err << "entente: nothing passes the filters\n";
  return exit_nothing_found;
}

int run_evidence(const EvidenceOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto facts = find_fact(*store, options.id);
  if (!facts) return report(facts.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    print_facts(*facts, options.output.format, out, to);
  });
  return printed ? exit_ok : report(printed.error(), streams);
}

}  // namespace entente
