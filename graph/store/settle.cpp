// SPDX-License-Identifier: Apache-2.0
// The second half of Contribution: what all remaining statements agree on becomes the row of a fact or an entity.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
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
  std::sort(touched_facts_.begin(), touched_facts_.end());
  for (const auto number : touched_facts_) settle_fact(number);
  write_adjacency();
  settle_degrees_and_entities();
  touched_facts_.clear();
  new_facts_.clear();
  touched_entities_.clear();
  fact_numbers_.clear();  // also drops the numbers of facts that are gone
  entity_numbers_.clear();
  entity_ids_.clear();
  articles_.clear();
}

Contribution::Stated Contribution::read_statements(std::uint32_t fact) {
  Stated stated;
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
  return stated;
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

void Contribution::settle_fact(std::uint32_t number) {
  MergedFact fact;
  std::uint64_t key = 0;
  std::vector<Join> old_joins;
  Stated stated;
  const auto made = new_facts_.find(number);
  if (made != new_facts_.end()) {
    key = made->second.key;
    set_type(fact, made->second.type);
    fact.modality = made->second.modality;
    fact.time = made->second.time;
    if (made->second.is_complete)
      stated = {.statements = std::move(made->second.statements),
                .first_published = made->second.first_published,
                .articles = made->second.articles};
    else stated = read_statements(number);
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
    stated = read_statements(number);
  }
  std::vector<Statement>& statements = stated.statements;
  Statement known;
  const bool is_known = fact.kind == FactKind::relation && read_background(number, known);
  const auto remove_old = [&] {
    for (const auto& join : old_joins) {
      delete_adjacency_.bind(1, join.source).bind(2, join.target).bind(3, number).bind(4, 0).run();
      delete_adjacency_.bind(1, join.target).bind(2, join.source).bind(3, number).bind(4, 1).run();
      --touched_entities_[join.source].degree;
      --touched_entities_[join.target].degree;
    }
  };
  if (statements.empty() && !is_known) {
    remove_old();
    if (made == new_facts_.end()) delete_fact_.bind(1, number).run();
    return;
  }

  fact.place = no_number;
  fact.is_background = statements.empty();
  fact.articles = stated.articles;
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
  const DayRange days = days_of(fact, stated.first_published);
  write_fact(number, key, fact, days);

  const std::vector<Join> joins = joins_of(fact, number, days);
  if (std::equal(joins.begin(), joins.end(), old_joins.begin(), old_joins.end(), is_same_tie)) return;
  remove_old();
  for (const auto& join : joins) {
    new_adjacency_.push_back({.node = join.source, .other = join.target, .side = 0, .tie = join.tie});
    new_adjacency_.push_back({.node = join.target, .other = join.source, .side = 1, .tie = join.tie});
    ++touched_entities_[join.source].degree;
    ++touched_entities_[join.target].degree;
  }
}

void Contribution::write_fact(std::uint32_t number, std::uint64_t key, const MergedFact& fact, DayRange days) {
  const std::string sources = number_list(fact.sources);
  const std::string targets = number_list(fact.targets);
  const std::uint32_t type = fact.kind == FactKind::event ? tie_type(fact.event_type) : tie_type(fact.relation_type);
  Query& put = replace_fact_;
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
  std::sort(new_adjacency_.begin(), new_adjacency_.end(), [](const AdjacencyRow& a, const AdjacencyRow& b) {
    return std::tie(a.node, a.other, a.tie.fact, a.side) < std::tie(b.node, b.other, b.tie.fact, b.side);
  });
  for (const auto& row : new_adjacency_) {
    insert_adjacency_.bind(1, row.node).bind(2, row.other).bind(3, row.tie.fact).bind(4, row.side);
    insert_adjacency_.bind(5, row.tie.facet.bits);
    bind_day(insert_adjacency_, 6, row.tie.since);
    bind_day(insert_adjacency_, 7, row.tie.until);
    insert_adjacency_.run();
  }
  new_adjacency_.clear();
}

void Contribution::settle_degrees_and_entities() {
  std::map<std::uint32_t, Touched> in_order(touched_entities_.begin(), touched_entities_.end());
  for (const auto& [number, touched] : in_order) settle_entity(number, touched);
}

/// For every attribute the value that most articles give; the smallest of equals.
void Contribution::settle_entity(std::uint32_t number, const Touched& touched) {
  std::array<std::map<std::string, std::int64_t, std::less<>>, 6> values;
  bool is_mentioned = false;
  {
    Rows rows(read_variants_.bind(1, number));
    while (rows.next()) {
      is_mentioned = true;
      std::size_t index = 0;
      split(read_variants_.text(0), field_end, [&](std::string_view value) {
        if (index < values.size() && !value.empty()) values[index][std::string(value)] += read_variants_.integer(1);
        ++index;
      });
    }
  }
  if (!is_mentioned) {
    delete_entity_.bind(1, number).run();
    return;
  }
  std::array<std::string_view, 6> best;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::int64_t most = 0;
    for (const auto& [value, articles] : values[i]) {
      if (articles <= most) continue;
      most = articles;
      best[i] = value;
    }
  }
  const auto type = entity_type(best[0]).value_or(EntityType::person);
  update_entity_.bind(1, number).bind(2, static_cast<int>(type));
  for (std::size_t i = 1; i < best.size(); ++i) update_entity_.bind(static_cast<int>(i) + 2, best[i]);
  update_entity_.bind(8, touched.articles).bind(9, touched.mentions).bind(10, touched.degree).run();
}

}  // namespace entente
