// SPDX-License-Identifier: Apache-2.0
#include "graph/query/neighbours.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/query/quotes.h"
#include "graph/query/resolve.h"
#include "graph/store/reader.h"

namespace entente {
namespace {

struct Joined {
  std::size_t facts = 0;
  Tie newest;
};

std::int32_t day_of(const Tie& tie) { return tie.until != no_end ? tie.until : tie.since; }

/// Newer; surer among equals; then the smaller id of the fact.
bool is_better(Reader& reader, const Tie& a, const Tie& b) {
  const auto one = std::tuple(day_of(a), a.facet.confidence());
  const auto other = std::tuple(day_of(b), b.facet.confidence());
  return one != other ? one > other : reader.fact_id(a.fact) < reader.fact_id(b.fact);
}

using GroupKey = std::tuple<std::uint32_t, bool, bool>;  // type, outgoing, mutual

NeighbourGroup group_of(Reader& reader, const GroupKey& key, const std::map<std::uint32_t, Joined>& joined,
                        const NeighboursRequest& request) {
  const auto [type, is_outgoing, is_mutual] = key;
  NeighbourGroup group{.kind = type < event_type_count ? FactKind::event : FactKind::relation,
                       .type = std::string(tie_type_name(type)),
                       .is_outgoing = is_outgoing,
                       .is_mutual = is_mutual,
                       .neighbours = {},
                       .more = 0};
  std::vector<std::pair<std::uint32_t, Joined>> ordered(joined.begin(), joined.end());
  std::sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) {
    const auto one = std::tuple(day_of(a.second.newest), a.second.facts);
    const auto other = std::tuple(day_of(b.second.newest), b.second.facts);
    return one != other ? one > other : reader.entity_id(a.first) < reader.entity_id(b.first);
  });
  for (const auto& [entity, ties] : ordered) {
    if (request.limit > 0 && group.neighbours.size() == request.limit) break;
    Neighbour neighbour{.entity = reader.entity(entity).entity,
                        .facts = ties.facts,
                        .newest = reader.fact(ties.newest.fact),
                        .evidence = {}};
    neighbour.evidence = quoted(reader, neighbour.newest, request.quotes);
    group.neighbours.push_back(std::move(neighbour));
  }
  group.more = ordered.size() - group.neighbours.size();
  return group;
}

}  // namespace

Result<NeighboursAnswer> find_neighbours(const Store& store, const NeighboursRequest& request) {
  Reader reader(store);
  ENTENTE_TRY(const auto entity, resolve_entity(reader, request.entity));
  ENTENTE_TRY(const auto filter, tie_filter(request.filter, 0b1111));
  std::vector<TieRow> ties;
  reader.ties(entity.number, ties);
  std::map<GroupKey, std::map<std::uint32_t, Joined>> groups;
  for (const auto& row : ties) {
    if (row.other == entity.number || !filter.admits(row.tie)) continue;
    const bool is_mutual = row.tie.facet.is_mutual();
    Joined& joined = groups[{row.tie.facet.type(), row.is_source || is_mutual, is_mutual}][row.other];
    if (joined.facts++ == 0 || is_better(reader, row.tie, joined.newest)) joined.newest = row.tie;
  }
  NeighboursAnswer answer{.entity = entity.entity, .groups = {}};
  for (const auto& [key, joined] : groups) answer.groups.push_back(group_of(reader, key, joined, request));
  std::stable_sort(answer.groups.begin(), answer.groups.end(), [](const NeighbourGroup& a, const NeighbourGroup& b) {
    const auto size = [](const NeighbourGroup& group) { return group.neighbours.size() + group.more; };
    return a.kind != b.kind ? a.kind == FactKind::relation : size(a) > size(b);
  });
  ENTENTE_CHECK(reader.check());
  return answer;
}

}  // namespace entente
