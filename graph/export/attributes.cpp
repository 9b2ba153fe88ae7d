// SPDX-License-Identifier: Apache-2.0
#include "graph/export/attributes.h"

#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

using enum AttributeType;

std::string_view written(std::string_view text, std::string&) { return text; }
std::string_view written(std::int64_t count, std::string& buffer) {
  if (count < 0) return {};
  return buffer = std::to_string(count);
}
std::string_view written(int thousandths, std::string& buffer) {
  if (thousandths < 0) return {};
  return buffer = decimal_text(thousandths);
}
std::string_view written(double value, std::string& buffer) { return buffer = number_text(value); }

template <auto member>
std::string_view of_node(const ViewNode& node, std::string& buffer) {
  return written(node.*member, buffer);
}
template <auto member>
std::string_view of_edge(const ViewEdge& edge, std::string& buffer) {
  return written(edge.*member, buffer);
}
template <std::uint32_t EntityMeasures::* member>
std::string_view rank(const ViewNode& node, std::string& buffer) {
  return node.measures ? written(std::int64_t{node.measures->*member}, buffer) : std::string_view();
}
template <double EntityMeasures::* member, bool follows_paths = false>
std::string_view measure(const ViewNode& node, std::string& buffer) {
  if (!node.measures || (follows_paths && !node.has_path_measures)) return {};
  return buffer = measure_text(node.measures->*member);
}

constexpr NodeAttribute nodes[] = {
    {"label", text,
     "name of an entity, title of an article, words of a sentence, \"who – what – whom, when\" of a fact",
     of_node<&ViewNode::label>},
    {"name", text, "the label again, for tools that look for a name", of_node<&ViewNode::label>},
    {"kind", text, "Person, State, Organisation, Place, Event, Relation, Sentence or Article",
     of_node<&ViewNode::kind>},
    {"type", text, "of events and relations: CONSULT, member_of", of_node<&ViewNode::type>},
    {"mode", text, "the finer kind of an event: meeting, phone call", of_node<&ViewNode::mode>},
    {"iri", text, "the same thing in the RDF formats", of_node<&ViewNode::iri>},
    {"code", text, "ISO 3166-1 alpha-3 of a state, CAMEO code of an event", of_node<&ViewNode::code>},
    {"country", text, "ISO code of the state that an entity is, belongs to or acts for", of_node<&ViewNode::country>},
    {"sector", text, "PLOVER sector of an entity: GOV, MIL, IGO", of_node<&ViewNode::sector>},
    {"wikidata", text, "Wikidata id of an entity", of_node<&ViewNode::wikidata>},
    {"mentions", integer, "how often articles mention the entity", of_node<&ViewNode::mentions>},
    {"documents", integer, "articles that mention the entity or state the fact", of_node<&ViewNode::documents>},
    {"first_seen", day, "when the first article that mentions the entity was published",
     of_node<&ViewNode::first_seen>},
    {"last_seen", day, "when the last one was", of_node<&ViewNode::last_seen>},
    {"degree", integer, "other entities that the entity is tied to", rank<&EntityMeasures::neighbours>},
    {"pagerank", number, "PageRank of the entity", measure<&EntityMeasures::pagerank>},
    {"betweenness", number, "share of shortest paths that lead through the entity",
     measure<&EntityMeasures::betweenness, true>},
    {"closeness", number, "closeness of the entity to all it can reach", measure<&EntityMeasures::closeness, true>},
    {"core", integer, "the largest k such that the entity is in the k-core", rank<&EntityMeasures::core>},
    {"component", integer, "connected component of the entity, 0 is the largest", rank<&EntityMeasures::component>},
    {"community", integer, "community of the entity, 0 is the largest", rank<&EntityMeasures::community>},
    {"confidence", number, "of a fact, from 0 to 1", of_node<&ViewNode::confidence>},
    {"polarity", text, "of a fact: affirmed or negated", of_node<&ViewNode::polarity>},
    {"modality", text, "of a fact: asserted, denied, future or hypothetical", of_node<&ViewNode::modality>},
    {"attributed_to", text, "label of the speaker whose claim the fact is", of_node<&ViewNode::attributed_to>},
    {"start", day, "first day on which the fact may have happened or held; of an article when it was published",
     of_node<&ViewNode::start>},
    {"end", day, "last such day", of_node<&ViewNode::end>},
    {"precision", text, "of the time: day, month, year or interval", of_node<&ViewNode::precision>},
    {"aliases", list, "other names of the entity, most used first", of_node<&ViewNode::aliases>},
    {"evidence", text, "the strongest sentence that states the fact; of a sentence its words",
     of_node<&ViewNode::evidence>},
    {"source_doc", text, "id of the article that says so", of_node<&ViewNode::source_document>},
    {"color", text, "by kind, #rrggbb", of_node<&ViewNode::colour>},
    {"size", number, "grows with the square root of the mentions", of_node<&ViewNode::size>},
    {"x", number, "place in the drawing", of_node<&ViewNode::x>},
    {"y", number, "place in the drawing", of_node<&ViewNode::y>},
};

constexpr EdgeAttribute edges[] = {
    {"label", text, "how one end relates to the other: agent, consult, member of, stated in",
     of_edge<&ViewEdge::label>},
    {"interaction", text, "the label again, for Cytoscape", of_edge<&ViewEdge::label>},
    {"type", text, "type of the events or relations, or the role in capitals: CONSULT, member_of, AGENT",
     of_edge<&ViewEdge::type>},
    {"role", text, "of an entity in a fact: agent, patient, place, speaker, head, tail, several joined by +",
     of_edge<&ViewEdge::role>},
    {"weight", number, "facts that the edge stands for; of a mention how often", of_edge<&ViewEdge::weight>},
    {"confidence", number, "of the surest fact, from 0 to 1", of_edge<&ViewEdge::confidence>},
    {"polarity", text, "affirmed or negated", of_edge<&ViewEdge::polarity>},
    {"modality", text, "asserted, denied, future or hypothetical", of_edge<&ViewEdge::modality>},
    {"start", day, "first day on which it may have happened or held", of_edge<&ViewEdge::start>},
    {"end", day, "last such day", of_edge<&ViewEdge::end>},
    {"precision", text, "of the time: day, month, year or interval", of_edge<&ViewEdge::precision>},
    {"documents", integer, "articles that state it", of_edge<&ViewEdge::documents>},
    {"facts", list, "ids of the events or relations that the edge stands for, at most twenty",
     of_edge<&ViewEdge::facts>},
    {"evidence", text, "the strongest sentence that states it", of_edge<&ViewEdge::evidence>},
    {"source_doc", text, "id of the article that says so", of_edge<&ViewEdge::source_document>},
};

}  // namespace

std::span<const NodeAttribute> node_attributes() { return nodes; }
std::span<const EdgeAttribute> edge_attributes() { return edges; }

}  // namespace entente
