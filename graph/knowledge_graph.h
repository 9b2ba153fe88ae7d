// SPDX-License-Identifier: Apache-2.0
/// What all articles of a knowledge base state together: entities, merged facts and the evidence of each. Immutable;
/// filled by read_graph() (graph/store/store.h) or graph_of(). Everything is sorted by id, so two graphs of the same
/// articles are equal in every index. Facts and entities are the data; the Boost graph over them is a projection.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/fact.h"

namespace entente {

inline constexpr std::uint32_t no_number = 0xffffffff;

enum class FactKind : std::uint8_t { event, relation };

/// One sentence of one article that states a fact.
struct Evidence {
  std::uint32_t article = no_number;  // index into articles()
  TextRange range;                    // the sentence, in code points
  TextRange trigger;                  // of events: the reporting word; else empty
  int confidence = 0;                 // thousandths
  std::string statement;              // of events: the id of the article's own record
  std::string attributed_to;          // entity id of the speaker whose claim it is, or ""
  std::string rule;                   // what made it
};

/// What several statements agree on. Of its values the most trusted statement decides (graph/merge.h).
struct MergedFact {
  std::string id;  // "event:…" (the smallest of its statements' ids) or "relation:" + 16 hex digits
  FactKind kind = FactKind::event;
  EventType event_type = EventType::other;             // of events
  RelationType relation_type = RelationType::part_of;  // of relations
  std::string mode, cameo, predicate;                  // of events
  std::string title;                                   // of relations: the office in the articles' words
  std::vector<std::uint32_t> sources;                  // indices into entities(); of a relation its head
  std::vector<std::uint32_t> targets;                  // of a relation its tail
  std::uint32_t place = no_number;                     // index into entities()
  std::string time, time_text;                         // of events: ISO value and words
  std::string from, until;                             // of relations: ISO dates
  Modality modality = Modality::asserted;
  std::string attributed_to;       // entity id when all evidence is that speaker's claim
  int confidence = 0;              // thousandths; rises with independent sources
  bool is_background = false;      // known to the ontology, stated by no article
  std::uint32_t articles = 0;      // that state it
  std::vector<Evidence> evidence;  // strongest first, then newest
};

/// "CONSULT" or "member_of".
std::string_view type_name(const MergedFact& fact);

struct GraphEntity {
  Entity entity;
  std::uint32_t articles = 0;        // that mention it
  std::uint32_t mentions = 0;        // in all of them
  std::vector<std::string> aliases;  // other names that the articles use, by frequency
};

struct BoostGraphHolder;  // graph/boost_graph.h, for the algorithms in graph/

class KnowledgeGraph {
 public:
  KnowledgeGraph(std::vector<Article> articles, std::vector<GraphEntity> entities, std::vector<MergedFact> facts);
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;
  ~KnowledgeGraph();

  const std::vector<Article>& articles() const { return articles_; }
  const std::vector<GraphEntity>& entities() const { return entities_; }
  const std::vector<MergedFact>& facts() const { return facts_; }

  /// The quoted sentence. O(length of the article) when its text is not ASCII.
  std::string_view quote(const Evidence& evidence) const;
  std::optional<std::uint32_t> find_entity(std::string_view id) const;
  std::optional<std::uint32_t> find_fact(std::string_view id) const;

  const BoostGraphHolder& boost() const { return *boost_; }

 private:
  std::vector<Article> articles_;
  std::vector<GraphEntity> entities_;
  std::vector<MergedFact> facts_;
  std::unique_ptr<BoostGraphHolder> boost_;
};

}  // namespace entente
