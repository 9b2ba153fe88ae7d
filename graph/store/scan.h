// SPDX-License-Identifier: Apache-2.0
/// A whole knowledge base in the order of ids, row by row: what exports read. Memory grows with the number of articles
/// and entities (a few dozen bytes each), not with facts, evidence or text. Numbers are those of the file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/store/store.h"

namespace entente {

/// Sees one state of the file as long as it lives.
class Scan {
 public:
  explicit Scan(const Store& store);
  Scan(Scan&&) noexcept;
  ~Scan();

  /// By id; aliases most used first.
  void each_entity(const std::function<void(std::uint32_t number, GraphEntity&& entity)>& each);

  /// Facts by id with their evidence, strongest first. Where ids repeat (foreign records may), the second becomes
  /// "…-2". `sources`, `targets`, `place` and `evidence.article` are numbers. Facts that `is_wanted` declines are not
  /// read.
  void each_fact(const std::function<bool(std::uint32_t number)>& is_wanted,
                 const std::function<void(std::uint32_t number, MergedFact&& fact)>& each);

  /// By id with text, and the sentences in it that state a wanted fact, by position, each once.
  void each_article(const std::function<bool(std::uint32_t fact)>& is_wanted,
                    const std::function<void(std::uint32_t number, const Article& article,
                                             const std::vector<TextRange>& sentences)>& each);

  /// Every tie once, in no order that means anything.
  void each_tie(const std::function<void(std::uint32_t fact, std::uint32_t source, std::uint32_t target)>& each);

  /// How often an article mentions an entity; by the numbers of entity and article.
  void each_mention_count(
      const std::function<void(std::uint32_t entity, std::uint32_t article, std::uint32_t mentions)>& each);

  /// Without its text. Valid as long as the scan.
  const Article& article(std::uint32_t number) const;
  /// The quoted sentence; valid until the next call.
  std::string_view quote(const Evidence& evidence);

  /// What went wrong, if anything.
  Result<void> check() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
