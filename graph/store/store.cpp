// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "base/hash.h"
#include "graph/store/connection.h"
#include "graph/store/decisions.h"
#include "graph/store/schema.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr const char* writer_settings =
    "PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA "
    "mmap_size=0";
constexpr const char* builder_settings =  // a crash leaves a file that nobody has seen yet
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; PRAGMA temp_store=MEMORY; "
    "PRAGMA locking_mode=EXCLUSIVE; PRAGMA mmap_size=0";
constexpr std::size_t schema_tables = 14;  // without FTS's own

void sync_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

/// Why an opened file is no knowledge base of any format; "" when it is one.
std::string why_never(Connection& connection) {
  Database& database = connection.database;
  if (database.ask_integer("PRAGMA application_id") == application_id) return "";
  return database.has_failed() && database.failure().code != SQLITE_NOTADB ? "" : "is not an entente knowledge base";
}

/// Why an opened file is no knowledge base that we can use; "" when it is one.
std::string why_not(Connection& connection) {
  Database& database = connection.database;
  if (auto why = why_never(connection); !why.empty() || database.has_failed()) return why;
  const auto version = database.ask_integer("PRAGMA user_version");
  if (version != schema_version)
    return "has format " + std::to_string(version) + ", this program reads " + std::to_string(schema_version) +
           "; build it again from its articles ('build --force' keeps its decisions)";
  const auto tables = database.ask_integer(
      "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name IN "
      "('articles','decisions','copies','bands','entities','variants',"
      "'names','mentions','facts','evidence','background','adjacency','words','words_idx')");
  if (!database.has_failed() && tables != static_cast<std::int64_t>(schema_tables))
    return "is damaged: tables are missing";
  return "";
}

bool can_be_read(Connection& connection) {
  connection.database.execute("SELECT count(*) FROM sqlite_schema");
  return !connection.database.has_failed();
}

/// A reader opens the file for writing when it may, so that SQLite can tidy up behind it; else read-only; and on a
/// read-only medium, where no log can exist, as a file that does not change.
std::unique_ptr<Connection> open_for_reading(const std::string& path) {
  auto connection = std::make_unique<Connection>(path, path, SQLITE_OPEN_READWRITE);
  if (can_be_read(*connection)) return connection;
  if (connection->database.failure().code == SQLITE_NOTADB) return connection;
  auto read_only = std::make_unique<Connection>(path, path, SQLITE_OPEN_READONLY);
  if (can_be_read(*read_only)) return read_only;
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '?' || c == '#' || c == '%') uri += c == '?' ? "%3f" : c == '#' ? "%23" : "%25";
    else uri += c;
  }
  auto unchanging = std::make_unique<Connection>(path, uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  std::error_code problem;
  if (!fs::exists(path + "-wal", problem) && can_be_read(*unchanging)) return unchanging;
  return read_only;
}

std::string reason_of(const SqliteFailure& failure) {
  switch (failure.code & 0xff) {
    case SQLITE_FULL: return "cannot be written: the disk is full";
    case SQLITE_READONLY: return "cannot be written: it is read-only";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "is being written by another program; try again when it is done";
    case SQLITE_NOTADB: return "is not an entente knowledge base";
    case SQLITE_CORRUPT: return "is damaged (" + failure.message + "); run 'entente validate' on it";
    case SQLITE_CANTOPEN: return "cannot be opened";
    case SQLITE_IOERR: return "cannot be read or written (" + failure.message + ")";
    default: return failure.message;
  }
}

}  // namespace

std::string hash_of(const Article& article) {
  std::string content;
  for (const auto* field : {&article.id, &article.title, &article.published, &article.source, &article.url,
                            &article.language, &article.text})
    (content += *field) += '\x1f';
  return sha256_hex(content);
}

ArticleQueries::ArticleQueries(Database& database)
    : find(database.prepare("SELECT number, hash=?2 AND record=?3 FROM articles WHERE id=?1")),
      read(database.prepare("SELECT record, text, title FROM articles WHERE number=?")),
      insert(database.prepare("INSERT INTO articles(id, published, title, source, url, language, hash, record, text) "
                              "VALUES(?,?,?,?,?,?,?,?,?)")),
      erase(database.prepare("DELETE FROM articles WHERE number=?")),
      index_words(database.prepare("INSERT INTO words(rowid, title, text) VALUES(?,?,?)")),
      forget_words(database.prepare("INSERT INTO words(words, rowid, title, text) VALUES('delete',?,?,?)")) {}

void Connection::make_indexes() {
  if (!has_indexes) database.execute(indexes);
  has_indexes = true;
}

std::unexpected<Error> Connection::error() const {
  return fail(ErrorKind::store, path + ": " + reason_of(database.failure()));
}

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store::~Store() {
  if (!connection_) return;
  const std::string abandoned = connection_->final_path.empty() ? "" : connection_->final_path + ".part";
  if (connection_->is_writing && abandoned.empty()) {
    connection_->database.forget_failure();
    connection_->database.execute("ROLLBACK");
  }
  connection_.reset();
  std::error_code problem;
  if (!abandoned.empty()) fs::remove(abandoned, problem);
}

void Store::wait_for_writers(int milliseconds) { sqlite3_busy_timeout(connection_->database.handle(), milliseconds); }

const std::string& Store::path() const { return connection_->path; }

Result<Store> Store::open(const std::string& path, Access access) {
  std::error_code problem;
  if (!fs::exists(path, problem)) return fail(ErrorKind::store, path + ": no such knowledge base");
  if (fs::is_directory(path, problem)) return fail(ErrorKind::store, path + ": is a directory, not a knowledge base");
  auto connection =
      access == Access::read ? open_for_reading(path) : std::make_unique<Connection>(path, path, SQLITE_OPEN_READWRITE);
  if (const auto why = why_not(*connection); !why.empty()) return fail(ErrorKind::store, path + ": " + why);
  if (access == Access::write) connection->database.execute(writer_settings);
  else connection->database.execute("PRAGMA query_only=ON; PRAGMA mmap_size=0; BEGIN");  // one state for all queries
  if (connection->database.has_failed()) return connection->error();
  return Store(std::move(connection));
}

Result<Store> Store::create(const std::string& path, bool overwrite) {
  std::error_code problem;
  std::vector<Decision> kept;
  if (fs::exists(path, problem)) {
    if (!overwrite)
      return fail(ErrorKind::store, path + ": exists already; --force replaces it, 'entente add' adds to it");
    if (fs::is_directory(path, problem)) return fail(ErrorKind::store, path + ": is a directory");
    // Replaces knowledge bases only, of any format (decisions look the same in all), never another file.
    Store old(std::make_unique<Connection>(path, path, SQLITE_OPEN_READWRITE));
    if (const auto why = why_never(*old.connection_); !why.empty()) return fail(ErrorKind::store, path + ": " + why);
    ENTENTE_TRY(auto decided, old.decisions());
    kept = std::move(decided);
  }
  const std::string part = path + ".part";
  fs::remove(part, problem);
  auto connection = std::make_unique<Connection>(path, part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  connection->final_path = path;
  connection->database.execute(builder_settings);
  connection->database.execute(("PRAGMA application_id=" + std::to_string(application_id) +
                                "; PRAGMA user_version=" + std::to_string(schema_version))
                                   .c_str());
  connection->database.execute(schema);
  connection->has_indexes = false;
  if (connection->database.has_failed()) {
    auto error = connection->error();
    connection.reset();
    fs::remove(part, problem);
    return error;
  }
  Store store(std::move(connection));
  if (!kept.empty()) {
    ENTENTE_CHECK(store.begin());
    ENTENTE_CHECK(store.decide(kept));
  }
  return store;
}

Result<Store> Store::in_memory() { return unnamed(":memory:"); }
Result<Store> Store::temporary() { return unnamed(""); }

Result<Store> Store::unnamed(const char* file) {
  auto connection = std::make_unique<Connection>("memory", file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  connection->database.execute("PRAGMA journal_mode=OFF; PRAGMA cache_size=-65536");
  connection->database.execute(schema);
  connection->has_indexes = false;
  if (connection->database.has_failed()) return connection->error();
  return Store(std::move(connection));
}

Result<void> Store::begin() {
  if (connection_->is_writing) return {};
  Database& database = connection_->database;
  database.execute("BEGIN IMMEDIATE");
  if (database.has_failed()) return connection_->error();
  connection_->is_writing = true;
  ENTENTE_TRY(const auto all, decisions());
  connection_->contribution = std::make_unique<Contribution>(database, representatives_of(all));
  connection_->articles = std::make_unique<ArticleQueries>(database);
  connection_->copies = std::make_unique<CopyGroups>(database);
  return {};
}

Result<ArticleFacts> Store::stored_facts(std::int64_t number) {
  ArticleQueries& queries = *connection_->articles;
  Rows rows(queries.read.bind(1, number));
  if (!rows.next()) return connection_->error();
  auto facts = parse_facts(queries.read.text(0));
  if (!facts)
    return fail(ErrorKind::store, path() + ": is damaged: the record of an article: " + facts.error().message);
  facts->article.text = queries.read.text(1);
  facts->article.title = queries.read.text(2);
  return facts;
}

/// What the article states; null for no_article.
Result<std::unique_ptr<ArticleFacts>> Store::facts_copied(std::int64_t original) {
  if (original == no_article) return nullptr;
  ENTENTE_TRY(auto facts, stored_facts(original));
  return std::make_unique<ArticleFacts>(std::move(facts));
}

Result<void> Store::take_out(std::int64_t number) {
  Database& database = connection_->database;
  ArticleQueries& queries = *connection_->articles;
  Contribution& contribution = *connection_->contribution;
  CopyGroups& groups = *connection_->copies;
  ENTENTE_TRY(const ArticleFacts facts, stored_facts(number));
  for (const auto copy : groups.copies(number)) {  // they stand for themselves until settle_copies()
    ENTENTE_TRY(const ArticleFacts copied, stored_facts(copy));
    contribution.withdraw(copied, copy, &facts);
    groups.detach(copy);
    contribution.forget_article(copy);
    contribution.add(copied, copy);
  }
  ENTENTE_TRY(const auto original, facts_copied(groups.original(number)));
  contribution.withdraw(facts, number, original.get());
  groups.remove(number);
  contribution.forget_article(number);
  queries.forget_words.bind(1, number).bind(2, facts.article.title).bind(3, facts.article.text).run();
  queries.erase.bind(1, number).run();
  if (database.has_failed()) return connection_->error();
  return {};
}

/// What has become a copy of something else states what that states.
Result<void> Store::settle_copies() {
  Contribution& contribution = *connection_->contribution;
  CopyGroups& groups = *connection_->copies;
  for (const auto& change : groups.changes()) {
    if (change.original == change.old_original) {
      groups.write(change);
      continue;
    }
    ENTENTE_TRY(const ArticleFacts facts, stored_facts(change.article));
    ENTENTE_TRY(const auto old_original, facts_copied(change.old_original));
    ENTENTE_TRY(const auto original, facts_copied(change.original));
    contribution.withdraw(facts, change.article, old_original.get());
    groups.write(change);
    contribution.forget_article(change.article);
    contribution.add(facts, change.article, original.get());
    if (contribution.is_full()) contribution.settle();
  }
  return {};
}

Result<Store::Change> Store::add(const ArticleFacts& given) {
  ENTENTE_CHECK(begin());
  Database& database = connection_->database;
  const bool has_open = std::any_of(given.events.begin(), given.events.end(),
                                    [](const EventRecord& event) { return event.type == EventType::other; });
  ArticleFacts without_open;
  if (has_open && !keeps_open_) {
    without_open = given;
    std::erase_if(without_open.events, [](const EventRecord& event) { return event.type == EventType::other; });
  }
  const ArticleFacts& facts = has_open && !keeps_open_ ? without_open : given;
  const Article& article = facts.article;
  const bool is_quoted = !facts.events.empty() ||
                         std::any_of(facts.relations.begin(), facts.relations.end(),
                                     [](const RelationRecord& relation) { return relation.evidence.has_value(); });
  if (article.text.empty() && is_quoted)
    return fail(ErrorKind::unreadable,
                "article " + article.id + " comes without its text; use 'entente extract --with-text'");

  std::string record;
  append_facts(record, facts, false);
  const std::string hash = hash_of(article);
  std::int64_t known = 0;
  bool is_equal = false;
  ArticleQueries& queries = *connection_->articles;
  {
    Rows rows(queries.find.bind(1, article.id).bind(2, hash).bind(3, record));
    if (rows.next()) {
      known = queries.find.integer(0);
      is_equal = queries.find.integer(1) != 0;
    }
  }
  if (is_equal) return Change::unchanged;
  if (known != 0) ENTENTE_CHECK(take_out(known));
  queries.insert.bind(1, article.id).bind(2, article.published).bind(3, article.title).bind(4, article.source);
  queries.insert.bind(5, article.url)
      .bind(6, article.language)
      .bind(7, hash)
      .bind(8, record)
      .bind(9, article.text)
      .run();
  const std::int64_t number = database.last_row();
  queries.index_words.bind(1, number).bind(2, article.title).bind(3, article.text).run();
  connection_->copies->add(number, article.text);
  connection_->contribution->add(facts, number);
  if (connection_->contribution->is_full()) connection_->contribution->settle();
  if (database.has_failed()) return connection_->error();
  return known != 0 ? Change::replaced : Change::added;
}

Result<bool> Store::remove(std::string_view article_id) {
  ENTENTE_CHECK(begin());
  Database& database = connection_->database;
  std::int64_t number = 0;
  {
    Query find = database.prepare("SELECT number FROM articles WHERE id=?");
    if (find.bind(1, article_id).step()) number = find.integer(0);
  }
  if (database.has_failed()) return connection_->error();
  if (number == 0) return false;
  ENTENTE_CHECK(take_out(number));
  return true;
}

Result<void> Store::decide(const std::vector<Decision>& given) {
  ENTENTE_CHECK(begin());
  Database& database = connection_->database;
  ENTENTE_TRY(const auto old_decisions, decisions());
  Query put = database.prepare(
      "INSERT INTO decisions VALUES(?1,?2,?3,?4,?5) ON CONFLICT DO UPDATE SET judgement=?3, who=?4, decided=?5");
  for (const auto& decision : given) {
    const auto& [one, other] = std::minmax(decision.one, decision.other);
    if (one == other) continue;
    put.bind(1, one)
        .bind(2, other)
        .bind(3, name_of(decision.judgement))
        .bind(4, decision.who)
        .bind(5, decision.decided)
        .run();
  }
  ENTENTE_TRY(const auto new_decisions, decisions());
  const Representatives before = representatives_of(old_decisions);
  const Representatives after = representatives_of(new_decisions);
  std::set<std::string> changed;
  for (const auto& [one, other] : {std::pair(&before, &after), std::pair(&after, &before)})
    for (const auto& [id, representative] : *one) {
      const auto twin = other->find(id);
      if (twin == other->end() || twin->second != representative) changed.insert(id);
    }
  std::set<std::int64_t> touched;
  for (const auto& id : changed) {
    const std::string needle = "\"" + id + "\"";
    Query find = database.prepare("SELECT number FROM articles WHERE instr(record, ?1) > 0");
    find.bind(1, needle);
    while (find.step()) touched.insert(find.integer(0));
  }
  const std::set<std::int64_t> stating = touched;
  for (const auto number : stating)
    for (const auto copy : connection_->copies->copies(number)) touched.insert(copy);
  const auto reapply = [&](auto change) -> Result<void> {
    for (const auto number : touched) {
      ENTENTE_TRY(const ArticleFacts facts, stored_facts(number));
      ENTENTE_TRY(const auto original, facts_copied(connection_->copies->original(number)));
      change(*connection_->contribution, facts, number, original.get());
    }
    connection_->contribution->settle();
    return {};
  };
  ENTENTE_CHECK(reapply([](Contribution& contribution, const auto&... article) { contribution.withdraw(article...); }));
  if (!touched.empty() || database.ask_integer("SELECT count(*) FROM (SELECT 1 FROM entities LIMIT 1)") != 0)
    connection_->make_indexes();  // a contribution to tables with rows looks things up
  connection_->contribution = std::make_unique<Contribution>(database, after);
  ENTENTE_CHECK(reapply([](Contribution& contribution, const auto&... article) { contribution.add(article...); }));
  if (database.has_failed()) return connection_->error();
  return {};
}

Result<void> Store::commit() {
  Database& database = connection_->database;
  if (!connection_->is_writing && connection_->final_path.empty()) return {};
  ENTENTE_CHECK(begin());
  ENTENTE_CHECK(settle_copies());
  connection_->contribution->settle();
  connection_->contribution.reset();
  connection_->make_indexes();
  connection_->articles.reset();
  connection_->copies.reset();
  database.execute("COMMIT");
  if (database.has_failed()) return connection_->error();
  connection_->is_writing = false;
  if (connection_->final_path.empty()) return {};

  const std::string path = connection_->final_path;
  const std::string part = path + ".part";
  database.execute("PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL");
  if (database.has_failed()) return connection_->error();
  connection_->final_path.clear();
  connection_.reset();
  sync_file(part);
  std::error_code problem;
  fs::remove(path + "-wal", problem);  // a log of the replaced file must not be applied to the new one
  fs::remove(path + "-shm", problem);
  fs::rename(part, path, problem);
  const std::string why = problem ? problem.message() : "";
  if (problem) fs::remove(part, problem);
  const auto folder = fs::path(path).parent_path();
  sync_file(folder.empty() ? "." : folder.string());
  connection_ = std::make_unique<Connection>(path, path, SQLITE_OPEN_READWRITE);
  if (!why.empty()) return fail(ErrorKind::store, path + ": cannot be written: " + why);
  connection_->database.execute(writer_settings);
  if (connection_->database.has_failed()) return connection_->error();
  return {};
}

Result<std::vector<Decision>> Store::decisions() const {
  std::vector<Decision> all;
  Query read =
      connection_->database.prepare("SELECT one, other, judgement, who, decided FROM decisions ORDER BY one, other");
  while (read.step())
    all.push_back({.one = std::string(read.text(0)),
                   .other = std::string(read.text(1)),
                   .judgement = judgement(read.text(2)).value_or(Judgement::unsure),
                   .who = std::string(read.text(3)),
                   .decided = std::string(read.text(4))});
  if (connection_->database.has_failed()) return connection_->error();
  return all;
}

Result<Counts> Store::counts() const {
  const Database& database = connection_->database;
  const auto count = [&](std::string_view sql) { return static_cast<std::uint64_t>(database.ask_integer(sql)); };
  Counts counts{.articles = count("SELECT count(*) FROM articles"),
                .copies = count("SELECT count(*) FROM copies WHERE original IS NOT NULL"),
                .entities = count("SELECT count(*) FROM entities"),
                .mentions = count("SELECT coalesce(sum(mentions), 0) FROM entities"),
                .events = count("SELECT count(*) FROM facts WHERE type < 21"),
                .relations = count("SELECT count(*) FROM facts WHERE type >= 21 AND NOT background"),
                .background = count("SELECT count(*) FROM facts WHERE type >= 21 AND background"),
                .evidence = count("SELECT count(*) FROM evidence")};
  if (database.has_failed()) return connection_->error();
  return counts;
}

Result<bool> Store::holds(const Article& article) const {
  const std::string hash = hash_of(article);
  Query find = connection_->database.prepare("SELECT 1 FROM articles WHERE id=? AND hash=?");
  const bool is_there = find.bind(1, article.id).bind(2, hash).step();
  if (connection_->database.has_failed()) return connection_->error();
  return is_there;
}

}  // namespace entente
