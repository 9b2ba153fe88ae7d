// SPDX-License-Identifier: Apache-2.0
/// A knowledge base: one SQLite file. What it says depends on the set of articles (and decisions) only, not on the
/// order or number of the commands that brought them in. docs/knowledge-base.md explains the layout.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/knowledge_graph.h"
#include "ontology/fact.h"

namespace entente {

enum class Judgement : std::uint8_t { same, different, unsure };
std::string_view name_of(Judgement judgement);
std::optional<Judgement> judgement(std::string_view name);

/// Whether two entity ids mean one entity; by whom and when. `one` < `other`.
struct Decision {
  std::string one;
  std::string other;
  Judgement judgement = Judgement::unsure;
  std::string who;      // or ""
  std::string decided;  // ISO date, or ""
  friend auto operator<=>(const Decision&, const Decision&) = default;
};

struct Counts {
  std::uint64_t articles = 0, copies = 0 /* of the articles */, entities = 0, mentions = 0, events = 0, relations = 0,
                background = 0, evidence = 0;
};

struct Connection;  // store/connection.h

/// Changes are made between begin() and commit(); what is not committed never happened. Readers see the state at
/// their first query and are not blocked by a writer; a second writer waits, then fails with "is being written".
class Store {
 public:
  enum class Access : std::uint8_t { read, write };
  enum class Change : std::uint8_t { added, replaced, unchanged };

  /// Fails with ErrorKind::store when there is no such file or it is no knowledge base of this version.
  static Result<Store> open(const std::string& path, Access access);
  /// A new file, written beside `path` and moved there by commit(). Fails when `path` exists unless `overwrite`;
  /// then the decisions of the old knowledge base are carried over.
  static Result<Store> create(const std::string& path, bool overwrite);
  static Result<Store> in_memory();
  /// As in_memory(), but what does not fit goes to a temporary file.
  static Result<Store> temporary();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();  // rolls back

  Result<void> begin();
  /// Takes the facts of an article in; `facts.article.text` is needed for the quotes. An article with the same id is
  /// replaced unless it is equal. Facts of type OTHER are left out unless keep_open(true).
  Result<Change> add(const ArticleFacts& facts);
  /// Takes an article and its contribution out; false when there is none.
  Result<bool> remove(std::string_view article_id);
  /// Records decisions (one on the same pair replaces the older) and re-derives what they touch.
  Result<void> decide(const std::vector<Decision>& decisions);
  Result<void> commit();
  void keep_open(bool keep) { keeps_open_ = keep; }
  /// How long begin() waits for another writer; ten seconds unless said.
  void wait_for_writers(int milliseconds);

  Result<Counts> counts() const;
  Result<std::vector<Decision>> decisions() const;
  /// Whether an article with this id and content is there, so that it need not be read again.
  Result<bool> holds(const Article& article) const;
  const std::string& path() const;

  Connection& connection() const { return *connection_; }

 private:
  explicit Store(std::unique_ptr<Connection> connection);
  static Result<Store> unnamed(const char* file);
  Result<void> take_out(std::int64_t number);
  Result<ArticleFacts> stored_facts(std::int64_t number);
  Result<std::unique_ptr<ArticleFacts>> facts_copied(std::int64_t original);
  Result<void> settle_copies();

  std::unique_ptr<Connection> connection_;
  bool keeps_open_ = false;
};

/// Everything, sorted by id.
Result<KnowledgeGraph> read_graph(const Store& store);
/// The graph of some articles without a file.
Result<KnowledgeGraph> graph_of(const std::vector<ArticleFacts>& articles);

/// What each article states, by id; with the text.
Result<void> read_articles(const Store& store, const std::function<Result<void>(ArticleFacts&&)>& each);

/// SHA-256 over all that an article is, in hex.
std::string hash_of(const Article& article);

/// Every broken invariant, one line each; empty when all is well.
Result<std::vector<std::string>> find_faults(const Store& store);

}  // namespace entente
