// SPDX-License-Identifier: Apache-2.0
/// What single articles add to and take from the derived tables. Only for code in graph/store/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/string_pool.h"
#include "graph/merge.h"
#include "graph/store/details.h"
#include "graph/store/keyed_events.h"
#include "graph/store/number_table.h"
#include "graph/store/sqlite.h"
#include "graph/tie.h"
#include "ontology/fact.h"

namespace entente {

/// add() and withdraw() gather what articles change; settle() writes it, table by table in the order of the keys, and
/// gives the entities and facts that were touched the values that all remaining statements agree on. Twice the same
/// sequence in any order leaves the same content. `original` is what the article's original states when it is a copy
/// (copy_groups.h), else null; withdraw() must be told what add() was.
///
/// On empty tables nothing needs to be looked up that this object did not write itself, so their indexes
/// (graph/store/schema.h) may come later; its memory then grows with entities and facts, some 30 bytes per fact.
class Contribution {
 public:
  Contribution(Database& database, Representatives representatives);

  void add(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original = nullptr);
  void withdraw(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original = nullptr);
  /// What an article is a copy of has changed; between withdraw() and add().
  void forget_article(std::int64_t article) { articles_.erase(article); }
  void settle();
  /// Whether enough has been gathered to settle within a large build.
  bool is_full() const { return evidence_.size() > 300000 || pending_entities_.size() > 300000; }

 private:
  /// A part of bytes_.
  struct Piece {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  struct KnownEntity {
    std::uint32_t number = 0;           // in the file; 0: not looked for yet
    std::uint32_t pending = no_number;  // index into pending_entities_
    bool is_new = false;                // has no row yet
  };
  struct Counted {
    Piece text;
    std::int64_t count = 0;
  };
  struct PendingEntity {
    StringId id{};
    std::int64_t articles = 0, mentions = 0, degree = 0;
    std::vector<Counted> variants, names;
  };
  struct ArticleSeen {
    std::string id, published, origin, original;
  };
  struct PendingEvidence {
    std::uint32_t fact = 0;
    std::uint32_t ordinal = 0;  // within the article
    std::int64_t article = 0;
    TextRange range, trigger;
    int confidence = 0;
    std::uint64_t words = 0;
    Piece statement, details;
  };
  struct PendingBackground {
    std::uint32_t fact = 0;
    std::int64_t articles = 0;
    Piece details;
  };
  /// A fact that has no row yet; all of its evidence is pending.
  struct NewFact {
    std::uint64_t key = 0;
    std::uint32_t type = 0;
    Modality modality = Modality::asserted;
    bool has_background = false;
    Piece time;
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
  /// How many articles give an entity these attributes.
  using Variants = std::map<std::string, std::int64_t, std::less<>>;

  void apply(const ArticleFacts& facts, std::int64_t article, const ArticleFacts* original, int sign);
  void apply_entity(const MentionedEntity& mentioned, std::int64_t article, int sign);
  void apply_event(const KeyedEvent& keyed, std::int64_t article, int sign);
  void apply_relation(const RelationRecord& relation, std::int64_t article, int sign);
  void apply_evidence(PendingEvidence evidence, int sign);
  void count(std::vector<Counted>& counted, std::string_view text, std::int64_t change);

  StringId entity(std::string_view id);
  std::uint32_t entity_number(std::string_view id) { return known(entity(id)).number; }
  StringId entity_at(std::uint32_t number);
  KnownEntity& known(StringId id) { return known_entities_[static_cast<std::size_t>(id)]; }
  PendingEntity& pending(StringId id);
  std::uint32_t fact_number(std::uint64_t key, std::uint32_t type, Modality modality, std::string_view time);
  NewFact* new_fact(std::uint32_t number);
  const ArticleSeen& article_seen(std::int64_t number);

  Piece keep(std::string_view text);
  std::string_view at(Piece piece) const { return std::string_view(bytes_).substr(piece.begin, piece.size); }
  void forget();

  void write_evidence();
  void write_background();
  void settle_facts();
  void settle_fact(std::uint32_t number, std::span<const PendingEvidence> evidence);
  void read_statements(std::uint32_t fact);
  void take_statements(std::span<const PendingEvidence> evidence);
  bool read_background(std::uint32_t fact, Statement& known);
  void write_fact(Query& put, std::uint32_t number, std::uint64_t key, const MergedFact& fact, DayRange days);
  void write_adjacency();

  void settle_entities();
  void settle_entity(const PendingEntity& pending);
  Variants settle_variants(const PendingEntity& pending, const KnownEntity& entity);
  void settle_names(const PendingEntity& pending, const KnownEntity& entity);

  Database& database_;
  Representatives representatives_;
  std::uint32_t next_fact_, next_entity_;
  bool is_from_nothing_;  // the tables were empty

  // Kept from one settling to the next when all of it is ours.
  StringPool entity_ids_;
  std::vector<KnownEntity> known_entities_;  // by StringId
  NumberTable entities_by_number_;           // StringId + 1
  NumberTable fact_numbers_;                 // by key

  std::string bytes_;
  std::vector<PendingEntity> pending_entities_;
  std::vector<PendingEvidence> evidence_;
  std::vector<PendingBackground> background_;
  std::uint32_t first_new_fact_;
  std::vector<NewFact> new_facts_;            // by number, from first_new_fact_
  std::vector<std::uint32_t> touched_facts_;  // that had a row before
  std::vector<AdjacencyRow> adjacency_;
  std::unordered_map<std::int64_t, ArticleSeen> articles_;

  std::uint32_t ordinal_ = 0;                  // of evidence within the article being applied
  std::unique_ptr<SentenceHashes> sentences_;  // of the article being applied
  Stated stated_;                              // of the fact being settled
  std::string packed_;

  Query find_entity_, find_entity_id_, find_fact_, find_article_;
  Query count_mentions_, forget_mentions_;
  Query insert_evidence_, delete_evidence_, change_background_, drop_background_;
  Query read_entity_, insert_entity_, update_entity_, delete_entity_;
  Query read_variants_, put_variant_, drop_variant_, drop_variants_;
  Query read_names_, insert_name_, update_name_, delete_name_;
  Query read_fact_, read_evidence_, read_background_, insert_fact_, replace_fact_, delete_fact_;
  Query insert_adjacency_, delete_adjacency_;
};

}  // namespace entente
