// SPDX-License-Identifier: Apache-2.0
#include "cli/command_path.h"

#include <cmath>
#include <ostream>

#include "cli/fact_text.h"
#include "cli/json_writer.h"
#include "cli/table.h"
#include "cli/understanding.h"
#include "graph/store/store.h"

namespace entente {
namespace {

int thousandths(double score) { return static_cast<int>(std::lround(score * 1000)); }

void write_hop(JsonWriter& json, const PathHop& hop) {
  const MergedFact& fact = hop.fact;
  json.open('{').member("from", hop.from.id).member("to", hop.to.id);
  json.member("from_name", hop.from.name).member("to_name", hop.to.name);
  json.member("kind", fact.kind == FactKind::event ? "event" : "relation").member("type", type_name(fact));
  json.member_or_null("mode", fact.mode);
  json.member("direction", hop.is_along || hop.is_mutual ? "forward" : "backward").key("mutual").boolean(hop.is_mutual);
  json.member("id", fact.id).member_or_null("time", time_text(fact));
  json.member("modality", name_of(fact.modality)).member_or_null("attributed_to", fact.attributed_to);
  json.key("background").boolean(fact.is_background).key("confidence").fraction(fact.confidence);
  json.key("evidence").open('[');
  for (const auto& evidence : hop.evidence) write_evidence(json, evidence);
  json.close(']').member("more_evidence", hop.more_evidence).key("others").open('[');
  for (const auto& id : hop.others) json.text(id);
  json.close(']').close('}');
}

void write_json(const PathAnswer& answer, std::ostream& out) {
  JsonWriter json(out);
  json.open('{').member("from", answer.from.id).member("to", answer.to.id).key("paths").open('[');
  for (const auto& path : answer.paths) {
    json.open('{')
        .member("length", path.hops.size())
        .key("score")
        .fraction(thousandths(path.score))
        .key("hops")
        .open('[');
    for (const auto& hop : path.hops) write_hop(json, hop);
    json.close(']').close('}');
  }
  json.close(']');
  if (answer.has_more) json.key("more").boolean(true);
  if (!answer.hint.empty()) json.member("hint", answer.hint);
  json.close('}');
}

void print_hop(const PathHop& hop, std::ostream& out, const Streams& streams) {
  const bool is_forward = hop.is_along || hop.is_mutual;
  out << "    " << (is_forward ? "—" : "←") << styled(type_text(hop.fact), Style::type, streams)
      << (hop.is_mutual || !is_forward ? "—" : "→") << ' ' << styled(on_one_line(hop.to.name), Style::name, streams)
      << styled(on_one_line(circumstances(hop)), Style::dim, streams);
  if (!hop.others.empty())
    out << styled(", and " + counted(hop.others.size(), "more tie", "more ties"), Style::dim, streams);
  out << '\n';
  for (const auto& evidence : hop.evidence) print_evidence(evidence, 7, out, streams);
  if (hop.more_evidence > 0)
    out << "       " << styled("and " + counted(hop.more_evidence, "more quote", "more quotes"), Style::dim, streams)
        << '\n';
}

void print_table(const PathAnswer& answer, std::ostream& out, const Streams& streams) {
  std::size_t number = 0;
  for (const auto& path : answer.paths) {
    if (number++ > 0) out << '\n';
    out << styled(counted(path.hops.size(), "hop", "hops") + ", score " + fraction_text(thousandths(path.score)),
                  Style::dim, streams)
        << '\n';
    out << "  " << styled(on_one_line(path.hops.front().from.name), Style::name, streams) << '\n';
    for (const auto& hop : path.hops) print_hop(hop, out, streams);
  }
}

}  // namespace

int run_path(const PathOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto answer = find_paths(*store, options.request);
  if (!answer) return report(answer.error(), streams);
  const bool as_json = options.output.format == "json";
  if (as_json || !answer->paths.empty()) {
    const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
      if (as_json) write_json(*answer, out);
      else print_table(*answer, out, to);
    });
    if (!printed) return report(printed.error(), streams);
  }
  if (answer->paths.empty())
    return report(
        Error{.kind = ErrorKind::not_found,
              .message = "no path from " + answer->from.name + " to " + answer->to.name + ": " + answer->hint},
        streams);
  if (answer->has_more && options.request.all)
    streams.err << "entente: there are more paths; --limit " << options.request.limit * 10 << " shows more of them\n";
  return exit_ok;
}

}  // namespace entente
