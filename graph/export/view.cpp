// SPDX-License-Identifier: Apache-2.0
#include "graph/export/view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/export/layout.h"
#include "graph/export/text.h"
#include "graph/export/triples.h"
#include "graph/export/wording.h"
#include "graph/tie.h"

namespace entente {
namespace {

constexpr std::size_t most_measured = 20000;  // entities: well under a second
constexpr std::size_t most_tied = 100000;     // pairs of them: the graph to be measured is in memory
constexpr std::size_t facts_listed = 20;      // ids of facts on an edge that stands for many

std::string entity_node_id(std::string_view id) {
  const auto prefix = id.substr(0, id.find(':'));
  const bool is_ours = prefix == "person" || prefix == "state" || prefix == "org" || prefix == "place";
  return is_ours && prefix.size() < id.size() ? plain_id(id) : "entity:" + plain_id(id);
}

std::string fact_node_id(const MergedFact& fact) {
  const bool is_ours = std::string_view(fact.id).starts_with(fact.kind == FactKind::event ? "event:" : "relation:");
  return is_ours ? plain_id(fact.id) : "fact:" + plain_id(fact.id);
}

std::string article_node_id(const Article& article) { return "doc:" + plain_id(article.id); }
std::string sentence_node_id(const Article& article, TextRange range) {
  return "sentence:" + plain_id(article.id) + ":" + std::to_string(range.start) + "-" + std::to_string(range.end);
}

/// What an edge of the actors view stands for.
struct Bundle {
  std::uint32_t count = 0;
  int confidence = -1;
  std::vector<DayRange> days;  // when it held: in order, apart from each other
  std::uint64_t documents = 0;
  Evidence best;
  std::string facts;
};
struct BundleKey {
  std::uint32_t source, target;
  std::uint32_t type;
  Modality modality;
  friend auto operator<=>(const BundleKey&, const BundleKey&) = default;
};

/// Adds a range; those that it touches become one.
void include(std::vector<DayRange>& days, DayRange added) {
  const auto is_before = [](const DayRange& a, const DayRange& b) {
    return a.until < b.since && a.until != b.since - 1;
  };
  const auto first = std::partition_point(days.begin(), days.end(), [&](const auto& d) { return is_before(d, added); });
  auto last = first;
  for (; last != days.end() && !is_before(added, *last); ++last)
    added = {.since = std::min(added.since, last->since), .until = std::max(added.until, last->until)};
  days.insert(days.erase(first, last), added);
}

std::string day_text(std::int32_t day) {
  if (day == no_start || day == no_end) return {};
  return to_string(from_days(std::chrono::sys_days{std::chrono::days{day}}));
}

class Drawer {
 public:
  Drawer(Subgraph& subgraph, View view, std::string_view base, ViewSink& sink)
      : subgraph_(subgraph), view_(view), base_(base), sink_(sink) {
    for (const auto& header : subgraph.entities()) ids_.push_back(entity_node_id(header.id));
  }

  ViewCounts run() {
    if (view_ == View::actors) draw_actors();
    else draw_events();
    return counts_;
  }

 private:
  void put(const ViewNode& node) {
    ++counts_.nodes;
    sink_.node(node);
  }
  void put(const ViewEdge& edge) {
    ++counts_.edges;
    sink_.edge(edge);
  }

  void place_entities(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties,
                      const std::vector<bool>& is_drawn) {
    std::vector<std::uint32_t> places(subgraph_.entities().size(), no_number);
    std::vector<std::uint32_t> importance;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      if (!is_drawn[i]) continue;
      places[i] = static_cast<std::uint32_t>(importance.size());
      importance.push_back(subgraph_.entities()[i].mentions);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> drawn_ties;
    for (const auto& [a, b] : ties) drawn_ties.emplace_back(places[a], places[b]);
    const auto points = lay_out(importance, drawn_ties);
    if (importance.size() <= most_measured && drawn_ties.size() <= most_tied) {
      std::sort(drawn_ties.begin(), drawn_ties.end());
      measures_ = measure(drawn_ties, importance.size());
      measured_ = places;
    }
    points_.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] == no_number) continue;
      points_[i] = points[places[i]];
      const double square = points_[i].x * points_[i].x + points_[i].y * points_[i].y;
      square_of_radius_ = std::max(square_of_radius_, square);
    }
  }

  void draw_entities(const std::vector<bool>& is_drawn) {
    days_seen_ = subgraph_.days_seen();
    subgraph_.each_entity([&](std::uint32_t index, GraphEntity&& seen) {
      if (!is_drawn[index]) return;
      const Entity& entity = seen.entity;
      ViewNode node{.id = ids_[index], .label = label_of(index), .kind = name_of(entity.type)};
      node.iri = entity_iri(base_, entity.id);
      node.code = clean_text(entity.code);
      node.country = clean_text(entity.country);
      node.sector = clean_text(entity.sector);
      node.wikidata = clean_text(entity.wikidata);
      node.mentions = seen.mentions;
      node.documents = seen.articles;
      node.first_seen = day_text(days_seen_[index].since);
      node.last_seen = day_text(days_seen_[index].until);
      for (const auto& alias : seen.aliases) {
        std::string name = clean_text(alias);
        std::replace(name.begin(), name.end(), ';', ',');
        (node.aliases += node.aliases.empty() ? "" : ";") += name;
      }
      node.colour = colour_of(entity.type);
      node.size = size_of(seen.mentions);
      node.x = points_[index].x;
      node.y = points_[index].y;
      if (!measures_.entities.empty()) {
        node.measures = &measures_.entities[measured_[index]];
        node.has_path_measures = measures_.has_path_measures;
      }
      put(node);
    });
  }

  std::string label_of(std::uint32_t index) const {
    const auto& header = subgraph_.entities()[index];
    return header.name.empty() ? clean_text(header.id) : header.name;
  }

  static void set_time(const MergedFact& fact, auto& drawn) {
    const auto value = time_of(fact);
    DaySpan days = day_span(value);
    drawn.start = std::move(days.first);
    drawn.end = std::move(days.last);
    drawn.precision = precision_of(value);
  }

  void set_evidence(const MergedFact& fact, auto& drawn) {
    if (fact.evidence.empty()) return;
    drawn.evidence = clean_text(subgraph_.quote(fact.evidence.front()));
    drawn.source_document = clean_text(subgraph_.article(fact.evidence.front()).id);
  }

  Point middle_of(const MergedFact& fact) const {
    Point sum;
    double count = 0;
    const auto add = [&](std::uint32_t entity) {
      if (entity == no_number) return;
      sum.x += points_[entity].x;
      sum.y += points_[entity].y;
      count += 1;
    };
    for (const auto party : fact.sources) add(party);
    for (const auto party : fact.targets) add(party);
    add(fact.place);
    return count > 0 ? Point{sum.x / count, sum.y / count} : sum;
  }

  void draw_fact(const MergedFact& fact) {
    const bool is_event = fact.kind == FactKind::event;
    ViewNode node{
        .id = fact_node_id(fact), .label = entente::label_of(fact, subgraph_), .kind = is_event ? "Event" : "Relation"};
    node.type = type_name(fact);
    node.mode = clean_text(fact.mode);
    node.iri = fact_iri(base_, fact);
    node.code = clean_text(fact.cameo);
    node.documents = fact.articles;
    node.confidence = fact.confidence;
    node.polarity = polarity_of(fact);
    node.modality = name_of(fact.modality);
    if (const auto speaker = subgraph_.find_entity(fact.attributed_to); speaker != no_number)
      node.attributed_to = label_of(speaker);
    set_time(fact, node);
    set_evidence(fact, node);
    node.colour = is_event ? event_colour : relation_colour;
    node.size = is_event ? 6.0 : 4.0;
    const Point point = beside(middle_of(fact), fnv1a(fact.id), 24.0);
    node.x = point.x;
    node.y = point.y;
    put(node);
  }

  /// One edge for each entity that takes part, with all its roles.
  void draw_parts(const MergedFact& fact) {
    const bool is_event = fact.kind == FactKind::event;
    const auto speaker = subgraph_.find_entity(fact.attributed_to);
    std::map<std::uint32_t, std::string> roles;
    const auto take = [&](std::uint32_t entity, const char* role) {
      if (entity == no_number) return;
      auto& known = roles[entity];
      if (known.find(role) == std::string::npos) (known += known.empty() ? "" : "+") += role;
    };
    for (const auto party : fact.sources) take(party, is_event ? "agent" : "head");
    for (const auto party : fact.targets) take(party, is_event ? "patient" : "tail");
    take(fact.place, "place");
    take(speaker, "speaker");
    ViewEdge edge{.target = fact_node_id(fact)};
    edge.confidence = fact.confidence;
    edge.polarity = polarity_of(fact);
    edge.modality = name_of(fact.modality);
    set_time(fact, edge);
    set_evidence(fact, edge);
    edge.documents = fact.articles;
    for (const auto& [entity, role] : roles) {
      edge.id = "edge:" + edge.target + ":" + ids_[entity];
      edge.source = ids_[entity];
      edge.label = edge.role = role;
      edge.type = upper(role);
      put(edge);
    }
  }

  static std::string upper(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '+' || c == ' ' ? '_' : c;
    return out;
  }

  void draw_events() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    subgraph_.each_tie([&](std::uint32_t source, std::uint32_t target) {
      if (source != target) ties.emplace_back(std::min(source, target), std::max(source, target));
    });
    std::sort(ties.begin(), ties.end());
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    const std::vector<bool> all(subgraph_.entities().size(), true);
    place_entities(ties, all);
    draw_entities(all);
    subgraph_.each_fact([&](MergedFact&& fact) { draw_fact(fact); });
    if (view_ == View::full) draw_articles();
    sink_.nodes_end();
    subgraph_.each_fact([&](MergedFact&& fact) {
      draw_parts(fact);
      if (view_ == View::full) draw_statements(fact);
    });
    if (view_ == View::full) draw_contents();
  }

  Point article_point(const Article& article) const {
    return beside({}, fnv1a(article.id), std::sqrt(square_of_radius_) * 1.2 + 100.0);
  }

  void draw_articles() {
    subgraph_.each_article([&](const Article& article, const std::vector<TextRange>& sentences) {
      ViewNode node{.id = article_node_id(article),
                    .label = clean_text(article.title.empty() ? article.id : article.title),
                    .kind = "Article"};
      node.iri = article_iri(base_, article);
      const DaySpan days = day_span(article.published);
      node.start = days.first;
      node.end = days.last;
      node.precision = precision_of(article.published);
      node.source_document = clean_text(article.id);
      node.colour = article_colour;
      node.size = 12.0;
      const Point point = article_point(article);
      node.x = point.x;
      node.y = point.y;
      put(node);
      const CodePointOffsets offsets(article.text);
      for (const auto range : sentences) {
        const auto begin = offsets.bytes(range.start);
        const auto end = std::max(begin, offsets.bytes(range.end));
        ViewNode sentence{.id = sentence_node_id(article, range), .label = {}, .kind = "Sentence"};
        sentence.evidence = clean_text(std::string_view(article.text).substr(begin, end - begin));
        sentence.label = sentence.evidence;
        sentence.iri = sentence_iri(node.iri, range);
        sentence.source_document = node.source_document;
        sentence.colour = sentence_colour;
        sentence.size = 3.0;
        const Point near = beside(point, fnv1a(sentence.id), 40.0);
        sentence.x = near.x;
        sentence.y = near.y;
        put(sentence);
      }
    });
  }

  void draw_statements(const MergedFact& fact) {
    std::vector<std::string> sentences;
    for (const auto& evidence : fact.evidence)
      sentences.push_back(sentence_node_id(subgraph_.article(evidence), evidence.range));
    std::sort(sentences.begin(), sentences.end());
    sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
    ViewEdge edge{.source = fact_node_id(fact), .label = "stated in", .type = "STATED_IN"};
    for (const auto& sentence : sentences) {
      edge.target = sentence;
      edge.id = "edge:" + edge.source + ":" + sentence;
      put(edge);
    }
  }

  void draw_contents() {
    subgraph_.each_article([&](const Article& article, const std::vector<TextRange>& sentences) {
      ViewEdge edge{.target = article_node_id(article), .label = "part of", .type = "PART_OF"};
      for (const auto range : sentences) {
        edge.source = sentence_node_id(article, range);
        edge.id = "edge:" + edge.source;
        put(edge);
      }
    });
    subgraph_.each_mention_count([&](std::uint32_t entity, const Article& article, std::uint32_t mentions) {
      ViewEdge edge{
          .source = ids_[entity], .target = article_node_id(article), .label = "mentioned in", .type = "MENTIONED_IN"};
      edge.id = "edge:" + edge.target + ":" + edge.source;
      edge.weight = mentions;
      put(edge);
    });
  }

  std::map<BundleKey, Bundle> bundles() {
    std::map<BundleKey, Bundle> all;
    subgraph_.each_fact([&](MergedFact&& fact) {
      for (const auto& join : joins_of(fact, 0, days_of(fact, ""))) {
        if (join.source == join.target || join.tie.facet.is_place()) continue;
        const bool is_turned = join.tie.facet.is_mutual() && join.target < join.source;
        const BundleKey key{is_turned ? join.target : join.source, is_turned ? join.source : join.target,
                            join.tie.facet.type(), fact.modality};
        Bundle& bundle = all[key];
        if (bundle.count++ < facts_listed) (bundle.facts += bundle.facts.empty() ? "" : ";") += fact_node_id(fact);
        include(bundle.days, {.since = join.tie.since, .until = join.tie.until});
        bundle.documents += fact.articles;
        if (fact.confidence > bundle.confidence) {
          bundle.confidence = fact.confidence;
          bundle.best = fact.evidence.empty() ? Evidence{} : fact.evidence.front();
        }
      }
    });
    return all;
  }

  void draw_actors() {
    const auto all = bundles();
    std::vector<bool> is_drawn(subgraph_.entities().size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (const auto& [key, bundle] : all) {
      is_drawn[key.source] = is_drawn[key.target] = true;
      const std::pair tie(key.source, key.target);
      if (ties.empty() || ties.back() != tie) ties.push_back(tie);
    }
    place_entities(ties, is_drawn);
    draw_entities(is_drawn);
    sink_.nodes_end();
    for (const auto& [key, bundle] : all) draw_bundle(key, bundle);
  }

  void draw_bundle(const BundleKey& key, const Bundle& bundle) {
    ViewEdge edge{.source = ids_[key.source], .target = ids_[key.target]};
    const auto type = tie_type_name(key.type);
    edge.type = type;
    for (const char c : type)
      edge.label += c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (key.modality != Modality::asserted) {
      edge.label += " (" + std::string(name_of(key.modality)) + ")";
      edge.type += "_" + upper(name_of(key.modality));
    }
    edge.id = "edge:" + edge.source + ":" + edge.type + ":" + edge.target;
    edge.weight = bundle.count;
    edge.confidence = bundle.confidence;
    edge.polarity = key.modality == Modality::denied ? "negated" : "affirmed";
    edge.modality = name_of(key.modality);
    edge.start = day_text(bundle.days.front().since);
    edge.end = day_text(bundle.days.back().until);
    if (bundle.days.size() > 1)
      for (const auto& days : bundle.days)
        edge.spells.push_back({.first = day_text(days.since), .last = day_text(days.until)});
    edge.documents = static_cast<std::int64_t>(bundle.documents);
    edge.facts = bundle.facts;
    if (bundle.best.article != no_number) {
      edge.evidence = clean_text(subgraph_.quote(bundle.best));
      edge.source_document = clean_text(subgraph_.article(bundle.best).id);
    }
    put(edge);
  }

  Subgraph& subgraph_;
  View view_;
  std::string_view base_;
  ViewSink& sink_;
  std::vector<std::string> ids_;         // by entity
  std::vector<Point> points_;            // by entity
  std::vector<DayRange> days_seen_;      // by entity
  Measures measures_;                    // of the entities drawn
  std::vector<std::uint32_t> measured_;  // their places in it
  double square_of_radius_ = 0;
  ViewCounts counts_;
};

}  // namespace

std::string_view name_of(View view) {
  switch (view) {
    case View::events: return "events";
    case View::actors: return "actors";
    case View::full: return "full";
  }
  return "events";
}

std::optional<View> view_named(std::string_view name) {
  for (const auto view : {View::events, View::actors, View::full})
    if (name_of(view) == name) return view;
  return std::nullopt;
}

ViewCounts draw(Subgraph& subgraph, View view, std::string_view base, ViewSink& sink) {
  return Drawer(subgraph, view, base, sink).run();
}

}  // namespace entente
