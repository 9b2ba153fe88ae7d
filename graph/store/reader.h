// SPDX-License-Identifier: Apache-2.0
/// Single rows of a knowledge base as plain data, for questions that touch little of it. Numbers are those of the
/// file: good while it is open, never printed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/store/store.h"
#include "graph/tie.h"

namespace entente {

struct EntityRow {
  std::uint32_t number = no_number;
  Entity entity;
  std::uint32_t articles = 0;
  std::uint32_t mentions = 0;
  std::uint32_t degree = 0;  // ties
};

struct ArticleRow {
  std::int64_t number = 0;
  std::string id, published, title, source, url, language;
  std::string copy_of;  // id of the article whose text this is a copy of, or ""
};

/// How often a name means an entity; `is_canonical` when it is the entity's own name.
struct NameRow {
  std::string name;
  std::uint32_t entity = no_number;
  std::int64_t uses = 0;
};

struct TieRow {
  std::uint32_t other = 0;
  bool is_source = true;  // whether the node asked about is the tie's source
  Tie tie;
};

struct WordHit {
  std::int64_t article = 0;
  TextRange range;
};

class Reader {
 public:
  explicit Reader(const Store& store);
  Reader(Reader&&) noexcept;
  ~Reader();

  EntityRow entity(std::uint32_t number);
  const std::string& entity_id(std::uint32_t number);
  std::uint32_t find_entity(std::string_view id);  // no_number when there is none
  std::vector<std::uint32_t> entities_by_wikidata(std::string_view wikidata);
  std::vector<std::uint32_t> entities_by_code(std::string_view code);
  std::vector<NameRow> names(std::string_view folded);            // that are equal to it
  std::vector<NameRow> names_with(std::string_view folded_part);  // that contain it
  std::vector<NameRow> names_of(std::uint32_t entity);            // most used first
  /// The first `most` names, ids, articles that start so, in their order: what a user may go on to type.
  std::vector<NameRow> names_starting(std::string_view folded, std::size_t most);
  std::vector<EntityRow> entities_starting(std::string_view id, std::size_t most);
  std::vector<ArticleRow> articles_starting(std::string_view id, std::size_t most);
  void each_name(const std::function<void(std::string_view folded, std::uint32_t entity)>& each);

  std::uint32_t entity_count();  // numbers lie below this bound
  std::uint32_t degree(std::uint32_t entity);
  void ties(std::uint32_t entity, std::vector<TieRow>& into);  // appended

  /// A fact with its evidence; `sources`, `targets`, `place` and `evidence.article` are numbers.
  MergedFact fact(std::uint32_t number);
  const std::string& fact_id(std::uint32_t number);
  std::vector<std::uint32_t> find_facts(std::string_view id);
  std::vector<std::string> most_stated_facts(std::size_t limit);  // ids; by number of articles
  void each_fact(const std::function<void(const Tie&)>& each);    // as if all were ties

  std::int32_t newest_day();  // of any dated fact; 0 when there is none

  const ArticleRow& article(std::int64_t number);
  std::string quote(std::int64_t article, TextRange range);
  std::vector<ArticleRow> articles();  // by id
  std::vector<EntityRow> entities();   // by id
  std::string article_hash(std::int64_t number);
  /// Sentences that hold the first of the words, of the articles that hold all of them; best first.
  std::vector<WordHit> find_words(std::string_view words, std::size_t limit);

  /// What went wrong since the reader was made, if anything.
  Result<void> check() const;

 private:
  Connection& connection();

  struct Queries;
  std::unique_ptr<Queries> queries_;
};

}  // namespace entente
