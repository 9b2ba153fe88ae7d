// SPDX-License-Identifier: Apache-2.0
/// The part of a knowledge base that an export writes: everything, or what the user asks for.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/query/fact_filter.h"
#include "graph/store/scan.h"
#include "graph/store/store.h"
#include "graph/tie.h"

namespace entente {

struct Selection {
  std::string around;                // entity as the user typed it: what lies within `depth` ties of it
  std::vector<std::string> between;  // two entities: what lies on walks of at most `depth` ties between them
  unsigned depth = 0;                // 0: 1 around an entity, 4 between two
  std::size_t top = 0;               // only the entities that most articles mention; 0: all
  FactFilter filter;                 // all facts by default, denied ones too
};

/// Entities are indices in the order of their ids. A fact belongs to the subgraph when it passes the filter and all its
/// parties are chosen; the entities are those chosen and whoever else the facts name (places, speakers). Without any
/// restriction entities that no fact names are there too.
class Subgraph {
 public:
  static Result<Subgraph> select(const Store& store, const Selection& selection);

  struct Header {
    std::string id;
    std::string name;  // clean (see text.h)
    EntityType type = EntityType::person;
    std::uint32_t articles = 0;
    std::uint32_t mentions = 0;
  };
  /// What is needed wherever an entity is spoken of.
  const std::vector<Header>& entities() const { return headers_; }
  /// no_number when it is not in the subgraph.
  std::uint32_t find_entity(std::string_view id) const;

  void each_entity(const std::function<void(std::uint32_t index, GraphEntity&& entity)>& each);
  /// `sources`, `targets` and `place` are indices of entities, `evidence.article` is for article() and quote().
  void each_fact(const std::function<void(MergedFact&& fact)>& each);
  /// Pairs of entities that a fact joins, in no particular order, with repetitions.
  void each_tie(const std::function<void(std::uint32_t source, std::uint32_t target)>& each);
  /// Articles that state a fact of the subgraph; without any restriction all of them.
  void each_article(const std::function<void(const Article& article, const std::vector<TextRange>& sentences)>& each);
  /// By entity: from the first to the last day on which an article that mentions it was published; open when none has
  /// a date.
  std::vector<DayRange> days_seen();
  /// By entity, then article.
  void each_mention_count(
      const std::function<void(std::uint32_t entity, const Article& article, std::uint32_t mentions)>& each);

  const Article& article(const Evidence& evidence) const { return scan_.article(evidence.article); }
  std::string_view quote(const Evidence& evidence) { return scan_.quote(evidence); }

  bool is_whole() const { return !is_restricted_; }
  bool is_empty() const { return headers_.empty(); }
  const Store& store() const { return *store_; }
  Result<void> check() const { return scan_.check(); }

 private:
  explicit Subgraph(const Store& store) : store_(&store), scan_(store) {}
  Result<void> restrict_to(const Selection& selection);
  void number_entities();

  const Store* store_;
  Scan scan_;
  bool is_restricted_ = false;
  std::vector<bool> facts_;             // by number in the file, when restricted
  std::vector<bool> wanted_entities_;   // by number in the file, when restricted
  std::vector<bool> wanted_articles_;   // by number in the file, when restricted
  std::vector<std::uint32_t> indices_;  // by number in the file
  std::vector<Header> headers_;
};

}  // namespace entente
