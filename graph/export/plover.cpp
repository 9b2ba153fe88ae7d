// SPDX-License-Identifier: Apache-2.0
#include "graph/export/plover.h"

#include <cstdlib>
#include <ostream>

#include "graph/export/csv_line.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

/// "-2.5"
std::string tenths_text(int tenths) {
  return (tenths < 0 ? "-" : "") + std::to_string(std::abs(tenths) / 10) + "." + std::to_string(std::abs(tenths) % 10);
}

}  // namespace

void write_plover_head(std::ostream& out) {
  out << "event_id,event_date,event_date_end,date_precision,source_country,source_sector,source_id,source_name,"
         "event_type,event_mode,cameo_code,quad_class,intensity,target_country,target_sector,target_id,target_name,"
         "place,modality,attributed_to,confidence,article_id,publication_date,source,url,quote\n";
}

void write_plover_event(const PloverEvent& event, std::ostream& out) {
  const MergedFact& fact = *event.fact;
  if (fact.kind != FactKind::event || fact.modality == Modality::denied) return;
  const auto type = plover_type(fact.event_type);
  if (!type) return;
  const auto days = day_span(fact.time);
  const Entity nobody;
  const std::vector<const Entity*> only_nobody{&nobody};
  for (const auto* source : event.sources.empty() ? only_nobody : event.sources)
    for (const auto* target : event.targets.empty() ? only_nobody : event.targets) {
      CsvLine line(out);
      line.add(fact.id).add(days.first).add(days.last).add(precision_of(fact.time));
      line.add(source->country).add(source->sector).add(source->id).add(source->name);
      line.add(name_of(*type)).add(fact.mode).add(fact.cameo);
      line.add(std::to_string(quad_class(fact.event_type))).add(tenths_text(intensity(fact.event_type)));
      line.add(target->country).add(target->sector).add(target->id).add(target->name);
      line.add(event.place).add(name_of(fact.modality)).add(fact.attributed_to).fraction(fact.confidence);
      line.add(event.article).add(event.published).add(event.publisher).add(event.url).add(event.quote).end();
    }
}

Result<void> write_plover(Subgraph& subgraph, const ExportOptions&, std::ostream& out) {
  write_plover_head(out);
  std::vector<Entity> entities(subgraph.entities().size());
  subgraph.each_entity([&](std::uint32_t index, GraphEntity&& seen) { entities[index] = std::move(seen.entity); });
  subgraph.each_fact([&](MergedFact&& fact) {
    PloverEvent event{.fact = &fact, .sources = {}, .targets = {}};
    for (const auto party : fact.sources) event.sources.push_back(&entities[party]);
    for (const auto party : fact.targets) event.targets.push_back(&entities[party]);
    if (fact.place != no_number) event.place = entities[fact.place].name;
    if (!fact.evidence.empty()) {
      const Article& article = subgraph.article(fact.evidence.front());
      event.quote = subgraph.quote(fact.evidence.front());
      event.article = article.id;
      event.published = article.published;
      event.publisher = article.source;
      event.url = article.url;
    }
    write_plover_event(event, out);
  });
  return subgraph.check();
}

}  // namespace entente
