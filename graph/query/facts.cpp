// SPDX-License-Identifier: Apache-2.0
#include "graph/query/facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/query/quotes.h"
#include "graph/query/resolve.h"
#include "graph/store/reader.h"

namespace entente {
namespace {

ToldFact tell(Reader& reader, std::uint32_t number, std::size_t quotes) {
  ToldFact told;
  told.fact = reader.fact(number);
  for (const auto entity : told.fact.sources) told.sources.push_back(reader.entity(entity).entity);
  for (const auto entity : told.fact.targets) told.targets.push_back(reader.entity(entity).entity);
  if (told.fact.place != no_number) told.place = reader.entity(told.fact.place).entity;
  told.speaker = speaker_of(reader, told.fact);
  told.evidence = quoted(reader, told.fact, quotes);
  told.more_evidence = told.fact.evidence.size() - told.evidence.size();
  return told;
}

/// The ties that may answer, one per fact.
std::vector<Tie> candidates(Reader& reader, const std::vector<EntityRow>& parties, const TieFilter& filter) {
  std::map<std::uint32_t, Tie> ties;
  if (parties.empty()) {
    std::vector<Tie> all;
    reader.each_fact([&](const Tie& tie) {
      if (filter.admits(tie)) all.push_back(tie);
    });
    return all;
  }
  std::vector<TieRow> rows;
  reader.ties(parties.front().number, rows);
  for (const auto& row : rows) {
    if (parties.size() > 1 && row.other != parties.back().number) continue;
    if (filter.admits(row.tie)) ties.emplace(row.tie.fact, row.tie);
  }
  std::vector<Tie> all;
  for (const auto& [fact, tie] : ties) all.push_back(tie);
  return all;
}

}  // namespace

Result<FactsAnswer> find_facts(const Store& store, const FactsRequest& request) {
  Reader reader(store);
  std::vector<EntityRow> parties;
  for (const auto* text : {&request.entity, &request.other}) {
    if (text->empty()) continue;
    ENTENTE_TRY(auto row, resolve_entity(reader, *text));
    parties.push_back(std::move(row));
  }
  ENTENTE_TRY(const auto filter, tie_filter(request.filter, 0b1111));
  std::vector<Tie> ties = candidates(reader, parties, filter);
  std::erase_if(ties, [&](const Tie& tie) { return tie.facet.is_event() ? !request.events : !request.relations; });
  const auto rank = [](const Tie& tie) {
    const bool is_dated = tie.since != no_start || !tie.facet.is_event();
    const std::int32_t day = tie.facet.is_event() || tie.until != no_end ? tie.until : tie.since;
    return std::tuple(is_dated, day, tie.facet.confidence());
  };
  const auto comes_first = [&](const Tie& a, const Tie& b) {
    const auto one = rank(a);
    const auto other = rank(b);
    if (std::get<0>(one) != std::get<0>(other)) return std::get<0>(one);
    if (one != other) return request.oldest_first ? one < other : one > other;
    return reader.fact_id(a.fact) < reader.fact_id(b.fact);
  };
  const std::size_t shown = request.limit == 0 ? ties.size() : std::min(request.limit, ties.size());
  std::partial_sort(ties.begin(), ties.begin() + static_cast<std::ptrdiff_t>(shown), ties.end(), comes_first);
  FactsAnswer answer{.facts = {}, .more = ties.size() - shown};
  for (std::size_t i = 0; i < shown; ++i) answer.facts.push_back(tell(reader, ties[i].fact, request.quotes));
  ENTENTE_CHECK(reader.check());
  return answer;
}

Result<std::vector<ToldFact>> find_fact(const Store& store, const std::string& id) {
  Reader reader(store);
  std::vector<ToldFact> told;
  for (const auto number : reader.find_facts(id)) told.push_back(tell(reader, number, static_cast<std::size_t>(-1)));
  ENTENTE_CHECK(reader.check());
  if (told.empty())
    return fail(ErrorKind::not_found,
                "there is no fact \"" + id + "\"; ids are printed by 'path -f json' and 'events -f json'");
  return told;
}

Result<EntityCard> find_entity(const Store& store, const std::string& text) {
  Reader reader(store);
  ENTENTE_TRY(const auto row, resolve_entity(reader, text));
  EntityCard card{
      .entity = row.entity, .articles = row.articles, .mentions = row.mentions, .ties = row.degree, .aliases = {}};
  for (const auto& name : reader.names_of(row.number))
    if (name.name != row.entity.name) card.aliases.push_back(name.name);
  ENTENTE_CHECK(reader.check());
  return card;
}

}  // namespace entente
