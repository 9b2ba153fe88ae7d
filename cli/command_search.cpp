// SPDX-License-Identifier: Apache-2.0
#include "cli/command_search.h"

#include <ostream>

#include "cli/fact_text.h"
#include "cli/table.h"
#include "cli/understanding.h"

namespace entente {
namespace {

void write_json(const SearchAnswer& answer, std::ostream& out) {
  JsonWriter json(out);
  json.open('{').key("entities").open('[');
  for (const auto& found : answer.entities) {
    const Entity& entity = found.row.entity;
    json.open('{')
        .member("id", entity.id)
        .member("type", name_of(entity.type))
        .member("name", entity.name)
        .member("found", found.name);
    json.member("articles", found.row.articles).member("mentions", found.row.mentions).close('}');
  }
  json.close(']').member("more_entities", answer.more_entities).key("sentences").open('[');
  for (const auto& sentence : answer.sentences) {
    json.open('{')
        .member("article", sentence.article)
        .member("start", sentence.range.start)
        .member("end", sentence.range.end);
    json.member("quote", sentence.quote).member_or_null("published", sentence.published).close('}');
  }
  json.close(']').close('}');
}

void print_table(const SearchAnswer& answer, std::ostream& out, const Streams& streams) {
  if (!answer.entities.empty()) {
    Table table({{.title = "entity", .style = Style::name},
                 {.title = "type"},
                 {.title = "id", .style = Style::dim},
                 {.title = "found as"},
                 {.title = "articles", .is_number = true},
                 {.title = "mentions", .is_number = true}});
    for (const auto& found : answer.entities)
      table.add({found.row.entity.name, std::string(name_of(found.row.entity.type)), found.row.entity.id,
                 found.name == found.row.entity.name ? "" : found.name, std::to_string(found.row.articles),
                 std::to_string(found.row.mentions)});
    table.print(out, streams);
    print_more(answer.more_entities, out, streams);
  }
  if (!answer.entities.empty() && !answer.sentences.empty()) out << '\n';
  for (const auto& sentence : answer.sentences) print_evidence(sentence, 0, out, streams);
  if (answer.has_more_sentences) out << styled("and more articles; --limit shows more", Style::dim, streams) << '\n';
}

}  // namespace

int run_search(const SearchOptions& options, Streams& streams) {
  const auto store = Store::open(options.kb, Store::Access::read);
  if (!store) return report(store.error(), streams);
  const auto answer = search(*store, options.request);
  if (!answer) return report(answer.error(), streams);
  const auto printed = print_to(options.output, streams, [&](std::ostream& out, const Streams& to) {
    if (options.output.format == "json") write_json(*answer, out);
    else print_table(*answer, out, to);
  });
  if (!printed) return report(printed.error(), streams);
  if (!answer->entities.empty() || !answer->sentences.empty()) return exit_ok;
  streams.err << "entente: nothing is called or says \"" << on_one_line(options.request.text) << "\"\n";
  return exit_nothing_found;
}

}  // namespace entente
