// SPDX-License-Identifier: Apache-2.0
#include "cli/command_ontology.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <ostream>

#include "base/files.h"
#include "cli/json_writer.h"
#include "cli/ontology_card.h"
#include "cli/table.h"
#include "cli/understanding.h"
#include "ontology/check.h"
#include "ontology/ontology.h"
#include "ontology/write_world.h"

namespace entente {
namespace {

/// Rows under named columns, printed as the user asks.
struct Listing {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

void print_listing(const Listing& listing, const std::string& format, std::ostream& out, const Streams& streams) {
  if (format == "csv") {
    std::vector<std::string> titles;
    titles.reserve(listing.columns.size());
    for (const Column& column : listing.columns) titles.push_back(column.title);
    out << csv_line(titles);
    for (const auto& row : listing.rows) out << csv_line(row);
  } else if (format == "json" || format == "jsonl") {
    const auto write_row = [&](JsonWriter& json, const std::vector<std::string>& row) {
      json.open('{');
      for (std::size_t i = 0; i < row.size(); ++i) json.member_or_null(listing.columns[i].title, row[i]);
      json.close('}');
    };
    if (format == "jsonl") {
      JsonWriter json(out, false);
      for (const auto& row : listing.rows) write_row(json, row);
      return;
    }
    JsonWriter json(out);
    json.open('[');
    for (const auto& row : listing.rows) write_row(json, row);
    json.close(']');
  } else {
    Table table(listing.columns);
    for (const auto& row : listing.rows) table.add(row);
    table.print(out, streams);
  }
}

std::string source_of(const Ontology& ontology, std::span<const Origin> origins) {
  std::string out;
  for (const Origin origin : origins) (out += out.empty() ? "" : " ") += ontology.to_string(origin);
  return out;
}

Listing list_entities(const Ontology& ontology, EntityType type) {
  Listing listing{.columns = {{.title = "id", .style = Style::name},
                              {.title = "name", .is_elastic = true},
                              {.title = "kind"},
                              {.title = "country"},
                              {.title = "sector"},
                              {.title = "from"},
                              {.title = "until"},
                              {.title = "source", .style = Style::dim}}};
  for (std::uint32_t i = 0; i < ontology.size(); ++i) {
    if (ontology.type_of(i) != type) continue;
    const KnownEntity e = ontology.at(i);
    listing.rows.push_back({std::string(e.entity.id), std::string(e.entity.name), std::string(e.kind),
                            std::string(e.entity.country), std::string(e.entity.sector), to_string(e.from),
                            to_string(e.until), source_of(ontology, e.origins)});
  }
  return listing;
}

Listing list_offices(const Ontology& ontology) {
  Listing listing{.columns = {{.title = "id", .style = Style::name},
                              {.title = "name", .is_elastic = true},
                              {.title = "holder"},
                              {.title = "since"},
                              {.title = "source", .style = Style::dim}}};
  for (std::uint32_t i = 0; i < ontology.file().posts.size(); ++i) {
    const KnownPost post = ontology.post(i);
    std::string holder, since, source = ontology.to_string(post.origin);
    for (const std::uint32_t t : ontology.tenures_of_post(i)) {
      const Tenure& tenure = ontology.tenure(t);
      if (is_known(tenure.until)) continue;
      holder = ontology.at(tenure.holder).entity.name;
      since = to_string(tenure.from);
      source = ontology.to_string(tenure.origin);
    }
    listing.rows.push_back({std::string(post.id), std::string(post.name), holder, since, source});
  }
  return listing;
}

Listing list_acts(const Ontology& ontology) {
  static constexpr std::array<std::string_view, 5> words{"verb", "noun", "adj", "light", "operator"};
  Listing listing{.columns = {{.title = "act", .style = Style::name},
                              {.title = "word"},
                              {.title = "type", .style = Style::type},
                              {.title = "mode"},
                              {.title = "cameo"},
                              {.title = "example", .is_elastic = true},
                              {.title = "source", .style = Style::dim}}};
  for (const Act& act : ontology.lexicon().acts())
    listing.rows.push_back({act.phrase, std::string(words[static_cast<std::size_t>(act.word)]),
                            act.type ? std::string(name_of(*act.type)) : "", act.mode, act.cameo, act.example,
                            act.origin});
  return listing;
}

Listing list_event_types(const Ontology& ontology) {
  std::map<EventType, std::size_t> acts;
  for (const Act& act : ontology.lexicon().acts())
    if (act.type) ++acts[*act.type];
  Listing listing{
      .columns = {{.title = "type", .style = Style::type}, {.title = "acts", .is_number = true}, {.title = "parties"}}};
  for (std::size_t i = 0; i < event_type_count; ++i) {
    const auto type = static_cast<EventType>(i);
    listing.rows.push_back({std::string(name_of(type)), std::to_string(acts[type]),
                            is_reciprocal(type) ? "on one side" : "source and target"});
  }
  return listing;
}

Listing list_relation_types() {
  Listing listing{.columns = {{.title = "type", .style = Style::type}, {.title = "direction"}}};
  for (std::size_t i = 0; i < relation_type_count; ++i) {
    const auto type = static_cast<RelationType>(i);
    listing.rows.push_back({std::string(name_of(type)), is_symmetric(type) ? "both ways" : "one way"});
  }
  return listing;
}

/// How much each file says.
Listing list_files(const Ontology& ontology) {
  std::map<std::string, std::array<std::size_t, 4>> counts;
  const auto name_of_file = [&](Origin origin) {
    return std::string(ontology.file().text(ontology.file().files[origin.file]));
  };
  for (std::uint32_t i = 0; i < ontology.size(); ++i)
    for (const Origin origin : ontology.at(i).origins) ++counts[name_of_file(origin)][0];
  for (std::uint32_t i = 0; i < ontology.file().posts.size(); ++i) ++counts[name_of_file(ontology.post(i).origin)][1];
  for (const Tenure& t : ontology.file().tenures) ++counts[name_of_file(t.origin)][2];
  for (const Act& act : ontology.lexicon().acts()) ++counts[act.origin.substr(0, act.origin.rfind(':'))][3];
  Listing listing{.columns = {{.title = "file", .style = Style::name},
                              {.title = "entities", .is_number = true},
                              {.title = "offices", .is_number = true},
                              {.title = "terms", .is_number = true},
                              {.title = "acts", .is_number = true}}};
  for (const auto& [file, all] : counts)
    listing.rows.push_back(
        {file, std::to_string(all[0]), std::to_string(all[1]), std::to_string(all[2]), std::to_string(all[3])});
  return listing;
}

Listing list_counts(const Ontology& ontology);

using Lister = std::function<Listing(const Ontology&)>;
const std::vector<std::pair<std::string, Lister>>& listers() {
  const auto entities = [](EntityType type) { return [type](const Ontology& o) { return list_entities(o, type); }; };
  static const std::vector<std::pair<std::string, Lister>> all{
      {"states", entities(EntityType::state)},
      {"organisations", entities(EntityType::organisation)},
      {"persons", entities(EntityType::person)},
      {"places", entities(EntityType::place)},
      {"offices", list_offices},
      {"acts", list_acts},
      {"event-types", list_event_types},
      {"relation-types", [](const Ontology&) { return list_relation_types(); }},
      {"files", list_files}};
  return all;
}

Listing list_counts(const Ontology& ontology) {
  Listing listing{.columns = {{.title = "kind", .style = Style::name}, {.title = "count", .is_number = true}}};
  for (const auto& [kind, lister] : listers())
    listing.rows.push_back({kind, std::to_string(lister(ontology).rows.size())});
  return listing;
}

void print_card(const OntologyCard& card, const std::string& format, std::ostream& out, const Streams& streams) {
  if (format == "json" || format == "jsonl") {
    JsonWriter json(out, format == "json");
    json.open('{')
        .member("id", card.id)
        .member("type", card.type)
        .member("name", card.name)
        .key("statements")
        .open('[');
    for (const OntologyStatement& s : card.statements) {
      json.open('{').member("predicate", s.predicate).member_or_null("value", s.value).member_or_null("id", s.id);
      json.member_or_null("from", s.from)
          .member_or_null("until", s.until)
          .member_or_null("source", s.source)
          .close('}');
    }
    json.close(']').close('}');
    return;
  }
  Listing listing{.columns = {{.title = "what", .style = Style::type},
                              {.title = "value", .is_elastic = true},
                              {.title = "id", .style = Style::name},
                              {.title = "from"},
                              {.title = "until"},
                              {.title = "source", .style = Style::dim}}};
  for (const OntologyStatement& s : card.statements)
    listing.rows.push_back({s.predicate, s.value, s.id, s.from, s.until, s.source});
  if (format == "table")
    out << styled(card.name, Style::bold, streams) << "  " << card.type << "  " << styled(card.id, Style::name, streams)
        << "\n\n";
  print_listing(listing, format, out, streams);
}

/// The user's files, kept for the views that readers take of them.
struct Sources {
  std::vector<std::string> texts;
  std::vector<TurtleSource> sources;
};

Result<Sources> read_sources(const std::vector<std::string>& paths) {
  Sources read;
  read.texts.reserve(paths.size());
  for (const std::string& path : paths) {
    ENTENTE_TRY(std::string text, read_file(path));
    read.texts.push_back(std::move(text));
    read.sources.push_back({.name = path, .text = read.texts.back()});
  }
  return read;
}

Result<Ontology> load(const OntologyOptions& options, Streams& streams) {
  if (options.ontologies.empty()) return Ontology::builtin();
  ENTENTE_TRY(const Sources read, read_sources(options.ontologies));
  Diagnostics diagnostics;
  ENTENTE_TRY(Ontology ontology, Ontology::extended(read.sources, diagnostics));
  report(diagnostics, streams);
  return ontology;
}

bool is_from(const std::vector<std::string>& files, const Diagnostic& diagnostic) {
  return files.empty() ||
         std::ranges::any_of(files, [&](const std::string& file) { return diagnostic.where.starts_with(file + ":"); });
}

int check(const OntologyOptions& options, Streams& streams) {
  std::vector<std::string> files = options.checked;
  files.insert(files.end(), options.ontologies.begin(), options.ontologies.end());
  const auto read = read_sources(files);
  if (!read) return report(read.error(), streams);
  Diagnostics wrong;
  const auto ontology = Ontology::extended(read->sources, wrong);
  if (!ontology) return report(ontology.error(), streams);
  const World world = world_of(ontology->file());
  check_world(world, wrong);
  check_lexicon(ontology->lexicon(), wrong);
  Diagnostics doubtful;
  check_names(world, doubtful);
  std::size_t errors = 0, notes = 0;
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    const auto print = [&](const Diagnostics& all, std::string_view severity, std::size_t& count) {
      for (const Diagnostic& d : all.all()) {
        if (severity == "note" && !is_from(files, d)) continue;
        out << on_one_line(d.where) << ": " << styled(severity, Style::bold, to) << ": " << on_one_line(d.message)
            << '\n';
        ++count;
      }
    };
    print(wrong, "error", errors);
    print(doubtful, "note", notes);
  });
  if (!printed) return report(printed.error(), streams);
  streams.err << "entente: " << counted(errors, "error", "errors") << ", " << counted(notes, "note", "notes") << '\n';
  return errors == 0 ? exit_ok : exit_invalid;
}

}  // namespace

std::vector<std::string> ontology_kinds() {
  std::vector<std::string> kinds;
  for (const auto& [kind, lister] : listers()) kinds.push_back(kind);
  return kinds;
}

int run_ontology(const OntologyOptions& options, Streams& streams) {
  if (options.action == OntologyAction::check) return check(options, streams);
  const auto ontology = load(options, streams);
  if (!ontology) return report(ontology.error(), streams);
  Result<void> printed;
  if (options.action == OntologyAction::write) {
    printed = print_to(options.output, streams,
                       [&](std::ostream& out, const Streams&) { write_world(world_of(ontology->file()), out); });
  } else if (options.action == OntologyAction::show) {
    const auto card = ontology_card(*ontology, options.entity);
    if (!card) return report(card.error(), streams);
    printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
      print_card(*card, options.output.format, out, to);
    });
  } else {
    const auto lister = std::ranges::find(listers(), options.kind, &std::pair<std::string, Lister>::first);
    if (!options.kind.empty() && lister == listers().end())
      return report(
          Error{.kind = ErrorKind::usage,
                .message =
                    "unknown kind '" + options.kind +
                    "' (states, organisations, persons, places, offices, acts, event-types, relation-types, files)"},
          streams);
    const Listing listing = options.kind.empty() ? list_counts(*ontology) : lister->second(*ontology);
    printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
      print_listing(listing, options.output.format, out, to);
    });
  }
  return printed ? exit_ok : report(printed.error(), streams);
}

}  // namespace entente
