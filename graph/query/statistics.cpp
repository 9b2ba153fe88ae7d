// SPDX-License-Identifier: Apache-2.0
#include "graph/query/statistics.h"

#include <algorithm>
#include <array>
#include <map>

namespace entente {
namespace {

std::vector<std::pair<std::string, std::uint64_t>> by_frequency(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> ordered(counts.begin(), counts.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return ordered;
}

template <class Value>
std::vector<EntityRow> top(std::vector<EntityRow> rows, std::size_t limit, Value value) {
  const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, rows.size()));
  std::partial_sort(rows.begin(), rows.begin() + shown, rows.end(), [&](const EntityRow& a, const EntityRow& b) {
    return value(a) != value(b) ? value(a) > value(b) : a.entity.id < b.entity.id;
  });
  rows.resize(static_cast<std::size_t>(shown));
  return rows;
}

}  // namespace

Result<Statistics> statistics(const Store& store, std::size_t limit, std::size_t largest) {
  Reader reader(store);
  Statistics found;
  ENTENTE_TRY(found.counts, store.counts());
  for (const auto& article : reader.articles()) {
    if (article.published.empty()) continue;
    if (found.first_published.empty() || article.published < found.first_published)
      found.first_published = article.published;
    found.last_published = std::max(found.last_published, article.published);
  }
  std::map<std::string, std::uint64_t> entities;
  const std::vector<EntityRow> rows = reader.entities();
  for (const auto& row : rows) ++entities[std::string(name_of(row.entity.type))];
  std::map<std::string, std::uint64_t> events;
  std::map<std::string, std::uint64_t> relations;
  reader.each_fact([&](const Tie& tie) {
    ++(tie.facet.is_event() ? events : relations)[std::string(tie_type_name(tie.facet.type()))];
  });
  found.entity_types = by_frequency(entities);
  found.event_types = by_frequency(events);
  found.relation_types = by_frequency(relations);
  found.most_tied = top(rows, limit, [](const EntityRow& row) { return row.degree; });
  found.most_mentioned = top(rows, limit, [](const EntityRow& row) { return row.mentions; });
  for (const auto& id : reader.most_stated_facts(limit)) {
    ENTENTE_TRY(auto told, find_fact(store, id));
    found.most_evidenced.push_back(std::move(told.front()));
  }
  if (rows.size() <= largest) {
    ENTENTE_TRY(const auto measures, measure(store));
    found.has_path_measures = measures.has_path_measures;
    found.components = measures.components;
    found.communities = measures.communities;
    found.modularity = measures.modularity;
    for (std::size_t i = 0; i < rows.size(); ++i)
      found.most_central.push_back({.row = rows[i], .measures = measures.entities[i]});
    std::stable_sort(found.most_central.begin(), found.most_central.end(),
                     [](const auto& a, const auto& b) { return a.measures.pagerank > b.measures.pagerank; });
    if (found.most_central.size() > limit) found.most_central.resize(limit);
  }
  ENTENTE_CHECK(reader.check());
  return found;
}

}  // namespace entente
