// SPDX-License-Identifier: Apache-2.0
#include "graph/knowledge_graph.h"

#include <algorithm>

#include "base/utf8.h"
#include "graph/boost_graph.h"

namespace entente {
namespace {

std::string first_published(const MergedFact& fact, const std::vector<Article>& articles) {
  std::string first;
  for (const auto& evidence : fact.evidence) {
    const auto& published = articles[evidence.article].published;
    if (!published.empty() && (first.empty() || published < first)) first = published;
  }
  return first;
}

}  // namespace

std::string_view type_name(const MergedFact& fact) {
  return fact.kind == FactKind::event ? name_of(fact.event_type) : name_of(fact.relation_type);
}

KnowledgeGraph::KnowledgeGraph(std::vector<Article> articles, std::vector<GraphEntity> entities,
                               std::vector<MergedFact> facts)
    : articles_(std::move(articles)),
      entities_(std::move(entities)),
      facts_(std::move(facts)),
      boost_(std::make_unique<BoostGraphHolder>()) {
  BoostGraph graph(entities_.size());
  for (std::uint32_t i = 0; i < entities_.size(); ++i) graph[i].entity = i;
  for (std::uint32_t i = 0; i < facts_.size(); ++i)
    for (const auto& join : joins_of(facts_[i], i, days_of(facts_[i], first_published(facts_[i], articles_))))
      boost::add_edge(join.source, join.target, join.tie, graph);
  boost_->graph = std::move(graph);
}

KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph::~KnowledgeGraph() = default;

std::string_view KnowledgeGraph::quote(const Evidence& evidence) const {
  const std::string_view text = articles_[evidence.article].text;
  const CodePointOffsets offsets(text);
  const auto begin = offsets.bytes(evidence.range.start);
  return text.substr(begin, offsets.bytes(evidence.range.end) - begin);
}

std::optional<std::uint32_t> KnowledgeGraph::find_entity(std::string_view id) const {
  const auto found = std::lower_bound(entities_.begin(), entities_.end(), id,
                                      [](const GraphEntity& a, std::string_view b) { return a.entity.id < b; });
  if (found == entities_.end() || found->entity.id != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - entities_.begin());
}

std::optional<std::uint32_t> KnowledgeGraph::find_fact(std::string_view id) const {
  const auto found = std::lower_bound(facts_.begin(), facts_.end(), id,
                                      [](const MergedFact& a, std::string_view b) { return a.id < b; });
  if (found == facts_.end() || found->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - facts_.begin());
}

}  // namespace entente
