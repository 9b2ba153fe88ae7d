// SPDX-License-Identifier: Apache-2.0
#include "cli/command_show.h"

#include <algorithm>
#include <ostream>

#include "cli/table.h"
#include "cli/told_fact.h"
#include "cli/understanding.h"
#include "graph/tie.h"

namespace entente {
namespace {

const std::vector<std::string> office_types{
    "head_of_state_of", "head_of_government_of", "holds_office", "spokesperson_of", "ambassador_of", "chairs", "leads",
    "predecessor_of"};

struct Card {
  EntityCard entity;
  FactsAnswer offices;    // that it holds, or who holds them in it
  FactsAnswer relations;  // all others
  FactsAnswer events;
};

void write_json(const Card& card, std::ostream& out) {
  const Entity& entity = card.entity.entity;
  JsonWriter json(out);
  json.open('{').member("id", entity.id).member("type", name_of(entity.type)).member("name", entity.name);
  json.member_or_null("wikidata", entity.wikidata)
      .member_or_null("code", entity.code)
      .member_or_null("country", entity.country);
  json.member_or_null("sector", entity.sector).key("aliases").open('[');
  for (const auto& alias : card.entity.aliases) json.text(alias);
  json.close(']')
      .member("articles", card.entity.articles)
      .member("mentions", card.entity.mentions)
      .member("ties", card.entity.ties);
  for (const auto& [key, answer] : {std::pair("offices", &card.offices), std::pair("relations", &card.relations),
                                    std::pair("events", &card.events)}) {
    json.key(key).open('[');
    for (const auto& told : answer->facts) write_fact(json, told);
    json.close(']').member(std::string("more_") + key, answer->more);
  }
  json.close('}');
}

void print_section(const char* title, const FactsAnswer& answer, std::ostream& out, const Streams& streams) {
  if (answer.facts.empty()) return;
  out << '\n' << styled(title, Style::bold, streams) << '\n';
  for (const auto& told : answer.facts) print_fact(told, out, streams);
  print_more(answer.more, out, streams);
}

void print_table(const Card& card, std::ostream& out, const Streams& streams) {
  const Entity& entity = card.entity.entity;
  out << styled(on_one_line(entity.name), Style::name, streams) << '\n';
  const auto line = [&](std::string_view label, const std::string& value) {
    if (value.empty()) return;
    std::string padded(label);
    padded.resize(10, ' ');
    out << styled(padded, Style::dim, streams) << on_one_line(value) << '\n';
  };
  line("id", entity.id);
  line("type", std::string(name_of(entity.type)));
  line("wikidata", entity.wikidata);
  line("code", entity.code);
  line("country", entity.country);
  line("sector", entity.sector);
  std::string aliases;
  for (const auto& alias : card.entity.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
  line("also", aliases);
  line("in", counted(card.entity.articles, "article", "articles") + ", " +
                 counted(card.entity.mentions, "mention", "mentions"));
  print_section("Offices", card.offices, out, streams);
  print_section("Relations", card.relations, out, streams);
  print_section("Events, newest first", card.events, out, streams);
}

}  // namespace

int run_show(const ShowOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto find = [&]() -> Result<Card> {
    Card card;
    ENTENTE_TRY(card.entity, find_entity(*store, options.entity));
    FactsRequest request{
        .entity = card.entity.entity.id, .other = {}, .filter = options.filter, .limit = options.limit};
    ENTENTE_TRY(card.events, find_facts(*store, request));
    request.events = false;
    request.relations = true;
    if (!options.filter.types.empty()) {
      ENTENTE_TRY(card.relations, find_facts(*store, request));
      return card;
    }
    request.filter.types = office_types;
    ENTENTE_TRY(card.offices, find_facts(*store, request));
    request.filter.types.clear();
    for (std::uint32_t type = event_type_count; type < tie_type_count; ++type)
      if (std::find(office_types.begin(), office_types.end(), tie_type_name(type)) == office_types.end())
        request.filter.types.emplace_back(tie_type_name(type));
    ENTENTE_TRY(card.relations, find_facts(*store, request));
    return card;
  };
  const auto card = find();
  if (!card) return report(card.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    if (options.output.format == "json") write_json(*card, out);
    else print_table(*card, out, to);
  });
  return printed ? exit_ok : report(printed.error(), streams);
}

}  // namespace entente
