// SPDX-License-Identifier: Apache-2.0
#include "cli/command_stats.h"

#include <limits>
#include <ostream>

#include "cli/dyads_text.h"
#include "cli/fact_text.h"
#include "cli/filling.h"
#include "cli/table.h"
#include "cli/told_fact.h"
#include "cli/understanding.h"
#include "graph/export/text.h"
#include "graph/query/statistics.h"

namespace entente {
namespace {

constexpr std::size_t largest_measured_unasked = 20000;  // entities: well under a second

constexpr std::size_t most_events_unasked = 100000;  // of dyads: about a second

using Frequencies = std::vector<std::pair<std::string, std::uint64_t>>;

void write_frequencies(JsonWriter& json, std::string_view key, const Frequencies& frequencies) {
  json.key(key).open('{');
  for (const auto& [name, count] : frequencies) json.member(name, count);
  json.close('}');
}

void write_json(const Statistics& found, const std::vector<Dyad>& dyads, std::ostream& out) {
  const Counts& counts = found.counts;
  JsonWriter json(out);
  json.open('{')
      .member("articles", counts.articles)
      .member("copies", counts.copies)
      .member("entities", counts.entities)
      .member("mentions", counts.mentions);
  json.member("events", counts.events)
      .member("relations", counts.relations)
      .member("background_relations", counts.background);
  json.member("evidence", counts.evidence);
  json.member_or_null("first_published", found.first_published).member_or_null("last_published", found.last_published);
  write_frequencies(json, "entity_types", found.entity_types);
  write_frequencies(json, "event_types", found.event_types);
  write_frequencies(json, "relation_types", found.relation_types);
  json.key("most_tied").open('[');
  for (const auto& row : found.most_tied)
    json.open('{')
        .member("id", row.entity.id)
        .member("name", row.entity.name)
        .member("ties", row.degree)
        .member("mentions", row.mentions)
        .member("articles", row.articles)
        .close('}');
  json.close(']').key("most_central").open('[');
  for (const auto& [row, measures] : found.most_central) {
    json.open('{')
        .member("id", row.entity.id)
        .member("name", row.entity.name)
        .member("neighbours", measures.neighbours);
    json.key("pagerank").decimal(measures.pagerank);
    if (found.has_path_measures)
      json.key("betweenness").decimal(measures.betweenness).key("closeness").decimal(measures.closeness);
    json.member("core", measures.core)
        .member("component", measures.component)
        .member("community", measures.community)
        .close('}');
  }
  json.close(']')
      .member("components", found.components)
      .member("communities", found.communities)
      .key("modularity")
      .decimal(found.modularity);
  json.key("most_evidenced").open('[');
  for (const auto& told : found.most_evidenced)
    json.open('{')
        .member("id", told.fact.id)
        .member("type", type_name(told.fact))
        .member("articles", told.fact.articles)
        .key("confidence")
        .fraction(told.fact.confidence)
        .close('}');
  json.close(']').key("dyads");
  write_dyads(json, dyads);
  json.close('}');
}

void print_central(const Statistics& found, std::ostream& out, const Streams& streams) {
  if (found.most_central.empty()) return;
  out << '\n';
  std::vector<Column> columns{{.title = "most central", .is_elastic = true, .style = Style::name},
                              {.title = "neighbours", .is_number = true},
                              {.title = "PageRank", .is_number = true}};
  if (found.has_path_measures) {
    columns.push_back({.title = "betweenness", .is_number = true});
    columns.push_back({.title = "closeness", .is_number = true});
  }
  columns.push_back({.title = "core", .is_number = true});
  columns.push_back({.title = "community", .is_number = true});
  Table table(std::move(columns));
  for (const auto& [row, measures] : found.most_central) {
    std::vector<std::string> cells{row.entity.name, std::to_string(measures.neighbours),
                                   measure_text(measures.pagerank)};
    if (found.has_path_measures) {
      cells.push_back(measure_text(measures.betweenness));
      cells.push_back(measure_text(measures.closeness));
    }
    cells.push_back(std::to_string(measures.core));
    cells.push_back(std::to_string(measures.community));
    table.add(std::move(cells));
  }
  table.print(out, streams);
  out << styled(counted(found.components, "component", "components") + ", " +
                    counted(found.communities, "community", "communities") + ", modularity " +
                    measure_text(found.modularity),
                Style::dim, streams)
      << '\n';
}

void print_evidenced(const Statistics& found, std::ostream& out, const Streams& streams) {
  if (found.most_evidenced.empty()) return;
  out << '\n';
  Table table({{.title = "stated most often", .is_elastic = true},
               {.title = "articles", .is_number = true},
               {.title = "conf.", .is_number = true},
               {.title = "id", .style = Style::dim}});
  for (const auto& told : found.most_evidenced)
    table.add({names_of(told.sources) + " —" + type_text(told.fact) + "→ " + names_of(told.targets),
               std::to_string(told.fact.articles), fraction_text(told.fact.confidence), told.fact.id});
  table.print(out, streams);
}

void print_frequencies(const char* title, const Frequencies& frequencies, std::ostream& out, const Streams& streams) {
  if (frequencies.empty()) return;
  out << '\n';
  Table table({{.title = title, .style = Style::type}, {.title = "count", .is_number = true}});
  for (const auto& [name, count] : frequencies) table.add({name, std::to_string(count)});
  table.print(out, streams);
}

void print_table(const Statistics& found, std::ostream& out, const Streams& streams) {
  const Counts& counts = found.counts;
  out << counted(counts.articles, "article", "articles") << copies_among(counts);
  if (!found.first_published.empty()) out << ", " << found.first_published << " to " << found.last_published;
  out << '\n'
      << counted(counts.entities, "entity", "entities") << " in " << counted(counts.mentions, "mention", "mentions")
      << '\n'
      << counted(counts.events, "event", "events") << ", " << counted(counts.relations, "relation", "relations") << ", "
      << counted(counts.background, "background relation", "background relations") << ", "
      << counted(counts.evidence, "quote", "quotes") << '\n';
  print_frequencies("entities", found.entity_types, out, streams);
  print_frequencies("events", found.event_types, out, streams);
  print_frequencies("relations", found.relation_types, out, streams);
  if (found.most_tied.empty()) return;
  out << '\n';
  Table table({{.title = "most connected", .is_elastic = true, .style = Style::name},
               {.title = "type"},
               {.title = "ties", .is_number = true},
               {.title = "mentions", .is_number = true},
               {.title = "articles", .is_number = true}});
  for (const auto& row : found.most_tied)
    table.add({row.entity.name, std::string(name_of(row.entity.type)), std::to_string(row.degree),
               std::to_string(row.mentions), std::to_string(row.articles)});
  table.print(out, streams);
  print_central(found, out, streams);
  print_evidenced(found, out, streams);
}

void print_articles(const std::vector<ArticleRow>& articles, const std::string& format, std::ostream& out,
                    const Streams& streams) {
  const auto write = [](JsonWriter& json, const ArticleRow& article) {
    json.open('{')
        .member("id", article.id)
        .member("title", article.title)
        .member_or_null("published", article.published);
    json.member_or_null("source", article.source)
        .member_or_null("url", article.url)
        .member("language", article.language)
        .member_or_null("copy_of", article.copy_of)
        .close('}');
  };
  if (format == "csv") {
    out << csv_line({"id", "title", "published", "source", "url", "language", "copy_of"});
    for (const auto& article : articles)
      out << csv_line({article.id, article.title, article.published, article.source, article.url, article.language,
                       article.copy_of});
  } else if (format == "json" || format == "jsonl") {
    JsonWriter json(out, format == "json");
    if (format == "json") json.open('[');
    for (const auto& article : articles) write(json, article);
    if (format == "json") json.close(']');
  } else {
    Table table({{.title = "id", .style = Style::name},
                 {.title = "published"},
                 {.title = "source", .is_elastic = true},
                 {.title = "title", .is_elastic = true}});
    for (const auto& article : articles)
      table.add({article.id, article.published, article.source,
                 article.copy_of.empty() ? article.title : "copy of " + article.copy_of});
    table.print(out, streams);
  }
}

int run_dyads(const StatsOptions& options, const Store& store, Streams& streams) {
  const auto dyads = find_dyads(store, options.dyads);
  if (!dyads) return report(dyads.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    if (options.output.format == "csv") {
      write_dyads_csv(*dyads, out);
    } else if (options.output.format == "json") {
      JsonWriter json(out);
      write_dyads(json, *dyads);
    } else if (!dyads->empty()) {
      print_dyads(*dyads, options.dyads.period, options.limit, out, to);
    }
  });
  if (!printed) return report(printed.error(), streams);
  if (!dyads->empty()) return exit_ok;
  streams.err << "entente: no event between two states passes the filters\n";
  return exit_nothing_found;
}

}  // namespace

int run_stats(const StatsOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  if (options.only_dyads) return run_dyads(options, *store, streams);
  if (options.output.format == "csv")
    return report(Error{.kind = ErrorKind::usage, .message = "stats prints csv of --dyads only; -f json has it all"},
                  streams);
  const auto found = statistics(*store, options.limit,
                                options.central ? std::numeric_limits<std::size_t>::max() : largest_measured_unasked);
  if (!found) return report(found.error(), streams);
  std::vector<Dyad> dyads;
  if (options.central || found->counts.events <= most_events_unasked) {
    auto all = find_dyads(*store, options.dyads);
    if (!all) return report(all.error(), streams);
    dyads = *std::move(all);
    if (dyads.size() > options.limit) dyads.resize(options.limit);
  }
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    if (options.output.format == "json") return write_json(*found, dyads, out);
    print_table(*found, out, to);
    if (dyads.empty()) return;
    out << '\n';
    print_dyads(dyads, Period::total, 0, out, to);
  });
  return printed ? exit_ok : report(printed.error(), streams);
}

int run_articles(const ArticlesOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  Reader reader(*store);
  auto articles = reader.articles();
  std::size_t more = 0;
  if (options.limit > 0 && articles.size() > options.limit) {
    more = articles.size() - options.limit;
    articles.resize(options.limit);
  }
  if (const auto checked = reader.check(); !checked) return report(checked.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    print_articles(articles, options.output.format, out, to);
    if (options.output.format == "table") print_more(more, out, to);
  });
  return printed ? exit_ok : report(printed.error(), streams);
}

}  // namespace entente
