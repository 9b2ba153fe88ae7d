// SPDX-License-Identifier: Apache-2.0
/// SQLite with owners for its handles and our errors. Only for code in graph/store/.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace entente {

/// The first thing that SQLite reported on a connection: disk full, corruption, a lock. From then on every query of
/// the connection is empty, and the doors of the store turn the failure into an Error before anything is committed.
struct SqliteFailure {
  int code = SQLITE_OK;
  std::string message;
};

/// A prepared statement. bind() counts parameters from 1, columns count from 0.
class Query {
 public:
  Query() = default;
  Query(sqlite3* database, SqliteFailure& failure, std::string_view sql, bool persistent = true);

  Query& bind(int index, std::int64_t value);
  Query& bind(int index, std::string_view text);         // the text must live until reset()
  Query& bind_bytes(int index, std::string_view bytes);  // must live until reset()
  Query& bind_null(int index);

  /// Whether there is a row; not after a failure.
  bool step();
  void reset();
  /// For statements without rows: step to the end and reset.
  void run();

  std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  double real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  std::string_view text(int column) const;
  std::string_view bytes(int column) const;
  int columns() const { return sqlite3_column_count(handle_.get()); }
  std::uint32_t number(int column) const { return static_cast<std::uint32_t>(integer(column)); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  SqliteFailure* failure_ = nullptr;
};

/// Resets a statement at the end of a scope, so that no early return leaves a reader open.
class Rows {
 public:
  explicit Rows(Query& statement) : statement_(statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { statement_.reset(); }
  bool next() { return statement_.step(); }

 private:
  Query& statement_;
};

class Database {
 public:
  /// Look at failure() afterwards.
  Database(const std::string& path, int flags);

  sqlite3* handle() const { return handle_.get(); }
  const SqliteFailure& failure() const { return *failure_; }
  bool has_failed() const { return failure_->code != SQLITE_OK; }
  void forget_failure() { *failure_ = {}; }

  void execute(const char* sql);
  Query prepare(std::string_view sql) const { return {handle_.get(), *failure_, sql}; }
  std::int64_t ask_integer(std::string_view sql) const;
  std::string ask_text(std::string_view sql) const;
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }
  std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<SqliteFailure> failure_ = std::make_unique<SqliteFailure>();  // queries point to it
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace entente
