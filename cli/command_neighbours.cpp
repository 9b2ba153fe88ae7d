// SPDX-License-Identifier: Apache-2.0
#include "cli/command_neighbours.h"

#include <ostream>

#include "cli/fact_text.h"
#include "cli/table.h"
#include "cli/understanding.h"

namespace entente {
namespace {

std::string_view direction_of(const NeighbourGroup& group) {
  return group.is_mutual ? "mutual" : group.is_outgoing ? "forward" : "backward";
}

void write_json(const NeighboursAnswer& answer, std::ostream& out) {
  JsonWriter json(out);
  json.open('{').member("entity", answer.entity.id).member("name", answer.entity.name).key("groups").open('[');
  for (const auto& group : answer.groups) {
    json.open('{').member("kind", group.kind == FactKind::event ? "event" : "relation").member("type", group.type);
    json.member("direction", direction_of(group))
        .member("count", group.neighbours.size() + group.more)
        .key("neighbours")
        .open('[');
    for (const auto& neighbour : group.neighbours) {
      json.open('{').member("id", neighbour.entity.id).member("name", neighbour.entity.name);
      json.member("type", name_of(neighbour.entity.type))
          .member("facts", neighbour.facts)
          .member("newest", neighbour.newest.id);
      json.member_or_null("time", time_text(neighbour.newest)).member("modality", name_of(neighbour.newest.modality));
      json.key("confidence")
          .fraction(neighbour.newest.confidence)
          .key("background")
          .boolean(neighbour.newest.is_background);
      json.key("evidence").open('[');
      for (const auto& evidence : neighbour.evidence) write_evidence(json, evidence);
      json.close(']').close('}');
    }
    json.close(']').close('}');
  }
  json.close(']').close('}');
}

void write_csv(const NeighboursAnswer& answer, std::ostream& out) {
  out << csv_line({"kind", "type", "direction", "neighbour", "name", "facts", "newest", "time", "modality",
                   "confidence", "background", "article", "quote"});
  for (const auto& group : answer.groups)
    for (const auto& neighbour : group.neighbours) {
      const bool is_quoted = !neighbour.evidence.empty();
      out << csv_line({group.kind == FactKind::event ? "event" : "relation", group.type,
                       std::string(direction_of(group)), neighbour.entity.id, neighbour.entity.name,
                       std::to_string(neighbour.facts), neighbour.newest.id, time_text(neighbour.newest),
                       std::string(name_of(neighbour.newest.modality)), fraction_text(neighbour.newest.confidence),
                       neighbour.newest.is_background ? "true" : "false",
                       is_quoted ? neighbour.evidence[0].article : "", is_quoted ? neighbour.evidence[0].quote : ""});
    }
}

void print_table(const NeighboursAnswer& answer, std::ostream& out, const Streams& streams) {
  out << styled(answer.entity.name, Style::name, streams) << styled(" (" + answer.entity.id + ")", Style::dim, streams)
      << '\n';
  for (const auto& group : answer.groups) {
    std::string title = group.type;
    if (group.kind == FactKind::relation)
      for (char& c : title) c = c == '_' ? ' ' : c;
    out << '\n'
        << (group.is_outgoing ? "—" : "←") << styled(title, Style::type, streams)
        << (group.is_outgoing && !group.is_mutual ? "→" : "—") << '\n';
    Table table({{.title = "name", .is_elastic = true, .style = Style::name},
                 {.title = "when"},
                 {.title = "facts", .is_number = true},
                 {.title = "conf.", .is_number = true},
                 {.title = "newest quote", .is_elastic = true, .style = Style::quote}});
    for (const auto& neighbour : group.neighbours) {
      std::string when = time_text(neighbour.newest);
      if (neighbour.newest.modality != Modality::asserted)
        (when += when.empty() ? "" : " ") += name_of(neighbour.newest.modality);
      table.add({neighbour.entity.name, when, std::to_string(neighbour.facts),
                 fraction_text(neighbour.newest.confidence),
                 neighbour.evidence.empty() ? "(background knowledge)" : neighbour.evidence[0].quote});
    }
    table.print(out, streams, 2);
    print_more(group.more, out, streams, 2);
  }
}

}  // namespace

int run_neighbours(const NeighboursOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto answer = find_neighbours(*store, options.request);
  if (!answer) return report(answer.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    if (options.output.format == "json") write_json(*answer, out);
    else if (options.output.format == "csv") write_csv(*answer, out);
    else print_table(*answer, out, to);
  });
  if (!printed) return report(printed.error(), streams);
  if (!answer->groups.empty()) return exit_ok;
  streams.err << "entente: " << answer->entity.name << " has no ties that pass the filters\n";
  return exit_nothing_found;
}

}  // namespace entente
