// SPDX-License-Identifier: Apache-2.0
#include "cli/told_fact.h"

#include <ostream>

#include "cli/fact_text.h"
#include "cli/table.h"

namespace entente {
namespace {

void write_ids(JsonWriter& json, std::string_view key, const std::vector<Entity>& entities) {
  json.key(key).open('[');
  for (const auto& entity : entities) json.text(entity.id);
  json.close(']');
}

std::string ids_of(const std::vector<Entity>& entities) {
  std::string ids;
  for (const auto& entity : entities) ids += (ids.empty() ? "" : " ") + entity.id;
  return ids;
}

}  // namespace

std::string names_of(const std::vector<Entity>& entities) {
  std::string names;
  for (const auto& entity : entities) names += (names.empty() ? "" : ", ") + entity.name;
  return names;
}

void write_fact(JsonWriter& json, const ToldFact& told) {
  const MergedFact& fact = told.fact;
  json.open('{')
      .member("id", fact.id)
      .member("kind", fact.kind == FactKind::event ? "event" : "relation")
      .member("type", type_name(fact));
  if (fact.kind == FactKind::event) {
    json.member_or_null("mode", fact.mode)
        .member_or_null("cameo", fact.cameo)
        .member_or_null("predicate", fact.predicate);
    write_ids(json, "sources", told.sources);
    write_ids(json, "targets", told.targets);
    json.member_or_null("place", told.place.id).member_or_null("time", fact.time);
  } else {
    json.member("head", told.sources.empty() ? "" : told.sources[0].id)
        .member("tail", told.targets.empty() ? "" : told.targets[0].id);
    json.member_or_null("title", fact.title).member_or_null("from", fact.from).member_or_null("until", fact.until);
  }
  json.member("modality", name_of(fact.modality)).member_or_null("attributed_to", fact.attributed_to);
  json.key("confidence")
      .fraction(fact.confidence)
      .key("background")
      .boolean(fact.is_background)
      .member("articles", fact.articles);
  json.key("evidence").open('[');
  for (const auto& evidence : told.evidence) write_evidence(json, evidence);
  json.close(']');
  if (told.more_evidence > 0) json.member("more_evidence", told.more_evidence);
  json.close('}');
}

void print_fact(const ToldFact& told, std::ostream& out, const Streams& streams) {
  const MergedFact& fact = told.fact;
  std::string time = time_text(fact);
  time.resize(std::max<std::size_t>(10, time.size()), ' ');
  out << styled(time, Style::dim, streams) << "  " << styled(on_one_line(names_of(told.sources)), Style::name, streams)
      << " —" << styled(type_text(fact), Style::type, streams) << (told.targets.empty() ? "" : "→ ")
      << styled(on_one_line(names_of(told.targets)), Style::name, streams);
  if (!told.place.id.empty()) out << ", in " << on_one_line(told.place.name);
  std::string remarks;
  if (!fact.title.empty()) remarks += ", " + fact.title;
  if (fact.modality != Modality::asserted) (remarks += ", ") += name_of(fact.modality);
  if (!told.speaker.id.empty()) remarks += ", according to " + told.speaker.name;
  if (fact.is_background) remarks += ", background knowledge";
  out << styled(on_one_line(remarks), Style::dim, streams) << '\n';
  for (const auto& evidence : told.evidence) print_evidence(evidence, 12, out, streams);
  if (told.more_evidence > 0)
    out << "            "
        << styled("and " + counted(told.more_evidence, "more quote", "more quotes") + ": evidence " + fact.id,
                  Style::dim, streams)
        << '\n';
}

std::vector<std::string> fact_csv_head() {
  return {"id",       "kind",    "type",  "mode",  "cameo",     "predicate",     "sources",    "targets",
          "place",    "time",    "from",  "until", "modality",  "attributed_to", "confidence", "background",
          "articles", "article", "start", "end",   "published", "quote"};
}

std::vector<std::string> fact_csv_cells(const ToldFact& told) {
  const MergedFact& fact = told.fact;
  const QuotedEvidence none{};
  const QuotedEvidence& quote = told.evidence.empty() ? none : told.evidence[0];
  return {fact.id,
          fact.kind == FactKind::event ? "event" : "relation",
          std::string(type_name(fact)),
          fact.mode,
          fact.cameo,
          fact.predicate,
          ids_of(told.sources),
          ids_of(told.targets),
          told.place.id,
          fact.time,
          fact.from,
          fact.until,
          std::string(name_of(fact.modality)),
          fact.attributed_to,
          fraction_text(fact.confidence),
          fact.is_background ? "true" : "false",
          std::to_string(fact.articles),
          quote.article,
          told.evidence.empty() ? "" : std::to_string(quote.range.start),
          told.evidence.empty() ? "" : std::to_string(quote.range.end),
          quote.published,
          quote.quote};
}

}  // namespace entente
