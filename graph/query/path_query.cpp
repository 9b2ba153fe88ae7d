// SPDX-License-Identifier: Apache-2.0
#include "graph/query/path_query.h"

#include <algorithm>
#include <cmath>

#include "graph/query/best_paths.h"
#include "graph/query/quotes.h"
#include "graph/query/resolve.h"
#include "graph/query/shortest_path.h"
#include "graph/store/reader.h"
#include "graph/store/store_graph.h"

namespace entente {
namespace {

constexpr unsigned hops_of_hints = 12;  // how far a hint looks for a longer way

Result<TieFilter> filter_of(Reader& reader, const PathRequest& request) {
  constexpr unsigned all_but_denied = 0b1101;
  ENTENTE_TRY(auto filter, tie_filter(request.filter, all_but_denied));
  for (const auto& name : request.avoid) {
    ENTENTE_TRY(const auto entity, resolve_entity(reader, name));
    filter.avoided.push_back(entity.number);
  }
  std::sort(filter.avoided.begin(), filter.avoided.end());
  return filter;
}

std::string iso(std::int32_t day) {
  if (day == no_start || day == no_end) return "";
  return to_string(from_days(std::chrono::sys_days(std::chrono::days(day))));
}

PathHop hop_of(Reader& reader, const FoundHop& found, std::size_t quotes) {
  const FoundTie& best = found.ties.front();
  PathHop hop{.from = reader.entity(found.from).entity,
              .to = reader.entity(found.to).entity,
              .fact = reader.fact(best.tie.fact),
              .is_along = best.is_along,
              .is_mutual = best.tie.facet.is_mutual(),
              .since = iso(best.tie.since),
              .until = iso(best.tie.until)};
  hop.speaker = speaker_of(reader, hop.fact);
  hop.evidence = quoted(reader, hop.fact, quotes);
  hop.more_evidence = hop.fact.evidence.size() - hop.evidence.size();
  for (std::size_t i = 1; i < found.ties.size(); ++i) hop.others.push_back(reader.fact_id(found.ties[i].tie.fact));
  return hop;
}

ExplainedPath explain(Reader& reader, const FoundPath& found, std::size_t quotes) {
  ExplainedPath path{.score = 1, .hops = {}};
  for (const auto& hop : found.hops) {
    path.score *= hop.ties.front().tie.facet.confidence() / 1000.0;
    path.hops.push_back(hop_of(reader, hop, quotes));
  }
  path.score = std::round(path.score * 1000) / 1000;
  return path;
}

bool has_filter(const PathRequest& request) {
  const FactFilter& filter = request.filter;
  return !filter.types.empty() || !filter.modalities.empty() || filter.min_confidence > 0 || is_known(filter.since) ||
         is_known(filter.until) || !filter.background || !request.avoid.empty() || request.directed ||
         request.chronological || !request.via.empty();
}

/// Looks once more without the filters and for longer ways, so that the user knows which knob to turn.
std::string hint_of(const StoreGraph& graph, const PathQuestion& question, const PathRequest& request) {
  TwoEndedSearch search;
  const std::string tried = "tried every way of at most " + std::to_string(question.max_hops) + " hops";
  const auto length = [&](const TieFilter& filter, bool directed) {
    const auto path = shortest_path(graph, question.from, question.to, filter, directed, hops_of_hints, search);
    return path.empty() ? std::size_t{0} : path.size() - 1;
  };
  if (const auto hops = length(question.filter, question.directed); hops > question.max_hops)
    return tried + "; there is one of " + std::to_string(hops) + ": --max-hops " + std::to_string(hops);
  TieFilter open;
  open.modalities = 0b1111;
  if (const auto hops = length(open, false); hops > 0) {
    const std::string one = "there is one of " + std::to_string(hops);
    return has_filter(request) ? tried + " that pass the filters; without filters " + one
                               : tried + "; with denied facts " + one + ": --modality denied,asserted";
  }
  return tried + "; nothing joins the two within " + std::to_string(hops_of_hints) + " hops";
}

}  // namespace

Result<PathAnswer> find_paths(const Store& store, const PathRequest& request) {
  Reader reader(store);
  ENTENTE_TRY(const auto from, resolve_entity(reader, request.from));
  ENTENTE_TRY(const auto to, resolve_entity(reader, request.to));
  if (from.number == to.number)
    return fail(ErrorKind::usage,
                "\"" + request.from + "\" and \"" + request.to + "\" are both " + label_of(from.entity));
  PathQuestion question{.from = from.number,
                        .to = to.number,
                        .max_hops = request.max_hops,
                        .k = request.all ? request.limit : request.k,
                        .directed = request.directed,
                        .chronological = request.chronological,
                        .every = request.all,
                        .weight = request.weight,
                        .newest = request.weight == Weight::recency ? reader.newest_day() : 0};
  ENTENTE_TRY(question.filter, filter_of(reader, request));
  if (!request.via.empty()) {
    ENTENTE_TRY(const auto via, resolve_entity(reader, request.via));
    if (via.number != from.number && via.number != to.number) question.via = via.number;
  }
  const StoreGraph graph(reader);
  const Names names{.entity = [&](std::uint32_t vertex) -> std::string_view { return reader.entity_id(vertex); },
                    .fact = [&](std::uint32_t fact) -> std::string_view { return reader.fact_id(fact); }};
  const FoundPaths found = best_paths(graph, question, names);
  PathAnswer answer{.from = from.entity, .to = to.entity, .paths = {}, .has_more = found.is_cut, .hint = {}};
  for (const auto& path : found.paths) answer.paths.push_back(explain(reader, path, request.quotes));
  if (answer.paths.empty()) answer.hint = hint_of(graph, question, request);
  ENTENTE_CHECK(reader.check());
  return answer;
}

}  // namespace entente
