// SPDX-License-Identifier: Apache-2.0
// The second half of Contribution: what all remaining statements agree on becomes the row of a fact.
#include <algorithm>
#include <charconv>
#include <tuple>

#include "graph/store/contribution.h"
#include "graph/store/details.h"
#include "graph/store/fact_row.h"

namespace entente {
namespace {

std::string number_list(const std::vector<std::uint32_t>& numbers) {
  std::string list;
  for (const auto number : numbers) {
    if (!list.empty()) list += ',';
    list += std::to_string(number);
  }
  return list;
}

bool is_same_tie(const Join& a, const Join& b) {
  return a.source == b.source && a.target == b.target && a.tie == b.tie;
}

void bind_day(Query& query, int index, std::int32_t day) {
  if (day == no_start || day == no_end) query.bind_null(index);
  else query.bind(index, day);
}

std::int32_t day_at(const Query& query, int column, std::int32_t open) {
  return query.is_null(column) ? open : static_cast<std::int32_t>(query.integer(column));
}

}  // namespace

void Contribution::settle() {
  write_evidence();
  write_background();
  settle_facts();
  write_adjacency();
  settle_entities();
  forget();
}

void Contribution::forget() {
  bytes_.clear();
  for (const auto& pending : pending_entities_) known(pending.id).pending = no_number;
  pending_entities_.clear();
  evidence_.clear();
  background_.clear();
  new_facts_.clear();
  first_new_fact_ = next_fact_;
  touched_facts_.clear();
  articles_.clear();
  if (is_from_nothing_) return;
  entity_ids_ = {};
  known_entities_.clear();
  entities_by_number_.clear();
  fact_numbers_.clear();
}

void Contribution::write_evidence() {
  std::sort(evidence_.begin(), evidence_.end(), [](const PendingEvidence& a, const PendingEvidence& b) {
    return std::tie(a.fact, a.article, a.ordinal) < std::tie(b.fact, b.article, b.ordinal);
  });
  Query& put = insert_evidence_;
  for (const auto& row : evidence_) {
    put.bind(1, row.fact).bind(2, row.article).bind(3, row.ordinal);
    put.bind(4, row.range.start).bind(5, row.range.end).bind(6, row.trigger.start).bind(7, row.trigger.end);
    put.bind(8, row.confidence).bind(9, static_cast<std::int64_t>(row.words));
    put.bind(10, at(row.statement)).bind(11, at(row.details)).run();
  }
}

void Contribution::write_background() {
  std::sort(background_.begin(), background_.end(), [&](const PendingBackground& a, const PendingBackground& b) {
    return a.fact != b.fact ? a.fact < b.fact : at(a.details) < at(b.details);
  });
  for (auto row = background_.begin(); row != background_.end();) {
    const std::string_view details = at(row->details);
    std::int64_t articles = 0;
    auto next = row;
    for (; next != background_.end() && next->fact == row->fact && at(next->details) == details; ++next)
      articles += next->articles;
    if (articles != 0) change_background_.bind(1, row->fact).bind(2, details).bind(3, articles).run();
    if (articles < 0) drop_background_.bind(1, row->fact).bind(2, details).run();
    row = next;
  }
}

void Contribution::settle_facts() {
  std::sort(touched_facts_.begin(), touched_facts_.end());
  touched_facts_.erase(std::unique(touched_facts_.begin(), touched_facts_.end()), touched_facts_.end());
  for (const auto number : touched_facts_) settle_fact(number, {});
  auto evidence = std::partition_point(evidence_.begin(), evidence_.end(),
                                       [this](const PendingEvidence& row) { return row.fact < first_new_fact_; });
  for (std::uint32_t number = first_new_fact_; number < next_fact_; ++number) {
    const auto begin = evidence;
    while (evidence != evidence_.end() && evidence->fact == number) ++evidence;
    settle_fact(number, {begin, evidence});
  }
}

/// What the file holds.
void Contribution::read_statements(std::uint32_t fact) {
  Stated& stated = stated_;
  stated.statements.clear();
  std::int64_t last_article = -1;
  Rows rows(read_evidence_.bind(1, fact));
  while (rows.next()) {
    const std::int64_t article = read_evidence_.integer(0);
    const ArticleSeen& seen = article_seen(article);
    if (article != last_article) ++stated.articles;
    last_article = article;
    keep_earliest(stated.first_published, seen.published);
    Statement& statement = stated.statements.emplace_back();
    statement.article = seen.id;
    statement.origin = seen.origin;
    statement.original = seen.original;
    statement.range = {read_evidence_.number(1), read_evidence_.number(2)};
    statement.trigger = {read_evidence_.number(3), read_evidence_.number(4)};
    statement.confidence = static_cast<int>(read_evidence_.integer(5));
    statement.words = static_cast<std::uint64_t>(read_evidence_.integer(6));
    statement.id = read_evidence_.text(7);
    unpack_details(read_evidence_.text(8), statement);
  }
}

/// What is still at hand, into the strings of the last fact.
void Contribution::take_statements(std::span<const PendingEvidence> evidence) {
  Stated& stated = stated_;
  stated.statements.resize(evidence.size());
  std::int64_t last_article = -1;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const PendingEvidence& row = evidence[i];
    const ArticleSeen& seen = article_seen(row.article);
    if (row.article != last_article) ++stated.articles;
    last_article = row.article;
    keep_earliest(stated.first_published, seen.published);
    Statement& statement = stated.statements[i];
    statement.article = seen.id;
    statement.origin = seen.origin;
    statement.original = seen.original;
    statement.range = row.range;
    statement.trigger = row.trigger;
    statement.confidence = row.confidence;
    statement.words = row.words;
    statement.id = at(row.statement);
    unpack_details(at(row.details), statement);
  }
}

/// What the ontology knows of a fact, in the words that most articles brought; whether it knows it at all.
bool Contribution::read_background(std::uint32_t fact, Statement& known) {
  Rows rows(read_background_.bind(1, fact));
  if (!rows.next()) return false;
  const std::string_view details = read_background_.text(0);
  const auto end = details.rfind(field_end);
  unpack_details(details.substr(0, end), known);
  std::from_chars(details.data() + end + 1, details.data() + details.size(), known.confidence);
  return true;
}

void Contribution::settle_fact(std::uint32_t number, std::span<const PendingEvidence> evidence) {
  MergedFact fact;
  std::uint64_t key = 0;
  std::vector<Join> old_joins;
  const NewFact* made = new_fact(number);
  stated_.first_published.clear();
  stated_.articles = 0;
  if (made) {
    key = made->key;
    set_type(fact, made->type);
    fact.modality = made->modality;
    fact.time = at(made->time);
    take_statements(evidence);
  } else {
    Rows rows(read_fact_.bind(1, number));
    if (!rows.next()) return;
    key = static_cast<std::uint64_t>(read_fact_.integer(0));
    set_type(fact, read_fact_.number(1));
    fact.modality = static_cast<Modality>(read_fact_.integer(2));
    fact.time = read_fact_.text(3);
    fact.sources = numbers_in(read_fact_.text(4));
    fact.targets = numbers_in(read_fact_.text(5));
    if (!read_fact_.is_null(6)) fact.place = read_fact_.number(6);
    fact.confidence = static_cast<int>(read_fact_.integer(7));
    fact.is_background = read_fact_.integer(8) != 0;
    old_joins =
        joins_of(fact, number, {.since = day_at(read_fact_, 9, no_start), .until = day_at(read_fact_, 10, no_end)});
    read_statements(number);
  }
  std::vector<Statement>& statements = stated_.statements;
  Statement known;
  const bool may_be_known = made ? made->has_background : fact.kind == FactKind::relation;
  const bool is_known = may_be_known && read_background(number, known);
  const auto remove_old = [&] {
    for (const auto& join : old_joins) {
      delete_adjacency_.bind(1, join.source).bind(2, join.target).bind(3, number).bind(4, 0).run();
      delete_adjacency_.bind(1, join.target).bind(2, join.source).bind(3, number).bind(4, 1).run();
      --pending(entity_at(join.source)).degree;
      --pending(entity_at(join.target)).degree;
    }
  };
  if (statements.empty() && !is_known) {
    remove_old();
    if (!made) delete_fact_.bind(1, number).run();
    fact_numbers_[key] = 0;
    return;
  }

  fact.place = no_number;
  fact.is_background = statements.empty();
  fact.articles = stated_.articles;
  merge_statements(statements, fact);
  const Statement& leading = statements.empty() ? known : statements.front();
  fact.sources.clear();
  fact.targets.clear();
  for (const auto& id : leading.sources) fact.sources.push_back(entity_number(id));
  for (const auto& id : leading.targets) fact.targets.push_back(entity_number(id));
  for (const auto& statement : statements)
    if (fact.place == no_number && !statement.place.empty()) fact.place = entity_number(statement.place);
  if (statements.empty()) fact.confidence = known.confidence;
  if (is_known) {
    fact.confidence = std::max(fact.confidence, known.confidence);
    for (const auto& [value, fallback] : {std::pair(&fact.title, &known.title), std::pair(&fact.from, &known.from),
                                          std::pair(&fact.until, &known.until)})
      if (value->empty()) *value = *fallback;
  }
  const auto smaller_id = [](const Statement& a, const Statement& b) {
    return std::pair(!a.original.empty(), std::string_view(a.id)) <
           std::pair(!b.original.empty(), std::string_view(b.id));
  };
  fact.id = fact.kind == FactKind::relation ? relation_id(key)
                                            : std::min_element(statements.begin(), statements.end(), smaller_id)->id;
  const DayRange days = days_of(fact, stated_.first_published);
  write_fact(made ? insert_fact_ : replace_fact_, number, key, fact, days);

  const std::vector<Join> joins = joins_of(fact, number, days);
  if (std::equal(joins.begin(), joins.end(), old_joins.begin(), old_joins.end(), is_same_tie)) return;
  remove_old();
  for (const auto& join : joins) {
    adjacency_.push_back({.node = join.source, .other = join.target, .side = 0, .tie = join.tie});
    adjacency_.push_back({.node = join.target, .other = join.source, .side = 1, .tie = join.tie});
  }
}

void Contribution::write_fact(Query& put, std::uint32_t number, std::uint64_t key, const MergedFact& fact,
                              DayRange days) {
  const std::string sources = number_list(fact.sources);
  const std::string targets = number_list(fact.targets);
  const std::uint32_t type = fact.kind == FactKind::event ? tie_type(fact.event_type) : tie_type(fact.relation_type);
  put.bind(1, number)
      .bind(2, static_cast<std::int64_t>(key))
      .bind(3, type)
      .bind(4, static_cast<int>(fact.modality))
      .bind(5, fact.time);
  put.bind(6, fact.id).bind(7, fact.mode).bind(8, fact.cameo).bind(9, fact.predicate).bind(10, fact.title);
  put.bind(11, sources).bind(12, targets);
  if (fact.place == no_number) put.bind_null(13);
  else put.bind(13, fact.place);
  put.bind(14, fact.time_text).bind(15, fact.from).bind(16, fact.until).bind(17, fact.attributed_to);
  put.bind(18, fact.confidence).bind(19, fact.is_background ? 1 : 0).bind(20, fact.articles);
  bind_day(put, 21, days.since);
  bind_day(put, 22, days.until);
  put.run();
}

/// In the order of the primary key, so that a large build fills pages from left to right.
void Contribution::write_adjacency() {
  std::sort(adjacency_.begin(), adjacency_.end(), [](const AdjacencyRow& a, const AdjacencyRow& b) {
    return std::tie(a.node, a.other, a.tie.fact, a.side) < std::tie(b.node, b.other, b.tie.fact, b.side);
  });
  std::uint32_t node = no_number;
  PendingEntity* entity = nullptr;
  for (const auto& row : adjacency_) {
    if (row.node != node) entity = &pending(entity_at(row.node));
    node = row.node;
    ++entity->degree;
    insert_adjacency_.bind(1, row.node).bind(2, row.other).bind(3, row.tie.fact).bind(4, row.side);
    insert_adjacency_.bind(5, row.tie.facet.bits);
    bind_day(insert_adjacency_, 6, row.tie.since);
    bind_day(insert_adjacency_, 7, row.tie.until);
    insert_adjacency_.run();
  }
  adjacency_.clear();
}

}  // namespace entente
