// SPDX-License-Identifier: Apache-2.0
#include "graph/export/follow_the_money.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/iso_codes.h"
#include "graph/export/json_items.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

using Texts = std::vector<std::string>;

/// One FollowTheMoney entity: its properties are lists of texts.
class MoneyRecord {
 public:
  MoneyRecord(JsonItems& json, std::string_view id, std::string_view schema) : json_(json) {
    json_.open('{').key("id").text(id).key("schema").text(schema).key("properties").open('{');
  }
  MoneyRecord& add(std::string_view property, Texts values) {
    for (auto& value : values) value = clean_text(value);
    std::erase(values, "");
    if (values.empty()) return *this;
    json_.key(property).open('[');
    for (const auto& value : values) json_.text(value);
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

/// The codes of FollowTheMoney are those of ISO 3166-1 alpha-2 in small letters.
std::string money_country(std::string_view alpha3) {
  std::string code = country_alpha2(alpha3);
  for (auto& c : code) c = static_cast<char>(c - 'A' + 'a');
  return code;
}

/// Which schema joins two parties of a relation, and how it calls them.
struct MoneyLink {
  std::string_view schema, head, tail;
};

/// Every schema takes only certain kinds of parties; what fits none is a link that says no more than its role.
MoneyLink link_of(RelationType type, const Entity& head, const Entity& tail) {
  const bool is_actor = head.type != EntityType::place;
  const bool is_person = head.type == EntityType::person;
  const bool is_of_body = tail.type == EntityType::state || tail.type == EntityType::organisation;
  switch (type) {
    case RelationType::head_of_state_of:
    case RelationType::head_of_government_of:
    case RelationType::holds_office:
      if (is_person && is_of_body) return {"Occupancy", "holder", "post"};
      break;
    case RelationType::spokesperson_of:
    case RelationType::ambassador_of:
      if (is_actor && tail.type != EntityType::place) return {"Representation", "agent", "client"};
      break;
    case RelationType::employed_by:
      if (is_person && is_of_body) return {"Employment", "employee", "employer"};
      break;
    case RelationType::chairs:
    case RelationType::leads:
      if (is_actor && is_of_body) return {"Directorship", "director", "organization"};
      break;
    case RelationType::member_of:
      if (is_actor && is_of_body) return {"Membership", "member", "organization"};
      break;
    case RelationType::predecessor_of:
      if (is_actor && tail.type != EntityType::place) return {"Succession", "predecessor", "successor"};
      break;
    case RelationType::owned_by:
      if (schema_of(head) == "Company" && tail.type != EntityType::place) return {"Ownership", "asset", "owner"};
      break;
    default: break;
  }
  return {"UnknownLink", "subject", "object"};
}

class MoneyWriter {
 public:
  MoneyWriter(Subgraph& subgraph, const RdfOptions& options, std::ostream& out)
      : subgraph_(subgraph), options_(options), json_(out), entities_(subgraph.entities().size()) {}

  void run() {
    subgraph_.each_entity([this](std::uint32_t index, GraphEntity&& seen) {
      write_entity(seen);
      entities_[index] = std::move(seen.entity);
    });
    subgraph_.each_article([this](const Article& article, const std::vector<TextRange>&) { write_article(article); });
    subgraph_.each_mention_count(
        [this](std::uint32_t entity, const Article& article, std::uint32_t) { write_mention(entity, article); });
    subgraph_.each_fact([this](MergedFact&& fact) {
      if (fact.kind == FactKind::event) write_event(fact);
      else write_relation(fact);
    });
  }

 private:
  void write_entity(const GraphEntity& seen) {
    const Entity& entity = seen.entity;
    MoneyRecord record(json_, money_id(entity.id), schema_of(entity));
    const std::string& name = entity.name.empty() ? entity.id : entity.name;
    record.add("name", {name}).add("alias", seen.aliases).add("country", {money_country(entity.country)});
    if (entity.type == EntityType::place) record.add("full", {name});
    record.add("wikidataId", {entity.wikidata}).add("sourceUrl", {entity_iri(options_.base, entity.id)}).end();
  }

  void write_article(const Article& article) {
    MoneyRecord(json_, document_id(article), "Article")
        .add("title", {article.title})
        .add("date", {day_span(article.published).first})
        .add("publisher", {article.source})
        .add("sourceUrl", {article.url})
        .add("language", {is_language_tag(article.language) ? language_alpha3(article.language) : ""})
        .end();
  }

  void write_mention(std::uint32_t index, const Article& article) {
    const Entity& entity = entities_[index];
    if (entity.type == EntityType::place) return;
    MoneyRecord(json_, money_id("mention:" + article.id + ":" + entity.id), "Mention")
        .add("document", {document_id(article)})
        .add("name", {entity.name.empty() ? entity.id : entity.name})
        .add("resolved", {money_id(entity.id)})
        .end();
  }

  /// Places are addresses, which cannot act.
  void write_event(const MergedFact& fact) {
    Texts organizers, involved, places;
    const auto add = [&](Texts& side, std::uint32_t party) {
      if (party == no_number) return;
      const Entity& entity = entities_[party];
      (entity.type == EntityType::place ? places : side).push_back(money_id(entity.id));
    };
    for (const auto party : fact.sources) add(organizers, party);
    for (const auto party : fact.targets) add(involved, party);
    add(involved, fact.place);
    const DaySpan days = day_span(fact.time);
    MoneyRecord(json_, money_id(fact.id), "Event")
        .add("name", {label_of(fact, subgraph_)})
        .add("organizer", organizers)
        .add("involved", involved)
        .add("addressEntity", places)
        .add("startDate", {days.first})
        .add("endDate", {days.last})
        .add("keywords", {std::string(type_name(fact)), fact.mode, std::string(name_of(fact.modality))})
        .add("summary", {claim_of(fact)})
        .add("proof", documents_of(fact))
        .add("notes", quotes_of(fact))
        .end();
  }

  void write_relation(const MergedFact& fact) {
    if (fact.sources.empty() || fact.targets.empty()) return;
    const Entity& head = entities_[fact.sources.front()];
    const Entity& tail = entities_[fact.targets.front()];
    const MoneyLink link = link_of(fact.relation_type, head, tail);
    const std::string role = fact.title.empty() ? kind_of(fact) : fact.title;
    const bool is_office = link.schema == "Occupancy";
    const std::string office = is_office ? write_position(role, tail) : "";
    const DaySpan days = day_span(time_of(fact));
    MoneyRecord record(json_, money_id(fact.id), link.schema);
    record.add(link.head, {money_id(head.id)}).add(link.tail, {is_office ? office : money_id(tail.id)});
    if (!is_office) record.add("role", {role});
    record.add("status", {std::string(name_of(fact.modality))})
        .add("startDate", {days.first})
        .add("endDate", {days.last})
        .add("summary", {claim_of(fact)})
        .add("sourceUrl", article_iris_of(fact))
        .add("description", quotes_of(fact))
        .end();
  }

  /// The office that somebody holds is an entity; written before the first who holds it. Its id.
  std::string write_position(const std::string& title, const Entity& body) {
    const std::string id = money_id("position:" + body.id + ":" + title);
    if (positions_.insert(id).second)
      MoneyRecord(json_, id, "Position").add("name", {title}).add("organization", {money_id(body.id)}).end();
    return id;
  }

  std::string claim_of(const MergedFact& fact) const {
    if (fact.attributed_to.empty()) return {};
    const auto speaker = subgraph_.find_entity(fact.attributed_to);
    return "claimed by " + (speaker == no_number ? fact.attributed_to : subgraph_.entities()[speaker].name);
  }

  Texts quotes_of(const MergedFact& fact) {
    Texts quotes;
    for (const auto& evidence : fact.evidence) quotes.emplace_back(subgraph_.quote(evidence));
    return quotes;
  }

  static std::string document_id(const Article& article) { return money_id("doc:" + article.id); }
  Texts documents_of(const MergedFact& fact) const {
    std::set<std::string> documents;
    for (const auto& evidence : fact.evidence) documents.insert(document_id(subgraph_.article(evidence)));
    return {documents.begin(), documents.end()};
  }
  Texts article_iris_of(const MergedFact& fact) const {
    std::set<std::string> iris;
    for (const auto& evidence : fact.evidence) iris.insert(article_iri(options_.base, subgraph_.article(evidence)));
    return {iris.begin(), iris.end()};
  }

  Subgraph& subgraph_;
  const RdfOptions& options_;
  JsonItems json_;
  std::vector<Entity> entities_;
  std::set<std::string> positions_;
};

}  // namespace

Result<void> write_follow_the_money(Subgraph& subgraph, const RdfOptions& options, std::ostream& out) {
  MoneyWriter(subgraph, options, out).run();
  return subgraph.check();
}

}  // namespace entente
