// SPDX-License-Identifier: Apache-2.0
/// Which articles are copies of which, in the tables `copies` and `bands`. Only for code in graph/store/.
///
/// An article points to the first of those that it resembles (graph/copies.h), itself among them: the one published
/// earliest, then with the smallest id; an article without a date comes last. Followed to its end, that is its
/// original. So what is a copy of what depends on the set of articles alone, not on the order in which they came.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/copies.h"
#include "graph/store/sqlite.h"

namespace entente {

inline constexpr std::int64_t no_article = 0;

class CopyGroups {
 public:
  explicit CopyGroups(Database& database);

  /// A new article: an original until settle() knows better.
  void add(std::int64_t article, std::string_view text);
  /// An article goes. Its copies must have been detached before.
  void remove(std::int64_t article);
  /// A copy loses its original: it is one itself until changes() knows better.
  void detach(std::int64_t copy);

  std::int64_t original(std::int64_t article);              // no_article: it is an original itself
  std::vector<std::int64_t> copies(std::int64_t original);  // of an original

  struct Change {
    std::int64_t article = 0;
    std::int64_t original = no_article;
    std::int64_t old_original = no_article;
    int likeness = 0;  // to the article that it points to; 0 of an original
  };
  /// What the additions and removals since the last call change; not yet written. Sorted by article.
  std::vector<Change> changes();
  void write(const Change& change);

 private:
  struct Member {
    std::uint64_t band = 0;  // its first 48 bits
    std::uint64_t words = 0;
    friend auto operator<=>(const Member&, const Member&) = default;
  };
  using Rank = std::pair<std::string, std::string>;  // date, or what sorts behind all dates; id
  struct Alike {
    std::uint64_t words = 0;  // of a text
    int likeness = 0;
  };
  struct Pointer {
    std::int64_t article = no_article;
    int likeness = 0;
  };

  /// Sorted.
  std::vector<Member> members(std::uint64_t bucket);
  void write_members(std::uint64_t bucket, const std::vector<Member>& members);
  void write_bands();
  std::uint64_t words(std::int64_t article);
  const Rank& rank(std::int64_t article);
  const Shingles& shingles(std::uint64_t words);
  const std::vector<std::uint64_t>& bands(std::uint64_t words);
  std::vector<std::int64_t> articles_with(std::uint64_t words);
  std::int64_t first_with(std::uint64_t words);
  /// The text with these words and those that resemble it.
  const std::vector<Alike>& alike(std::uint64_t words);
  /// Where all articles with these words point to.
  Pointer pointer(std::uint64_t words);
  /// Articles that may have to point elsewhere: the new ones, all that resemble them, and the copies of these.
  std::set<std::int64_t> affected();

  std::map<std::int64_t, std::uint64_t> added_;  // words by article
  std::set<std::int64_t> unsettled_;             // lost, or may have lost, what they pointed to
  std::vector<Member> added_bands_;              // not yet written
  std::set<std::uint64_t> met_;                  // added texts that may be like others: words
  // What is known while changes() runs.
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> bands_;
  std::unordered_map<std::int64_t, Rank> ranks_;
  std::unordered_map<std::uint64_t, Shingles> shingles_;
  std::unordered_map<std::uint64_t, std::int64_t> first_;
  std::unordered_map<std::uint64_t, std::vector<Alike>> alike_;
  std::unordered_map<std::uint64_t, Pointer> pointers_;

  Query insert_, erase_, find_, update_, copies_of_, with_words_, read_members_, write_members_, erase_members_,
      read_rank_, read_text_;
};

}  // namespace entente
