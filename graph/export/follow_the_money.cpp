// SPDX-License-Identifier: Apache-2.0
#include "graph/export/follow_the_money.h"

#include <algorithm>
#include <vector>

#include "graph/export/json_items.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

/// One FollowTheMoney entity: its properties are lists of texts.
class MoneyRecord {
 public:
  MoneyRecord(JsonItems& json, std::string_view id, std::string_view schema) : json_(json) {
    json_.open('{').key("id").text(id).key("schema").text(schema).key("properties").open('{');
  }
  MoneyRecord& add(std::string_view property, std::vector<std::string> values) {
    std::erase(values, "");
    if (values.empty()) return *this;
    json_.key(property).open('[');
    for (const auto& value : values) json_.text(clean_text(value));
    json_.close(']');
    return *this;
  }
  void end() { json_.close('}').close('}').end_line(); }

 private:
  JsonItems& json_;
};

/// Ids of FollowTheMoney hold letters, digits, '.', '-' and ':'.
std::string money_id(std::string_view id) { return "entente-" + plain_id(id); }

std::string_view schema_of(const Entity& entity) {
  switch (entity.type) {
    case EntityType::person: return "Person";
    case EntityType::state: return "PublicBody";
    case EntityType::organisation:
      return entity.sector == "BUS"                             ? "Company"
             : entity.sector == "GOV" || entity.sector == "MIL" ? "PublicBody"
                                                                : "Organization";
    case EntityType::place: return "Address";
  }
  return "LegalEntity";
}

/// Which schema joins two parties of a relation, and how it calls them.
struct MoneyLink {
  const char *schema, *head, *tail;
};
MoneyLink link_of(RelationType type) {
  if (type == RelationType::owned_by || type == RelationType::backed_by) return {"Ownership", "asset", "owner"};
  if (type == RelationType::member_of) return {"Membership", "member", "organization"};
  if (type <= RelationType::leads) return {"Occupancy", "holder", "post"};
  return {"UnknownLink", "subject", "object"};
}

}  // namespace

Result<void> write_follow_the_money(Subgraph& subgraph, const RdfOptions& options, std::ostream& out) {
  JsonItems json(out);
  std::vector<Entity> entities(subgraph.entities().size());
  subgraph.each_entity([&](std::uint32_t index, GraphEntity&& seen) {
    const Entity& entity = entities[index] = seen.entity;
    MoneyRecord record(json, money_id(entity.id), schema_of(entity));
    if (entity.type == EntityType::place) {
      record.add("full", {entity.name}).end();
      return;
    }
    record.add("name", {entity.name})
        .add("alias", seen.aliases)
        .add("country", {entity.country})
        .add("wikidataId", {entity.wikidata});
    record.add("sourceUrl", {entity_iri(options.base, entity.id)}).end();
  });
  const auto ids = [&](const std::vector<std::uint32_t>& parties) {
    std::vector<std::string> all;
    for (const auto party : parties) all.push_back(money_id(entities[party].id));
    return all;
  };
  subgraph.each_article([&](const Article& article, const std::vector<TextRange>&) {
    MoneyRecord(json, money_id("doc:" + article.id), "Article")
        .add("title", {article.title})
        .add("date", {article.published})
        .add("publisher", {article.source})
        .add("sourceUrl", {article.url})
        .add("language", {is_language_tag(article.language) ? article.language : ""})
        .end();
  });
  subgraph.each_fact([&](MergedFact&& fact) {
    std::vector<std::string> proof, quotes, publishers;
    for (const auto& evidence : fact.evidence) {
      proof.push_back(money_id("doc:" + subgraph.article(evidence).id));
      quotes.emplace_back(subgraph.quote(evidence));
    }
    std::sort(proof.begin(), proof.end());
    proof.erase(std::unique(proof.begin(), proof.end()), proof.end());
    const DaySpan days = day_span(time_of(fact));
    if (fact.kind == FactKind::event) {
      auto involved = ids(fact.targets);
      std::vector<std::string> place;
      if (fact.place != no_number) place.push_back(money_id(entities[fact.place].id));
      MoneyRecord(json, money_id(fact.id), "Event")
          .add("name", {label_of(fact, subgraph)})
          .add("organizer", ids(fact.sources))
          .add("involved", involved)
          .add("address", place)
          .add("startDate", {days.first})
          .add("endDate", {days.last})
          .add("keywords", {std::string(type_name(fact)), fact.mode, std::string(name_of(fact.modality))})
          .add("proof", proof)
          .add("notes", quotes)
          .end();
      return;
    }
    const MoneyLink link = link_of(fact.relation_type);
    MoneyRecord(json, money_id(fact.id), link.schema)
        .add(link.head, ids(fact.sources))
        .add(link.tail, ids(fact.targets))
        .add("role", {fact.title.empty() ? kind_of(fact) : fact.title})
        .add("startDate", {days.first})
        .add("endDate", {days.last})
        .add("proof", proof)
        .add("description", quotes)
        .end();
  });
  return subgraph.check();
}

}  // namespace entente
