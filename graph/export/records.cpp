// SPDX-License-Identifier: Apache-2.0
#include "graph/export/records.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <ostream>
#include <unordered_set>

#include "graph/export/text.h"
#include "graph/export/wording.h"
#include "graph/merge.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

using Ids = std::unordered_set<std::string>;

void keep_named(std::vector<MentionedEntity>& entities, const ArticleFacts& facts) {
  Ids named;
  for (const auto& event : facts.events) {
    named.insert(event.sources.begin(), event.sources.end());
    named.insert(event.targets.begin(), event.targets.end());
    named.insert({event.place, event.attributed_to});
  }
  for (const auto& relation : facts.relations) named.insert({relation.head, relation.tail});
  std::erase_if(entities, [&](const MentionedEntity& mentioned) { return !named.contains(mentioned.entity.id); });
}

/// One FollowTheMoney entity: its properties are lists of texts.
class MoneyRecord {
 public:
  MoneyRecord(std::string_view id, std::string_view schema) : writer_(buffer_) {
    writer_.StartObject();
    put("id", id);
    put("schema", schema);
    writer_.Key("properties");
    writer_.StartObject();
  }
  MoneyRecord& add(const char* property, const std::vector<std::string>& values) {
    std::vector<std::string> clean;
    for (const auto& value : values)
      if (!value.empty()) clean.push_back(clean_text(value));
    if (clean.empty()) return *this;
    writer_.Key(property);
    writer_.StartArray();
    for (const auto& value : clean) writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    writer_.EndArray();
    return *this;
  }
  void end(std::ostream& out) {
    writer_.EndObject();
    writer_.EndObject();
    out.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize())) << '\n';
  }

 private:
  void put(const char* key, std::string_view value) {
    writer_.Key(key);
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
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

Result<void> write_jsonl(Subgraph& subgraph, std::ostream& out) {
  Ids events, relations, articles;
  if (!subgraph.is_whole())
    subgraph.each_fact([&](MergedFact&& fact) {
      for (const auto& evidence : fact.evidence) {
        articles.insert(subgraph.article(evidence).id);
        if (!evidence.statement.empty()) events.insert(evidence.statement);
      }
      if (fact.kind == FactKind::relation) relations.insert(fact.id);
    });
  ENTENTE_CHECK(read_articles(subgraph.store(), [&](ArticleFacts&& facts) -> Result<void> {
    if (!subgraph.is_whole()) {
      if (!articles.contains(facts.article.id)) return {};
      std::erase_if(facts.events, [&](const EventRecord& event) { return !events.contains(event.id); });
      std::erase_if(facts.relations, [&](const RelationRecord& relation) {
        return !relations.contains(relation_id(fact_key(relation)));
      });
      keep_named(facts.entities, facts);
    }
    write_facts(facts, out, true);
    return {};
  }));
  return subgraph.check();
}

Result<void> write_follow_the_money(Subgraph& subgraph, const RdfOptions& options, std::ostream& out) {
  std::vector<Entity> entities(subgraph.entities().size());
  subgraph.each_entity([&](std::uint32_t index, GraphEntity&& seen) {
    const Entity& entity = entities[index] = seen.entity;
    MoneyRecord record(money_id(entity.id), schema_of(entity));
    if (entity.type == EntityType::place) {
      record.add("full", {entity.name}).end(out);
      return;
    }
    record.add("name", {entity.name})
        .add("alias", seen.aliases)
        .add("country", {entity.country})
        .add("wikidataId", {entity.wikidata});
    record.add("sourceUrl", {entity_iri(options.base, entity.id)}).end(out);
  });
  const auto ids = [&](const std::vector<std::uint32_t>& parties) {
    std::vector<std::string> all;
    for (const auto party : parties) all.push_back(money_id(entities[party].id));
    return all;
  };
  subgraph.each_article([&](const Article& article, const std::vector<TextRange>&) {
    MoneyRecord(money_id("doc:" + article.id), "Article")
        .add("title", {article.title})
        .add("date", {article.published})
        .add("publisher", {article.source})
        .add("sourceUrl", {article.url})
        .add("language", {is_language_tag(article.language) ? article.language : ""})
        .end(out);
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
      MoneyRecord(money_id(fact.id), "Event")
          .add("name", {label_of(fact, subgraph)})
          .add("organizer", ids(fact.sources))
          .add("involved", involved)
          .add("address", place)
          .add("startDate", {days.first})
          .add("endDate", {days.last})
          .add("keywords", {std::string(type_name(fact)), fact.mode, std::string(name_of(fact.modality))})
          .add("proof", proof)
          .add("notes", quotes)
          .end(out);
      return;
    }
    const MoneyLink link = link_of(fact.relation_type);
    MoneyRecord(money_id(fact.id), link.schema)
        .add(link.head, ids(fact.sources))
        .add(link.tail, ids(fact.targets))
        .add("role", {fact.title.empty() ? kind_of(fact) : fact.title})
        .add("startDate", {days.first})
        .add("endDate", {days.last})
        .add("proof", proof)
        .add("description", quotes)
        .end(out);
  });
  return subgraph.check();
}

}  // namespace entente
