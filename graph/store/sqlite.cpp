// SPDX-License-Identifier: Apache-2.0
#include "graph/store/sqlite.h"

namespace entente {
namespace {

void note(SqliteFailure& failure, sqlite3* database) {
  if (failure.code != SQLITE_OK) return;  // the first one tells the cause
  failure.code = database ? sqlite3_extended_errcode(database) : SQLITE_NOMEM;
  failure.message = database ? sqlite3_errmsg(database) : "out of memory";
}

}  // namespace

Query::Query(sqlite3* database, SqliteFailure& failure, std::string_view sql, bool persistent) : failure_(&failure) {
  sqlite3_stmt* statement = nullptr;
  const unsigned flags = persistent ? SQLITE_PREPARE_PERSISTENT : 0;
  if (sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), flags, &statement, nullptr) != SQLITE_OK)
    note(failure, database);
  handle_.reset(statement);
}

Query& Query::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(handle_.get(), index, value);
  return *this;
}

Query& Query::bind(int index, std::string_view text) {
  sqlite3_bind_text64(handle_.get(), index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Query& Query::bind_bytes(int index, std::string_view bytes) {
  sqlite3_bind_blob64(handle_.get(), index, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

Query& Query::bind_null(int index) {
  sqlite3_bind_null(handle_.get(), index);
  return *this;
}

bool Query::step() {
  if (!handle_ || failure_->code != SQLITE_OK) return false;
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) note(*failure_, sqlite3_db_handle(handle_.get()));
  return false;
}

void Query::reset() { sqlite3_reset(handle_.get()); }

void Query::run() {
  while (step()) {
  }
  reset();
}

std::string_view Query::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Query::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

Database::Database(const std::string& path, int flags) {
  sqlite3* database = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(database);
  if (code != SQLITE_OK) note(*failure_, database);
}

void Database::execute(const char* sql) {
  if (has_failed()) return;
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) note(*failure_, handle_.get());
}

std::int64_t Database::ask_integer(std::string_view sql) const {
  Query query(handle_.get(), *failure_, sql, false);
  return query.step() ? query.integer(0) : 0;
}

std::string Database::ask_text(std::string_view sql) const {
  Query query(handle_.get(), *failure_, sql, false);
  return query.step() ? std::string(query.text(0)) : std::string();
}

}  // namespace entente
