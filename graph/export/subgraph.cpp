// SPDX-License-Identifier: Apache-2.0
#include "graph/export/subgraph.h"

#include <algorithm>
#include <tuple>

#include "graph/export/text.h"
#include "graph/query/neighbourhood.h"
#include "graph/query/resolve.h"
#include "graph/store/store_graph.h"

namespace entente {
namespace {

constexpr unsigned every_modality = 0b1111;

void mark(std::vector<bool>& marks, std::uint32_t number) {
  if (number == no_number) return;
  if (number >= marks.size()) marks.resize(number + 1);
  marks[number] = true;
}

bool is_marked(const std::vector<bool>& marks, std::uint32_t number) { return number < marks.size() && marks[number]; }

/// Vertices within `depth` admitted ties of the centre.
std::vector<bool> ball(Reader& reader, std::uint32_t centre, unsigned depth, const TieFilter& filter) {
  std::vector<bool> inside;
  mark(inside, centre);
  std::vector<std::uint32_t> frontier{centre};
  std::vector<TieRow> ties;
  for (unsigned hop = 0; hop < depth && !frontier.empty(); ++hop) {
    std::vector<std::uint32_t> next;
    for (const auto vertex : frontier) {
      ties.clear();
      reader.ties(vertex, ties);
      for (const auto& row : ties) {
        if (!filter.admits(row.tie) || is_marked(inside, row.other)) continue;
        mark(inside, row.other);
        next.push_back(row.other);
      }
    }
    frontier = std::move(next);
  }
  return inside;
}

std::vector<bool> facts_among(Reader& reader, const std::vector<bool>& vertices, const TieFilter& filter) {
  std::vector<bool> facts;
  std::vector<TieRow> ties;
  for (std::uint32_t vertex = 0; vertex < vertices.size(); ++vertex) {
    if (!vertices[vertex]) continue;
    ties.clear();
    reader.ties(vertex, ties);
    for (const auto& row : ties)
      if (filter.admits(row.tie)) mark(facts, row.tie.fact);
  }
  return facts;
}

}  // namespace

Result<Subgraph> Subgraph::select(const Store& store, const Selection& selection) {
  Subgraph subgraph(store);
  ENTENTE_CHECK(subgraph.restrict_to(selection));
  subgraph.number_entities();
  ENTENTE_CHECK(subgraph.check());
  return subgraph;
}

Result<void> Subgraph::restrict_to(const Selection& selection) {
  Reader reader(*store_);
  ENTENTE_TRY(const TieFilter filter, tie_filter(selection.filter, every_modality));
  const bool has_filter = filter.types != TieFilter{}.types || filter.modalities != every_modality ||
                          filter.min_confidence > 0 || filter.since != no_start || filter.until != no_end ||
                          !filter.background;
  is_restricted_ = has_filter || !selection.around.empty() || !selection.between.empty() || selection.top > 0;
  if (!is_restricted_) return {};
  if (!selection.around.empty() && !selection.between.empty())
    return fail(ErrorKind::usage, "--around and --between exclude each other");

  std::vector<bool> chosen;  // empty: every entity
  if (!selection.around.empty()) {
    ENTENTE_TRY(const EntityRow centre, resolve_entity(reader, selection.around));
    chosen = ball(reader, centre.number, selection.depth ? selection.depth : 1, filter);
    facts_ = facts_among(reader, chosen, filter);
  } else if (!selection.between.empty()) {
    if (selection.between.size() != 2) return fail(ErrorKind::usage, "--between takes two entities");
    ENTENTE_TRY(const EntityRow from, resolve_entity(reader, selection.between[0]));
    ENTENTE_TRY(const EntityRow to, resolve_entity(reader, selection.between[1]));
    const StoreGraph graph(reader);
    Gatherer<StoreGraph> gatherer(graph, filter, false, TieCost(Weight::hops), false);
    const auto near = gatherer.gather(from.number, to.number, selection.depth ? selection.depth : 4);
    for (const auto vertex : near.vertices) mark(chosen, vertex);
    for (const auto& edge : near.edges) mark(facts_, edge.tie.fact);
    if (chosen.empty())
      return fail(ErrorKind::not_found, "nothing lies between " + label_of(from.entity) + " and " +
                                            label_of(to.entity) + "; a larger --depth looks further");
  } else {
    reader.each_fact([&](const Tie& tie) {
      if (filter.admits(tie)) mark(facts_, tie.fact);
    });
  }

  if (selection.top > 0) {
    std::vector<Header> seen;
    std::vector<std::uint32_t> numbers;
    scan_.each_entity([&](std::uint32_t number, GraphEntity&& entity) {
      if (!chosen.empty() && !is_marked(chosen, number)) return;
      seen.push_back({.id = {}, .name = {}, .articles = entity.articles, .mentions = entity.mentions});
      numbers.push_back(number);
    });
    std::vector<std::uint32_t> order(seen.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(seen[b].articles, seen[b].mentions) < std::tie(seen[a].articles, seen[a].mentions);
    });
    if (order.size() > selection.top) order.resize(selection.top);
    chosen.clear();
    for (const auto i : order) mark(chosen, numbers[i]);
  }

  // Places and speakers come along with the facts; parties must be chosen.
  const bool has_chosen = !chosen.empty();
  wanted_entities_ = chosen;
  std::vector<bool> kept;
  scan_.each_fact([&](std::uint32_t number) { return is_marked(facts_, number); },
                  [&](std::uint32_t number, MergedFact&& fact) {
                    const auto is_chosen = [&](std::uint32_t party) { return is_marked(chosen, party); };
                    if (has_chosen && !(std::all_of(fact.sources.begin(), fact.sources.end(), is_chosen) &&
                                        std::all_of(fact.targets.begin(), fact.targets.end(), is_chosen)))
                      return;
                    mark(kept, number);
                    for (const auto party : fact.sources) mark(wanted_entities_, party);
                    for (const auto party : fact.targets) mark(wanted_entities_, party);
                    mark(wanted_entities_, fact.place);
                    if (!fact.attributed_to.empty()) mark(wanted_entities_, reader.find_entity(fact.attributed_to));
                    for (const auto& evidence : fact.evidence) mark(wanted_articles_, evidence.article);
                  });
  facts_ = std::move(kept);
  return reader.check();
}

void Subgraph::number_entities() {
  scan_.each_entity([&](std::uint32_t number, GraphEntity&& entity) {
    if (is_restricted_ && !is_marked(wanted_entities_, number)) return;
    if (number >= indices_.size()) indices_.resize(number + 1, no_number);
    indices_[number] = static_cast<std::uint32_t>(headers_.size());
    headers_.push_back({.id = std::move(entity.entity.id),
                        .name = clean_text(entity.entity.name),
                        .type = entity.entity.type,
                        .articles = entity.articles,
                        .mentions = entity.mentions});
  });
}

std::uint32_t Subgraph::find_entity(std::string_view id) const {
  const auto found = std::lower_bound(headers_.begin(), headers_.end(), id,
                                      [](const Header& header, std::string_view wanted) { return header.id < wanted; });
  return found == headers_.end() || found->id != id ? no_number : static_cast<std::uint32_t>(found - headers_.begin());
}

void Subgraph::each_entity(const std::function<void(std::uint32_t, GraphEntity&&)>& each) {
  scan_.each_entity([&](std::uint32_t number, GraphEntity&& entity) {
    if (number < indices_.size() && indices_[number] != no_number) each(indices_[number], std::move(entity));
  });
}

void Subgraph::each_fact(const std::function<void(MergedFact&&)>& each) {
  const auto to_index = [&](std::uint32_t& number) {
    number = number < indices_.size() ? indices_[number] : no_number;
  };
  scan_.each_fact([&](std::uint32_t number) { return !is_restricted_ || is_marked(facts_, number); },
                  [&](std::uint32_t, MergedFact&& fact) {
                    for (auto* side : {&fact.sources, &fact.targets}) {
                      for (auto& party : *side) to_index(party);
                      std::erase(*side, no_number);
                    }
                    to_index(fact.place);
                    each(std::move(fact));
                  });
}

void Subgraph::each_tie(const std::function<void(std::uint32_t, std::uint32_t)>& each) {
  const auto index = [&](std::uint32_t number) { return number < indices_.size() ? indices_[number] : no_number; };
  scan_.each_tie([&](std::uint32_t fact, std::uint32_t source, std::uint32_t target) {
    if (is_restricted_ && !is_marked(facts_, fact)) return;
    if (index(source) != no_number && index(target) != no_number) each(index(source), index(target));
  });
}

void Subgraph::each_article(const std::function<void(const Article&, const std::vector<TextRange>&)>& each) {
  scan_.each_article([&](std::uint32_t fact) { return !is_restricted_ || is_marked(facts_, fact); },
                     [&](std::uint32_t number, const Article& article, const std::vector<TextRange>& sentences) {
                       if (!is_restricted_ || is_marked(wanted_articles_, number)) each(article, sentences);
                     });
}

std::vector<DayRange> Subgraph::days_seen() {
  std::vector<DayRange> seen(headers_.size());
  scan_.each_mention_count([&](std::uint32_t entity, std::uint32_t article, std::uint32_t) {
    if (entity >= indices_.size() || indices_[entity] == no_number) return;
    const DayRange published = days_of(scan_.article(article).published);
    if (published.since == no_start || published.until == no_end) return;
    DayRange& days = seen[indices_[entity]];
    days.since = days.since == no_start ? published.since : std::min(days.since, published.since);
    days.until = days.until == no_end ? published.until : std::max(days.until, published.until);
  });
  return seen;
}

void Subgraph::each_mention_count(const std::function<void(std::uint32_t, const Article&, std::uint32_t)>& each) {
  struct Count {
    std::uint32_t entity, article, mentions;
  };
  std::vector<Count> counts;
  scan_.each_mention_count([&](std::uint32_t entity, std::uint32_t article, std::uint32_t mentions) {
    if (entity >= indices_.size() || indices_[entity] == no_number ||
        (is_restricted_ && !is_marked(wanted_articles_, article)))
      return;
    counts.push_back({indices_[entity], article, mentions});
  });
  std::sort(counts.begin(), counts.end(), [&](const Count& a, const Count& b) {
    return a.entity != b.entity ? a.entity < b.entity : scan_.article(a.article).id < scan_.article(b.article).id;
  });
  for (const auto& count : counts) each(count.entity, scan_.article(count.article), count.mentions);
}

}  // namespace entente
