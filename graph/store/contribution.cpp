// SPDX-License-Identifier: Apache-2.0
#include "graph/store/contribution.h"

#include <algorithm>

#include "graph/store/details.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

std::string attributes_of(const Entity& entity) {
  std::string attributes{name_of(entity.type)};
  for (const auto* field : {&entity.name, &entity.wikidata, &entity.code, &entity.country, &entity.sector}) {
    attributes += field_end;
    append_value(attributes, *field);
  }
  return attributes;
}

std::int64_t as_signed(std::uint64_t key) { return static_cast<std::int64_t>(key); }

}  // namespace

Contribution::Contribution(Database& database, Representatives representatives)
    : database_(database),
      representatives_(std::move(representatives)),
      next_fact_(static_cast<std::uint32_t>(database.ask_integer("SELECT coalesce(max(number), 0) + 1 FROM facts"))),
      find_entity_(database.prepare("SELECT number FROM entities WHERE id=?")),
      insert_entity_(database.prepare("INSERT INTO entities(id) VALUES(?)")),
      find_entity_id_(database.prepare("SELECT id FROM entities WHERE number=?")),
      find_fact_(database.prepare("SELECT number FROM facts WHERE key=?")),
      find_article_(
          database.prepare("SELECT a.id, a.published, a.source, o.id FROM articles a LEFT JOIN copies c ON "
                           "c.article=a.number LEFT JOIN articles o ON o.number=c.original WHERE a.number=?")),
      change_variant_(
          database.prepare("INSERT INTO variants VALUES(?1,?2,?3) ON CONFLICT DO UPDATE SET articles=articles+?3")),
      drop_variant_(database.prepare("DELETE FROM variants WHERE entity=? AND attributes=? AND articles=0")),
      change_name_(database.prepare("INSERT INTO names VALUES(?1,?2,?3,?4) ON CONFLICT DO UPDATE SET uses=uses+?4")),
      drop_name_(database.prepare("DELETE FROM names WHERE key=? AND entity=? AND name=? AND uses=0")),
      insert_mention_(database.prepare("INSERT OR IGNORE INTO mentions VALUES(?,?,?,?,?,?)")),
      delete_mention_(database.prepare("DELETE FROM mentions WHERE entity=? AND article=? AND start=? AND \"end\"=?")),
      insert_evidence_(database.prepare("INSERT INTO evidence VALUES(?,?,?,?,?,?,?,?,?,?,?)")),
      delete_evidence_(database.prepare("DELETE FROM evidence WHERE fact=? AND article=? AND ordinal=?")),
      change_background_(
          database.prepare("INSERT INTO background VALUES(?1,?2,?3) ON CONFLICT DO UPDATE SET articles=articles+?3")),
      drop_background_(database.prepare("DELETE FROM background WHERE fact=? AND details=? AND articles=0")),
      read_variants_(database.prepare("SELECT attributes, articles FROM variants WHERE entity=?")),
      update_entity_(
          database.prepare("UPDATE entities SET type=?2, name=?3, wikidata=?4, code=?5, country=?6, sector=?7, "
                           "articles=articles+?8, mentions=mentions+?9, degree=degree+?10 WHERE number=?1")),
      delete_entity_(database.prepare("DELETE FROM entities WHERE number=?")),
      read_fact_(database.prepare(
          "SELECT key, type, modality, time, sources, targets, place, confidence, background, since, last "
          "FROM facts WHERE number=?")),
      read_evidence_(
          database.prepare("SELECT article, start, \"end\", trigger_start, trigger_end, confidence, words, statement, "
                           "details FROM evidence WHERE fact=?")),
      read_background_(database.prepare("SELECT details FROM background WHERE fact=? ORDER BY articles DESC, details")),
      replace_fact_(
          database.prepare("INSERT OR REPLACE INTO facts VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      delete_fact_(database.prepare("DELETE FROM facts WHERE number=?")),
      insert_adjacency_(database.prepare("INSERT INTO adjacency VALUES(?,?,?,?,?,?,?)")),
      delete_adjacency_(database.prepare("DELETE FROM adjacency WHERE node=? AND other=? AND fact=? AND side=?")) {}

std::uint32_t Contribution::entity_number(const std::string& id) {
  const auto [known, is_new] = entity_numbers_.try_emplace(id, 0);
  if (!is_new) return known->second;
  {
    Rows rows(find_entity_.bind(1, id));
    if (rows.next()) known->second = find_entity_.number(0);
  }
  if (known->second == 0) {
    insert_entity_.bind(1, id).run();
    known->second = static_cast<std::uint32_t>(database_.last_row());
  }
  entity_ids_[known->second] = id;
  return known->second;
}

const std::string& Contribution::entity_id(std::uint32_t number) {
  const auto [known, is_new] = entity_ids_.try_emplace(number);
  if (is_new) {
    Rows rows(find_entity_id_.bind(1, number));
    if (rows.next()) known->second = find_entity_id_.text(0);
  }
  return known->second;
}

std::uint32_t Contribution::fact_number(std::uint64_t key, std::uint32_t type, Modality modality,
                                        std::string_view time) {
  const auto [known, is_new] = fact_numbers_.try_emplace(key, 0);
  if (!is_new) return known->second;  // touched already
  {
    Rows rows(find_fact_.bind(1, as_signed(key)));
    if (rows.next()) known->second = find_fact_.number(0);
  }
  if (known->second == 0) {
    known->second = next_fact_++;
    new_facts_.emplace(known->second,
                       NewFact{.key = key, .type = type, .modality = modality, .time = std::string(time)});
  }
  touched_facts_.push_back(known->second);
  return known->second;
}

const Contribution::ArticleSeen& Contribution::article_seen(std::int64_t number) {
  const auto [known, is_new] = articles_.try_emplace(number);
  if (is_new) {
    Rows rows(find_article_.bind(1, number));
    if (rows.next())
      known->second = {.id = std::string(find_article_.text(0)),
                       .published = std::string(find_article_.text(1)),
                       .origin = std::string(find_article_.text(find_article_.text(2).empty() ? 0 : 2)),
                       .original = std::string(find_article_.text(3))};
  }
  return known->second;
}

void Contribution::apply(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original, int sign) {
  ordinal_ = 0;
  sentences_ = std::make_unique<SentenceHashes>(facts.article.text);
  for (const auto& mentioned : facts.entities) apply_entity(mentioned, article, sign);
  apply_events(keyed_events(facts, original, representatives_, *sentences_), article, sign);
  apply_relations(facts, article, sign);
}

void Contribution::apply_name(std::uint32_t entity, const std::string& name, int uses) {
  const auto [folded, is_new] = folded_.try_emplace(name);
  if (is_new) folded->second = fold(name);
  change_name_.bind(1, folded->second).bind(2, entity).bind(3, name).bind(4, uses).run();
  if (uses < 0) drop_name_.bind(1, folded->second).bind(2, entity).bind(3, name).run();
}

void Contribution::apply_entity(const MentionedEntity& mentioned, std::int64_t article, int sign) {
  const std::uint32_t number = entity_number(representative(representatives_, mentioned.entity.id));
  const std::string attributes = attributes_of(mentioned.entity);
  change_variant_.bind(1, number).bind(2, attributes).bind(3, sign).run();
  if (sign < 0) drop_variant_.bind(1, number).bind(2, attributes).run();
  std::vector<std::pair<std::string_view, int>> names{{mentioned.entity.name, 1}};
  for (const auto& mention : mentioned.mentions) {
    if (mention.kind == MentionKind::name) {
      const auto same =
          std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == mention.text; });
      if (same == names.end()) names.emplace_back(mention.text, 1);
      else ++same->second;
    }
    Query& change = sign > 0 ? insert_mention_ : delete_mention_;
    change.bind(1, number).bind(2, article).bind(3, mention.range.start).bind(4, mention.range.end);
    if (sign > 0) change.bind(5, static_cast<int>(mention.kind)).bind(6, mention.sentence);
    change.run();
  }
  for (const auto& [name, uses] : names) apply_name(number, std::string(name), sign * uses);
  Touched& touched = touched_entities_[number];
  touched.articles += sign;
  touched.mentions += sign * static_cast<std::int64_t>(mentioned.mentions.size());
}

void Contribution::apply_evidence(std::uint32_t fact, std::int64_t article, const Statement& statement, int sign) {
  const std::uint32_t ordinal = ordinal_++;
  const auto made = new_facts_.find(fact);
  if (sign < 0) {
    if (made != new_facts_.end()) made->second.is_complete = false;
    delete_evidence_.bind(1, fact).bind(2, article).bind(3, ordinal).run();
    return;
  }
  if (made != new_facts_.end()) {
    const ArticleSeen& seen = article_seen(article);
    NewFact& added = made->second;
    added.statements.push_back(statement);
    added.statements.back().article = seen.id;
    added.statements.back().origin = seen.origin;
    added.statements.back().original = seen.original;
    if (added.last_article != article) ++added.articles;
    added.last_article = article;
    keep_earliest(added.first_published, seen.published);
  }
  const std::string details = pack_details(statement);
  insert_evidence_.bind(1, fact).bind(2, article).bind(3, ordinal);
  insert_evidence_.bind(4, statement.range.start).bind(5, statement.range.end);
  insert_evidence_.bind(6, statement.trigger.start).bind(7, statement.trigger.end);
  insert_evidence_.bind(8, statement.confidence).bind(9, as_signed(statement.words));
  insert_evidence_.bind(10, statement.id).bind(11, details).run();
}

void Contribution::apply_events(const std::vector<KeyedEvent>& events, std::int64_t article, int sign) {
  for (const auto& [event, key, words] : events) {
    const std::uint32_t fact =
        fact_number(key, tie_type(event.type), event.modality, event.time ? event.time->value : "");
    Statement statement{.words = words,
                        .id = event.id,
                        .range = event.sentence,
                        .trigger = event.trigger,
                        .confidence = per_mille(event.confidence),
                        .sources = event.sources,
                        .targets = event.targets,
                        .place = event.place,
                        .mode = event.mode,
                        .cameo = event.cameo,
                        .predicate = event.predicate,
                        .time_text = event.time ? event.time->text : "",
                        .attributed_to = event.attributed_to,
                        .rule = event.rule,
                        .implied_time = event.time && event.time->text.empty() ? event.time->value : ""};
    apply_evidence(fact, article, statement, sign);
    for (const auto range : event.more_evidence) {
      statement.range = range;
      statement.trigger = {};
      statement.words = sentences_->telling(range);
      apply_evidence(fact, article, statement, sign);
    }
  }
}

void Contribution::apply_relations(const ArticleFacts& facts, std::int64_t article, int sign) {
  for (RelationRecord relation : facts.relations) {
    relation.head = representative(representatives_, relation.head);
    relation.tail = representative(representatives_, relation.tail);
    if (relation.head == relation.tail) continue;  // one entity since a decision
    const bool swap = is_symmetric(relation.type) && relation.tail < relation.head;
    if (swap) std::swap(relation.head, relation.tail);
    const std::uint32_t fact = fact_number(fact_key(relation), tie_type(relation.type), relation.modality, "");
    Statement statement{.confidence = per_mille(relation.confidence),
                        .sources = {relation.head},
                        .targets = {relation.tail},
                        .title = relation.title,
                        .from = relation.from,
                        .until = relation.until,
                        .rule = relation.rule};
    if (relation.evidence) {
      statement.range = *relation.evidence;
      statement.words = sentences_->telling(*relation.evidence);
      apply_evidence(fact, article, statement, sign);
      continue;
    }
    const std::string details = pack_details(statement) + field_end + std::to_string(statement.confidence);
    change_background_.bind(1, fact).bind(2, details).bind(3, sign).run();
    if (sign < 0) drop_background_.bind(1, fact).bind(2, details).run();
  }
}

}  // namespace entente
