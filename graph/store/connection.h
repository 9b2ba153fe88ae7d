// SPDX-License-Identifier: Apache-2.0
/// An open knowledge base file and what a transaction on it remembers. Only for code in graph/store/.
#pragma once

#include <memory>
#include <string>

#include "graph/store/contribution.h"
#include "graph/store/copy_groups.h"
#include "graph/store/sqlite.h"

namespace entente {

/// The queries of every add() and remove().
struct ArticleQueries {
  explicit ArticleQueries(Database& database);
  Query find, read, insert, erase, index_words, forget_words;
};

inline constexpr int milliseconds_to_wait_for_others = 10000;

struct Connection {
  /// Waits for other programs from the first query on: the last one that closes the file locks it while it tidies up.
  Connection(std::string name, const std::string& file, int flags) : path(std::move(name)), database(file, flags) {
    sqlite3_busy_timeout(database.handle(), milliseconds_to_wait_for_others);
  }

  std::string path;        // for messages
  std::string final_path;  // of a new file: where commit() moves it; else ""
  Database database;
  bool is_writing = false;
  bool has_indexes = true;                     // false while a new knowledge base is filled
  std::unique_ptr<Contribution> contribution;  // of the transaction
  std::unique_ptr<ArticleQueries> articles;    // of the transaction
  std::unique_ptr<CopyGroups> copies;          // of the transaction

  void make_indexes();

  /// The failure of the connection as an error that names the file.
  std::unexpected<Error> error() const;
};

}  // namespace entente
