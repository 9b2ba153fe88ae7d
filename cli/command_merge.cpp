// SPDX-License-Identifier: Apache-2.0
#include "cli/command_merge.h"

#include <fstream>
#include <ostream>

#include "cli/decisions_text.h"
#include "cli/json_writer.h"
#include "cli/table.h"
#include "cli/understanding.h"
#include "graph/query/compare.h"
#include "graph/query/resolve.h"

namespace entente {
namespace {

/// Names become ids. An id that the knowledge base does not have (yet) stays: decisions may come before the articles.
Result<void> resolve(const Store& store, std::vector<Decision>& decisions) {
  Reader reader(store);
  for (auto& decision : decisions)
    for (auto* entity : {&decision.one, &decision.other}) {
      auto row = resolve_entity(reader, *entity);
      if (row) *entity = row->entity.id;
      else if (row.error().kind != ErrorKind::not_found || entity->find(':') == std::string::npos)
        return std::unexpected(row.error());
    }
  return {};
}

Result<std::vector<Decision>> decisions_in(const std::string& file, Streams& streams, Diagnostics& diagnostics) {
  if (file == "-") return read_decisions(streams.in, "standard input", diagnostics);
  std::ifstream in(file);
  if (!in) return fail(ErrorKind::unreadable, file + ": cannot be opened");
  return read_decisions(in, file, diagnostics);
}

int decide(const std::string& kb, std::vector<Decision> decisions, const Diagnostics& diagnostics, bool quiet,
           Streams& streams) {
  const int code = report(diagnostics, streams);
  auto store = Store::open(kb, Store::Access::write);
  if (!store) return report(store.error(), streams);
  const auto run = [&]() -> Result<void> {
    ENTENTE_CHECK(resolve(*store, decisions));
    ENTENTE_CHECK(store->decide(decisions));
    return store->commit();
  };
  if (const auto done = run(); !done) return report(done.error(), streams);
  if (!quiet)
    if (const auto counts = store->counts())
      streams.err << kb << ": " << counted(decisions.size(), "decision", "decisions") << " taken in, "
                  << counted(counts->entities, "entity", "entities") << '\n';
  return code;
}

constexpr std::string_view sign_of(Difference difference) {
  return difference == Difference::only_old ? "-" : difference == Difference::only_new ? "+" : "~";
}

void print_section(const char* title, const std::vector<DifferentItem>& items, std::ostream& out,
                   const Streams& streams) {
  if (items.empty()) return;
  out << styled(title, Style::bold, streams) << '\n';
  for (const auto& item : items) {
    out << sign_of(item.difference) << ' ' << on_one_line(item.id) << "  "
        << on_one_line(item.difference == Difference::only_new ? item.new_value : item.old_value);
    if (item.difference == Difference::changed) out << "  →  " << on_one_line(item.new_value);
    out << '\n';
  }
}

void write_section(JsonWriter& json, const char* key, const std::vector<DifferentItem>& items) {
  json.key(key).open('[');
  for (const auto& item : items)
    json.open('{')
        .member("id", item.id)
        .member_or_null("old", item.old_value)
        .member_or_null("new", item.new_value)
        .close('}');
  json.close(']');
}

}  // namespace

int run_merge(const MergeOptions& options, Streams& streams) {
  if (!options.list && !options.suggest) {
    if (options.decisions.empty())
      return report(Error{.kind = ErrorKind::usage, .message = "merge needs a file of decisions, --list or --suggest"},
                    streams);
    Diagnostics diagnostics;
    auto decisions = decisions_in(options.decisions, streams, diagnostics);
    if (!decisions) return report(decisions.error(), streams);
    return decide(options.kb, *std::move(decisions), diagnostics, options.quiet, streams);
  }
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto decisions = options.list ? store->decisions() : suggest_merges(*store);
  if (!decisions) return report(decisions.error(), streams);
  const auto printed =
      print_to(options.output, streams, [&](std::ostream& out, const Streams&) { write_decisions(*decisions, out); });
  return printed ? exit_ok : report(printed.error(), streams);
}

int run_split(const SplitOptions& options, Streams& streams) {
  Diagnostics diagnostics;
  std::vector<Decision> decisions;
  if (!options.decisions.empty()) {
    auto read = decisions_in(options.decisions, streams, diagnostics);
    if (!read) return report(read.error(), streams);
    decisions = *std::move(read);
  } else {
    decisions.push_back({.one = options.one,
                         .other = options.other,
                         .judgement = Judgement::different,
                         .who = options.who,
                         .decided = options.when});
  }
  for (auto& decision : decisions) decision.judgement = Judgement::different;
  return decide(options.kb, std::move(decisions), diagnostics, options.quiet, streams);
}

int run_diff(const DiffOptions& options, Streams& streams) {
  const auto old_store = Store::open(options.old_kb, Store::Access::read);
  if (!old_store) return report(old_store.error(), streams);
  const auto new_store = Store::open(options.new_kb, Store::Access::read);
  if (!new_store) return report(new_store.error(), streams);
  const auto comparison = compare(*old_store, *new_store);
  if (!comparison) return report(comparison.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    if (options.output.format == "json") {
      JsonWriter json(out);
      json.open('{');
      write_section(json, "articles", comparison->articles);
      write_section(json, "entities", comparison->entities);
      write_section(json, "facts", comparison->facts);
      json.close('}');
      return;
    }
    print_section("Articles", comparison->articles, out, to);
    print_section("Entities", comparison->entities, out, to);
    print_section("Facts", comparison->facts, out, to);
  });
  if (!printed) return report(printed.error(), streams);
  if (comparison->articles.empty() && comparison->entities.empty() && comparison->facts.empty())
    streams.err << "no differences\n";
  return exit_ok;
}

}  // namespace entente
