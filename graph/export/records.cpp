// SPDX-License-Identifier: Apache-2.0
#include "graph/export/records.h"

#include <unordered_set>

#include "graph/merge.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

using Ids = std::unordered_set<std::string>;

void keep_named(std::vector<MentionedEntity>& entities, const ArticleFacts& facts) {
  Ids named;
  for (const auto& event : facts.events) {
    named.insert(event.sources.begin(), event.sources.end());
    named.insert(event.targets.begin(), event.targets.end());
    named.insert({event.place, event.attributed_to});
  }
  for (const auto& relation : facts.relations) named.insert({relation.head, relation.tail});
  std::erase_if(entities, [&](const MentionedEntity& mentioned) { return !named.contains(mentioned.entity.id); });
}

}  // namespace

Result<void> write_jsonl(Subgraph& subgraph, std::ostream& out) {
  Ids events, relations, articles;
  if (!subgraph.is_whole())
    subgraph.each_fact([&](MergedFact&& fact) {
      for (const auto& evidence : fact.evidence) {
        articles.insert(subgraph.article(evidence).id);
        if (!evidence.statement.empty()) events.insert(evidence.statement);
      }
      if (fact.kind == FactKind::relation) relations.insert(fact.id);
    });
  ENTENTE_CHECK(read_articles(subgraph.store(), [&](ArticleFacts&& facts) -> Result<void> {
    if (!subgraph.is_whole()) {
      if (!articles.contains(facts.article.id)) return {};
      std::erase_if(facts.events, [&](const EventRecord& event) { return !events.contains(event.id); });
      std::erase_if(facts.relations, [&](const RelationRecord& relation) {
        return !relations.contains(relation_id(fact_key(relation)));
      });
      keep_named(facts.entities, facts);
    }
    write_facts(facts, out, true);
    return {};
  }));
  return subgraph.check();
}

}  // namespace entente
