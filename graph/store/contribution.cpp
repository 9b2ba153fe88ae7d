// SPDX-License-Identifier: Apache-2.0
#include "graph/store/contribution.h"

#include <algorithm>

#include "graph/store/attributes.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

std::int64_t as_signed(std::uint64_t key) { return static_cast<std::int64_t>(key); }

std::uint32_t next_number(const Database& database, std::string_view table) {
  return static_cast<std::uint32_t>(
      database.ask_integer("SELECT coalesce(max(number), 0) + 1 FROM " + std::string(table)));
}

}  // namespace

Contribution::Contribution(Database& database, Representatives representatives)
    : database_(database),
      representatives_(std::move(representatives)),
      next_fact_(next_number(database, "facts")),
      next_entity_(next_number(database, "entities")),
      is_from_nothing_(next_fact_ == 1 && next_entity_ == 1),
      first_new_fact_(next_fact_),
      find_entity_(database.prepare("SELECT number FROM entities WHERE id=?")),
      find_entity_id_(database.prepare("SELECT id FROM entities WHERE number=?")),
      find_fact_(database.prepare("SELECT number FROM facts WHERE key=?")),
      find_article_(
          database.prepare("SELECT a.id, a.published, a.source, o.id FROM articles a LEFT JOIN copies c ON "
                           "c.article=a.number LEFT JOIN articles o ON o.number=c.original WHERE a.number=?")),
      count_mentions_(
          database.prepare("INSERT INTO mentions VALUES(?1,?2,?3) ON CONFLICT DO UPDATE SET mentions=mentions+?3")),
      forget_mentions_(database.prepare("DELETE FROM mentions WHERE article=?")),
      insert_evidence_(database.prepare("INSERT INTO evidence VALUES(?,?,?,?,?,?,?,?,?,?,?)")),
      delete_evidence_(database.prepare("DELETE FROM evidence WHERE fact=? AND article=? AND ordinal=?")),
      change_background_(
          database.prepare("INSERT INTO background VALUES(?1,?2,?3) ON CONFLICT DO UPDATE SET articles=articles+?3")),
      drop_background_(database.prepare("DELETE FROM background WHERE fact=? AND details=? AND articles=0")),
      read_entity_(database.prepare(
          "SELECT type, name, wikidata, code, country, sector, articles FROM entities WHERE number=?")),
      insert_entity_(database.prepare("INSERT INTO entities VALUES(?,?,?,?,?,?,?,?,?,?,?)")),
      update_entity_(
          database.prepare("UPDATE entities SET type=?3, name=?4, wikidata=?5, code=?6, country=?7, sector=?8, "
                           "articles=articles+?9, mentions=mentions+?10, degree=degree+?11 WHERE number=?1")),
      delete_entity_(database.prepare("DELETE FROM entities WHERE number=?")),
      read_variants_(database.prepare("SELECT attributes, articles FROM variants WHERE entity=?")),
      put_variant_(database.prepare("INSERT OR REPLACE INTO variants VALUES(?,?,?)")),
      drop_variant_(database.prepare("DELETE FROM variants WHERE entity=? AND attributes=?")),
      drop_variants_(database.prepare("DELETE FROM variants WHERE entity=?")),
      read_names_(database.prepare("SELECT number, name, uses FROM names WHERE entity=?")),
      insert_name_(database.prepare("INSERT INTO names(entity, key, name, uses) VALUES(?,?,?,?)")),
      update_name_(database.prepare("UPDATE names SET uses=?2 WHERE number=?1")),
      delete_name_(database.prepare("DELETE FROM names WHERE number=?")),
      read_fact_(database.prepare(
          "SELECT key, type, modality, time, sources, targets, place, confidence, background, since, last "
          "FROM facts WHERE number=?")),
      read_evidence_(
          database.prepare("SELECT article, start, \"end\", trigger_start, trigger_end, confidence, words, statement, "
                           "details FROM evidence WHERE fact=?")),
      read_background_(database.prepare("SELECT details FROM background WHERE fact=? ORDER BY articles DESC, details")),
      insert_fact_(database.prepare("INSERT INTO facts VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      replace_fact_(
          database.prepare("INSERT OR REPLACE INTO facts VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      delete_fact_(database.prepare("DELETE FROM facts WHERE number=?")),
      insert_adjacency_(database.prepare("INSERT INTO adjacency VALUES(?,?,?,?,?,?,?)")),
      delete_adjacency_(database.prepare("DELETE FROM adjacency WHERE node=? AND other=? AND fact=? AND side=?")) {}

void Contribution::add(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original) {
  const Article& seen = facts.article;
  articles_.insert_or_assign(article, ArticleSeen{.id = seen.id,
                                                  .published = seen.published,
                                                  .origin = seen.source.empty() ? seen.id : seen.source,
                                                  .original = original ? original->article.id : ""});
  apply(facts, article, original, 1);
}

/// What is taken out must have been written, so that it is found.
void Contribution::withdraw(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original) {
  if (!evidence_.empty() || !background_.empty() || !pending_entities_.empty()) settle();
  apply(facts, article, original, -1);
  forget_mentions_.bind(1, article).run();
}

StringId Contribution::entity(std::string_view id) {
  const StringId index = entity_ids_.intern(id);
  if (static_cast<std::size_t>(index) < known_entities_.size()) return index;
  KnownEntity& added = known_entities_.emplace_back();
  if (!is_from_nothing_) {
    Rows rows(find_entity_.bind(1, id));
    if (rows.next()) added.number = find_entity_.number(0);
  }
  added.is_new = added.number == 0;
  if (added.is_new) added.number = next_entity_++;
  entities_by_number_[added.number] = static_cast<std::uint32_t>(index) + 1;
  return index;
}

StringId Contribution::entity_at(std::uint32_t number) {
  if (const auto index = entities_by_number_[number]; index != 0) return static_cast<StringId>(index - 1);
  std::string id;
  {
    Rows rows(find_entity_id_.bind(1, number));
    if (rows.next()) id = find_entity_id_.text(0);
  }
  return entity(id);
}

Contribution::PendingEntity& Contribution::pending(StringId id) {
  auto& index = known(id).pending;
  if (index == no_number) {
    index = static_cast<std::uint32_t>(pending_entities_.size());
    pending_entities_.push_back({.id = id, .variants = {}, .names = {}});
  }
  return pending_entities_[index];
}

std::uint32_t Contribution::fact_number(std::uint64_t key, std::uint32_t type, Modality modality,
                                        std::string_view time) {
  std::uint32_t& number = fact_numbers_[key];
  if (number == 0 && !is_from_nothing_) {
    Rows rows(find_fact_.bind(1, as_signed(key)));
    if (rows.next()) number = find_fact_.number(0);
  }
  if (number == 0) {
    number = next_fact_++;
    new_facts_.push_back({.key = key, .type = type, .modality = modality, .time = keep(time)});
  } else if (number < first_new_fact_) {
    touched_facts_.push_back(number);
  }
  return number;
}

Contribution::NewFact* Contribution::new_fact(std::uint32_t number) {
  return number < first_new_fact_ ? nullptr : &new_facts_[number - first_new_fact_];
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

Contribution::Piece Contribution::keep(std::string_view text) {
  bytes_ += text;
  return {.begin = bytes_.size() - text.size(), .size = text.size()};
}

void Contribution::apply(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original, int sign) {
  ordinal_ = 0;
  sentences_ = std::make_unique<SentenceHashes>(facts.article.text);
  for (const auto& mentioned : facts.entities) apply_entity(mentioned, article, sign);
  for (const auto& event : keyed_events(facts, original, representatives_, *sentences_))
    apply_event(event, article, sign);
  for (const auto& relation : facts.relations) apply_relation(relation, article, sign);
}

void Contribution::count(std::vector<Counted>& counted, std::string_view text, std::int64_t change) {
  for (auto& known : counted) {
    if (at(known.text) != text) continue;
    known.count += change;
    return;
  }
  counted.push_back({.text = keep(text), .count = change});
}

void Contribution::apply_entity(const MentionedEntity& mentioned, std::int64_t article, int sign) {
  const StringId id = entity(representative(representatives_, mentioned.entity.id));
  PendingEntity& changed = pending(id);
  packed_.clear();
  pack_attributes(packed_, mentioned.entity);
  count(changed.variants, packed_, sign);
  count(changed.names, mentioned.entity.name, sign);
  for (const auto& mention : mentioned.mentions)
    if (mention.kind == MentionKind::name) count(changed.names, mention.text, sign);
  const auto mentions = static_cast<std::int64_t>(mentioned.mentions.size());
  changed.articles += sign;
  changed.mentions += sign * mentions;
  if (sign > 0 && mentions > 0) count_mentions_.bind(1, article).bind(2, known(id).number).bind(3, mentions).run();
}

void Contribution::apply_evidence(PendingEvidence evidence, int sign) {
  evidence.ordinal = ordinal_++;
  if (sign > 0) evidence_.push_back(evidence);
  else delete_evidence_.bind(1, evidence.fact).bind(2, evidence.article).bind(3, evidence.ordinal).run();
}

void Contribution::apply_event(const KeyedEvent& keyed, std::int64_t article, int sign) {
  const auto& [event, key, words] = keyed;
  const std::string_view time = event.time ? std::string_view(event.time->value) : std::string_view();
  PendingEvidence evidence{.fact = fact_number(key, tie_type(event.type), event.modality, time),
                           .article = article,
                           .range = event.sentence,
                           .trigger = event.trigger,
                           .confidence = per_mille(event.confidence),
                           .words = words,
                           .statement = keep(event.id),
                           .details = {}};
  packed_.clear();
  pack_details(packed_, {.sources = event.sources,
                         .targets = event.targets,
                         .place = event.place,
                         .mode = event.mode,
                         .cameo = event.cameo,
                         .predicate = event.predicate,
                         .title = {},
                         .time_text = event.time ? std::string_view(event.time->text) : std::string_view(),
                         .from = {},
                         .until = {},
                         .attributed_to = event.attributed_to,
                         .rule = event.rule,
                         .implied_time = event.time && event.time->text.empty() ? time : std::string_view()});
  evidence.details = keep(packed_);
  apply_evidence(evidence, sign);
  for (const auto range : event.more_evidence) {
    evidence.range = range;
    evidence.trigger = {};
    evidence.words = sentences_->telling(range);
    apply_evidence(evidence, sign);
  }
}

void Contribution::apply_relation(const RelationRecord& given, std::int64_t article, int sign) {
  RelationRecord changed;
  if (!representatives_.empty()) {
    changed = given;
    changed.head = representative(representatives_, given.head);
    changed.tail = representative(representatives_, given.tail);
  }
  const RelationRecord& relation = representatives_.empty() ? given : changed;
  if (relation.head == relation.tail) return;  // one entity since a decision
  const bool swap = is_symmetric(relation.type) && relation.tail < relation.head;
  const std::string& head = swap ? relation.tail : relation.head;
  const std::string& tail = swap ? relation.head : relation.tail;
  const std::uint32_t fact = fact_number(fact_key(relation), tie_type(relation.type), relation.modality, "");
  packed_.clear();
  pack_details(packed_, {.sources = {&head, 1},
                         .targets = {&tail, 1},
                         .place = {},
                         .mode = {},
                         .cameo = {},
                         .predicate = {},
                         .title = relation.title,
                         .time_text = {},
                         .from = relation.from,
                         .until = relation.until,
                         .attributed_to = {},
                         .rule = relation.rule,
                         .implied_time = {}});
  const int confidence = per_mille(relation.confidence);
  if (relation.evidence) {
    apply_evidence({.fact = fact,
                    .article = article,
                    .range = *relation.evidence,
                    .trigger = {},
                    .confidence = confidence,
                    .words = sentences_->telling(*relation.evidence),
                    .statement = {},
                    .details = keep(packed_)},
                   sign);
    return;
  }
  (packed_ += field_end) += std::to_string(confidence);
  background_.push_back({.fact = fact, .articles = sign, .details = keep(packed_)});
  if (NewFact* made = new_fact(fact)) made->has_background = true;
}

}  // namespace entente
