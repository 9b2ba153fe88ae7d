// SPDX-License-Identifier: Apache-2.0
/// A knowledge base as nodes and edges, whatever the format they are written in. attributes.h names what they say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export/subgraph.h"
#include "graph/export/text.h"
#include "graph/query/measures.h"

namespace entente {

/// events: entities, events and relations are nodes, edges say who took part and how; no parallel edges.
/// actors: entities are nodes; an edge for every type of event and relation from one to the other.
/// full: events, and the sentences and articles that state them.
enum class View : std::uint8_t { events, actors, full };
std::string_view name_of(View view);
std::optional<View> view_named(std::string_view name);

/// Texts are clean; "" and -1 mean that there is nothing to say. Ids are plain_id()s, unique over nodes and edges.
struct ViewNode {
  std::string id;
  std::string label;
  std::string_view kind;  // Person, State, Organisation, Place, Event, Relation, Sentence, Article
  std::string type;       // of events and relations: CONSULT, member_of
  std::string mode;       // the finer kind of an event
  std::string iri;
  std::string code, country, sector, wikidata;
  std::int64_t mentions = -1;
  std::int64_t documents = -1;        // articles that mention or state it
  std::string first_seen, last_seen;  // ISO days of the articles that mention it
  int confidence = -1;                // thousandths
  std::string_view polarity;          // affirmed, negated
  std::string_view modality;
  std::string attributed_to;    // label of the speaker
  std::string start, end;       // ISO days
  std::string_view precision;   // day, month, year, interval
  std::string aliases;          // joined by ';', which within one becomes ','
  std::string evidence;         // the strongest quote; of a sentence itself
  std::string source_document;  // id of the article that says so
  std::string_view colour;      // "#rrggbb"
  double size = 0, x = 0, y = 0;
  /// Of entities: where they stand in the drawn graph of entities; none when it is too large to be measured.
  const EntityMeasures* measures = nullptr;
  bool has_path_measures = false;  // betweenness and closeness among them
};

struct ViewEdge {
  std::string id;
  std::string source, target;  // ids of nodes
  std::string label;           // "agent", "consult", "member of", "stated in"
  std::string type;            // CONSULT, member_of, or the role in capitals; never empty
  std::string role;            // of a party in an event: agent, patient, place, speaker, and joined by '+'
  double weight = 1;
  int confidence = -1;
  std::string_view polarity, modality;
  std::string start, end;
  std::string_view precision;
  std::vector<DaySpan> spells;  // the times between `start` and `end` when there are gaps; else none
  std::int64_t documents = -1;
  std::string facts;  // ids of the events or relations that the edge stands for, joined by ';'
  std::string evidence, source_document;
};

class ViewSink {
 public:
  virtual ~ViewSink() = default;
  virtual void node(const ViewNode& node) = 0;
  virtual void nodes_end() {}
  virtual void edge(const ViewEdge& edge) = 0;
};

struct ViewCounts {
  std::uint64_t nodes = 0, edges = 0;
};

/// All nodes, then all edges, each in the order of ids: entities first. `base` is that of the IRIs.
ViewCounts draw(Subgraph& subgraph, View view, std::string_view base, ViewSink& sink);

}  // namespace entente
