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

/// From a party to the place of an event and on to another party of the same event: the detour says nothing that the
/// direct hop does not.
bool has_detour(const FoundPath& path) {
  for (std::size_t i = 1; i < path.hops.size(); ++i) {
    const Tie& one = path.hops[i - 1].ties.front().tie;
    const Tie& other = path.hops[i].ties.front().tie;
    if (one.fact == other.fact && (one.facet.is_place() || other.facet.is_place())) return true;
  }
  return false;
}

/// The best paths without such detours, unless they lead through an entity that the user asks for.
FoundPaths paths_worth_telling(const StoreGraph& graph, PathQuestion question, const Names& names) {
  const std::size_t wanted = question.k;
  constexpr std::size_t most_asked = 16;  // times as many as are wanted
  for (;;) {
    FoundPaths found = best_paths(graph, question, names);
    const std::size_t all = found.paths.size();
    if (question.via == no_number) std::erase_if(found.paths, has_detour);
    const bool is_full = all < question.k || found.paths.size() >= wanted || question.k >= wanted * most_asked;
    if (!is_full) {
      question.k *= 2;
      continue;
    }
    if (found.paths.size() > wanted) {
      found.paths.resize(wanted);
      found.is_cut = true;
    }
    return found;
  }
}

/// One filter of the question: its name on the command line, and how to do without it.
struct Knob {
  std::string name;
  void (*open)(PathQuestion& question);
};

/// The filters that the user has set.
std::vector<Knob> knobs_of(const PathRequest& request) {
  const FactFilter& filter = request.filter;
  std::vector<Knob> knobs;
  const auto add = [&](bool is_set, const char* name, void (*open)(PathQuestion&)) {
    if (is_set) knobs.push_back({.name = name, .open = open});
  };
  add(!filter.types.empty(), "--type", [](PathQuestion& q) { q.filter.types = TieFilter().types; });
  add(!filter.modalities.empty(), "--modality", [](PathQuestion& q) { q.filter.modalities = 0b1111; });
  add(filter.min_confidence > 0, "--min-confidence", [](PathQuestion& q) { q.filter.min_confidence = 0; });
  add(is_known(filter.since), "--since", [](PathQuestion& q) { q.filter.since = no_start; });
  add(is_known(filter.until), "--until", [](PathQuestion& q) { q.filter.until = no_end; });
  add(!filter.background, "--no-background", [](PathQuestion& q) { q.filter.background = true; });
  add(!request.avoid.empty(), "--avoid", [](PathQuestion& q) { q.filter.avoided.clear(); });
  add(!request.via.empty(), "--via", [](PathQuestion& q) { q.via = no_number; });
  add(request.directed, "--directed", [](PathQuestion& q) { q.directed = false; });
  add(request.chronological, "--order chronological", [](PathQuestion& q) { q.chronological = false; });
  return knobs;
}

/// What was tried and what would help: every filter left out alone, all of them together, more hops, denied facts.
class Hint {
 public:
  Hint(const StoreGraph& graph, const PathQuestion& question, const Names& names)
      : graph_(graph), question_(question), names_(names) {
    question_.k = 1;
    question_.every = false;
    question_.weight = Weight::hops;
  }

  std::string text(const PathRequest& request) {
    const auto knobs = knobs_of(request);
    std::string tried = "tried every way of at most " + hops_text(question_.max_hops);
    for (std::size_t i = 0; i < knobs.size(); ++i) tried += (i == 0 ? " with " : " and ") + knobs[i].name;
    std::string help;
    const auto add = [&](const std::string& how, std::size_t hops) {
      if (hops > 0) help += (help.empty() ? "; there is one of " : ", one of ") + hops_text(hops) + " " + how;
    };
    for (const auto& knob : knobs) {
      PathQuestion question = question_;
      knob.open(question);
      add("without " + knob.name, length(question));
    }
    PathQuestion open = question_;
    for (const auto& knob : knobs) knob.open(open);
    if (help.empty() && knobs.size() > 1) add("without all of these", length(open));
    if (help.empty()) {
      for (PathQuestion* longer : {&question_, &open}) longer->max_hops = hops_of_hints;
      const auto hops = longer_way(question_);
      add("with --max-hops " + std::to_string(hops), hops);
      if (help.empty() && !knobs.empty()) add("without filters", longer_way(open));
    }
    if (help.empty()) {
      open.filter.modalities = 0b1111;
      add("that takes facts said not to be so: --modality asserted,denied", longer_way(open));
    }
    if (help.empty()) help = "; nothing joins the two within " + hops_text(hops_of_hints);
    return tried + help;
  }

 private:
  static std::string hops_text(std::size_t hops) { return std::to_string(hops) + (hops == 1 ? " hop" : " hops"); }

  std::size_t length(const PathQuestion& question) const {
    const auto found = best_paths(graph_, question, names_);
    return found.paths.empty() ? 0 : found.paths.front().hops.size();
  }

  /// Far ways are only looked for where that is cheap: by the two-ended search.
  std::size_t longer_way(const PathQuestion& question) {
    if (question.chronological || question.via != no_number) return 0;
    const auto path = shortest_path(graph_, question.from, question.to, question.filter, question.directed,
                                    question.max_hops, search_);
    return path.empty() ? 0 : path.size() - 1;
  }

  const StoreGraph& graph_;
  PathQuestion question_;
  const Names& names_;
  TwoEndedSearch search_;
};

/// The one of the two that has no ties at all explains enough.
std::string lonely_one(const EntityRow& from, const EntityRow& to) {
  for (const auto* row : {&from, &to})
    if (row->degree == 0) return "nothing in the knowledge base is tied to " + row->entity.name;
  return {};
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
  const FoundPaths found = paths_worth_telling(graph, question, names);
  PathAnswer answer{.from = from.entity, .to = to.entity, .paths = {}, .has_more = found.is_cut, .hint = {}};
  for (const auto& path : found.paths) answer.paths.push_back(explain(reader, path, request.quotes));
  if (answer.paths.empty()) {
    answer.hint = lonely_one(from, to);
    if (answer.hint.empty()) answer.hint = Hint(graph, question, names).text(request);
  }
  ENTENTE_CHECK(reader.check());
  return answer;
}

}  // namespace entente
