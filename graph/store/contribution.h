// SPDX-License-Identifier: Apache-2.0
/// What single articles add to and take from the derived tables. Only for code in graph/store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/merge.h"
#include "graph/store/keyed_events.h"
#include "graph/store/sqlite.h"
#include "graph/tie.h"
#include "ontology/fact.h"

namespace entente {

/// add() and withdraw() change counts and rows of evidence and remember which entities and facts they touched;
/// settle() then gives these the values that all remaining statements agree on. Twice the same sequence in any order
/// leaves the same content. `original` is what the article's original states when it is a copy (copy_groups.h), else
/// null; withdraw() must be told what add() was.
class Contribution {
 public:
  Contribution(Database& database, Representatives representatives);

  void add(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original = nullptr) {
    apply(facts, article, original, 1);
  }
  void withdraw(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original = nullptr) {
    apply(facts, article, original, -1);
  }
  /// What an article is a copy of has changed; between withdraw() and add().
  void forget_article(std::int64_t article) { articles_.erase(article); }
  void settle();
  /// Whether enough has been touched to settle within a large build.
  bool is_full() const { return touched_facts_.size() > 200000 || touched_entities_.size() > 200000; }

 private:
  struct Touched {
    std::int64_t articles = 0, mentions = 0, degree = 0;
  };
  struct ArticleSeen {
    std::string id, published, origin, original;
  };
  /// A fact that this transaction makes: written once, when it settles.
  struct NewFact {
    std::uint64_t key = 0;
    std::uint32_t type = 0;
    Modality modality = Modality::asserted;
    std::string time;
    std::vector<Statement> statements;
    std::string first_published;
    std::uint32_t articles = 0;
    std::int64_t last_article = -1;
    bool is_complete = true;  // all of its evidence is in `statements`
  };
  /// What the evidence of a fact amounts to.
  struct Stated {
    std::vector<Statement> statements;
    std::string first_published;
    std::uint32_t articles = 0;
  };
  struct AdjacencyRow {
    std::uint32_t node, other, side;
    Tie tie;
  };

  void apply(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original, int sign);
  void apply_entity(const MentionedEntity& mentioned, std::int64_t article, int sign);
  void apply_events(const std::vector<KeyedEvent>& events, std::int64_t article, int sign);
  void apply_relations(const ArticleFacts& facts, std::int64_t article, int sign);
  void apply_name(std::uint32_t entity, const std::string& name, int uses);
  void apply_evidence(std::uint32_t fact, std::int64_t article, const Statement& statement, int sign);

  std::uint32_t entity_number(const std::string& id);
  std::uint32_t fact_number(std::uint64_t key, std::uint32_t type, Modality modality, std::string_view time);
  const std::string& entity_id(std::uint32_t number);
  const ArticleSeen& article_seen(std::int64_t number);

  void settle_entity(std::uint32_t number, const Touched& touched);
  void settle_fact(std::uint32_t number);
  Stated read_statements(std::uint32_t fact);
  bool read_background(std::uint32_t fact, Statement& known);
  void write_fact(std::uint32_t number, std::uint64_t key, const MergedFact& fact, DayRange days);
  void settle_degrees_and_entities();
  void write_adjacency();
  void remove_joins(const MergedFact& fact, std::uint32_t number);

  Database& database_;
  Representatives representatives_;
  std::unordered_map<std::string, std::uint32_t> entity_numbers_;
  std::unordered_map<std::uint32_t, std::string> entity_ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> fact_numbers_;
  std::unordered_map<std::int64_t, ArticleSeen> articles_;
  std::unordered_map<std::string, std::string> folded_;
  std::unordered_map<std::uint32_t, Touched> touched_entities_;
  std::vector<std::uint32_t> touched_facts_;
  std::unordered_map<std::uint32_t, NewFact> new_facts_;
  std::uint32_t next_fact_;
  std::vector<AdjacencyRow> new_adjacency_;
  std::uint32_t ordinal_ = 0;                  // of evidence within the article being applied
  std::unique_ptr<SentenceHashes> sentences_;  // of the article being applied

  Query find_entity_, insert_entity_, find_entity_id_, find_fact_, find_article_;
  Query change_variant_, drop_variant_, change_name_, drop_name_, insert_mention_, delete_mention_;
  Query insert_evidence_, delete_evidence_, change_background_, drop_background_;
  Query read_variants_, update_entity_, delete_entity_;
  Query read_fact_, read_evidence_, read_background_, replace_fact_, delete_fact_;
  Query insert_adjacency_, delete_adjacency_;
};

}  // namespace entente
