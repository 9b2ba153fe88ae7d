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

constexpr char field_end = '\x1e';

std::string number_list(const std::vector<std::uint32_t>& numbers) {
  std::string list;
  for (const auto number : numbers) {
    if (!list.empty()) list += ',';
    list += std::to_string(number);
  }
  return list;
}

bool is_same_tie(const Join& a, const Join& b) { return a.source == b.source && a.target == b.target && a.tie == b.tie; }

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
  touched_entities_.clear();
  fact_numbers_.clear();  // also drops the numbers of facts that are gone
  words_.clear();
  entity_numbers_.clear();
  entity_ids_.clear();
  articles_.clear();
}

void Contribution::settle_fact(std::uint32_t number) {
  MergedFact before;
  std::uint64_t key = 0;
  DayRange days_before;
  {
    Rows rows(read_fact_.bind(1, number));
    if (!rows.next()) return;
    key = static_cast<std::uint64_t>(read_fact_.integer(0));
    set_type(before, read_fact_.number(1));
    before.modality = static_cast<Modality>(read_fact_.integer(2));
    before.time = read_fact_.text(3);
    before.sources = numbers_in(read_fact_.text(4));
    before.targets = numbers_in(read_fact_.text(5));
    if (!read_fact_.is_null(6)) before.place = read_fact_.number(6);
    before.confidence = static_cast<int>(read_fact_.integer(7));
    before.is_background = read_fact_.integer(8) != 0;
    days_before = {.since = day_at(read_fact_, 9, no_start), .until = day_at(read_fact_, 10, no_end)};
  }
  std::vector<Statement> statements;
  std::string first_published;
  std::uint32_t articles = 0;
  {
    Rows rows(read_evidence_.bind(1, number));
    std::int64_t last_article = -1;
    while (rows.next()) {
      const std::int64_t article = read_evidence_.integer(0);
      const ArticleSeen& seen = article_seen(article);
      if (article != last_article) ++articles;
      last_article = article;
      if (!seen.published.empty() && (first_published.empty() || seen.published < first_published))
        first_published = seen.published;
      Statement& statement = statements.emplace_back();
      statement.article = seen.id;
      statement.origin = seen.origin;
      statement.range = {read_evidence_.number(1), read_evidence_.number(2)};
      statement.trigger = {read_evidence_.number(3), read_evidence_.number(4)};
      statement.confidence = static_cast<int>(read_evidence_.integer(5));
      statement.words = static_cast<std::uint64_t>(read_evidence_.integer(6));
      statement.id = read_evidence_.text(7);
      unpack_details(read_evidence_.text(8), statement);
    }
  }
  Statement known;  // from the ontology
  bool is_known = false;
  {
    Rows rows(read_background_.bind(1, number));
    if (rows.next()) {
      is_known = true;
      const std::string_view details = read_background_.text(0);
      const auto end = details.rfind(field_end);
      unpack_details(details.substr(0, end), known);
      std::from_chars(details.data() + end + 1, details.data() + details.size(), known.confidence);
    }
  }
  const std::vector<Join> old_joins =
      before.sources.empty() && before.targets.empty() && before.place == no_number ? std::vector<Join>()
                                                                                    : joins_of(before, number, days_before);
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
    delete_fact_.bind(1, number).run();
    return;
  }

  MergedFact fact = before;
  fact.place = no_number;
  fact.is_background = statements.empty();
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
  if (fact.kind == FactKind::relation) {
    fact.id = relation_id(key);
  } else {
    fact.id = std::min_element(statements.begin(), statements.end(), [](const auto& a, const auto& b) { return a.id < b.id; })->id;
  }
  const DayRange days = days_of(fact, first_published);
  const std::string sources = number_list(fact.sources);
  const std::string targets = number_list(fact.targets);
  Query& update = update_fact_;
  update.bind(1, number).bind(2, fact.id).bind(3, fact.mode).bind(4, fact.cameo).bind(5, fact.predicate);
  update.bind(6, fact.title).bind(7, sources).bind(8, targets);
  if (fact.place == no_number) update.bind_null(9);
  else update.bind(9, fact.place);
  update.bind(10, fact.time_text).bind(11, fact.from).bind(12, fact.until).bind(13, fact.attributed_to);
  update.bind(14, fact.confidence).bind(15, fact.is_background ? 1 : 0).bind(16, articles);
  bind_day(update, 17, days.since);
  bind_day(update, 18, days.until);
  update.run();

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
