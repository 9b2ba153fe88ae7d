// SPDX-License-Identifier: Apache-2.0
// Articles and decisions are the truth of a knowledge base. Validation checks them against their hashes, derives all
// other tables from them once more into a temporary file, and compares row by row, with ids in place of numbers.
#include <array>
#include <set>

#include "base/hash.h"
#include "graph/store/connection.h"
#include "graph/store/schema.h"
#include "graph/store/store.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

constexpr std::size_t most_faults_per_table = 3;
constexpr std::size_t most_characters_shown = 200;

struct Table {
  std::string_view name;
  std::string_view rows;  // a query that is ordered and free of numbers of the file
};

constexpr std::array<Table, 11> derived_tables{{
    {"copies",
     "SELECT a.id, c.words, coalesce(o.id, ''), c.likeness FROM copies c LEFT JOIN articles a ON a.number=c.article "
     "LEFT JOIN articles o ON o.number=c.original ORDER BY 1, 2"},
    {"bands", "SELECT bucket, hex(members) FROM bands ORDER BY 1"},
    {"entities",
     "SELECT id, type, name, wikidata, code, country, sector, articles, mentions, degree FROM entities ORDER BY id"},
    {"variants",
     "SELECT coalesce(e.id, '?'), v.attributes, v.articles FROM variants v LEFT JOIN entities e ON e.number=v.entity "
     "ORDER BY 1, 2"},
    {"names",
     "SELECT n.key, coalesce(e.id, '?'), n.name, n.uses FROM names n LEFT JOIN entities e ON e.number=n.entity ORDER "
     "BY 1, 2, 3"},
    {"mentions",
     "SELECT coalesce(a.id, '?'), coalesce(e.id, '?'), m.mentions FROM mentions m "
     "LEFT JOIN articles a ON a.number=m.article LEFT JOIN entities e ON e.number=m.entity ORDER BY 1, 2"},
    {"facts",
     "SELECT key, type, modality, time, id, mode, cameo, predicate, title, "
     "(SELECT group_concat(e.id, ' ') FROM json_each('[' || sources || ']') j JOIN entities e ON e.number=j.value), "
     "(SELECT group_concat(e.id, ' ') FROM json_each('[' || targets || ']') j JOIN entities e ON e.number=j.value), "
     "(SELECT e.id FROM entities e WHERE e.number=place), time_text, \"from\", until, attributed_to, confidence, "
     "background, "
     "articles, since, last FROM facts ORDER BY key"},
    {"evidence",
     "SELECT coalesce(f.key, '?'), coalesce(a.id, '?'), v.ordinal, v.start, v.\"end\", v.trigger_start, v.trigger_end, "
     "v.confidence, v.words, v.statement, v.details FROM evidence v LEFT JOIN facts f ON f.number=v.fact "
     "LEFT JOIN articles a ON a.number=v.article ORDER BY 1, 2, 3"},
    {"background",
     "SELECT coalesce(f.key, '?'), b.details, b.articles FROM background b LEFT JOIN facts f ON f.number=b.fact ORDER "
     "BY 1, 2"},
    {"adjacency",
     "SELECT coalesce(n.id, '?'), coalesce(o.id, '?'), coalesce(f.key, '?'), x.side, x.facet, x.since, x.last FROM "
     "adjacency x "
     "LEFT JOIN entities n ON n.number=x.node LEFT JOIN entities o ON o.number=x.other "
     "LEFT JOIN facts f ON f.number=x.fact ORDER BY 1, 2, 3, 4"},
    {"search index", "SELECT a.id, a.title FROM articles a ORDER BY 1"},
}};

std::string row_of(const Query& query, int columns) {
  std::string row;
  for (int column = 0; column < columns; ++column) {
    if (column > 0) row += '|';
    row += query.text(column);
  }
  return row;
}

std::string shown(std::string_view row) {
  std::string text(row.substr(0, most_characters_shown));
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text;
}

void compare(const Table& table, Database& found, Database& expected, std::vector<std::string>& faults) {
  Query one = found.prepare(table.rows);
  Query other = expected.prepare(table.rows);
  std::size_t count = 0;
  const auto note = [&](std::string message) {
    if (++count <= most_faults_per_table) faults.push_back(std::string(table.name) + ": " + std::move(message));
  };
  bool has_one = one.step();
  bool has_other = other.step();
  while (has_one || has_other) {
    const std::string row = has_one ? row_of(one, one.columns()) : "";
    const std::string wanted = has_other ? row_of(other, other.columns()) : "";
    if (has_one && has_other && row == wanted) {
      has_one = one.step();
      has_other = other.step();
      continue;
    }
    if (has_one && has_other) note("\"" + shown(row) + "\" should be \"" + shown(wanted) + "\"");
    else if (has_one) note("\"" + shown(row) + "\" follows from no article");
    else note("\"" + shown(wanted) + "\" is missing");
    has_one = has_one && one.step();
    has_other = has_other && other.step();
    if (count > most_faults_per_table) break;
  }
  if (count > most_faults_per_table) faults.push_back(std::string(table.name) + ": and more");
}

void check_pages(Database& database, std::vector<std::string>& faults) {
  Query query = database.prepare("PRAGMA integrity_check(10)");
  while (query.step())
    if (query.text(0) != "ok") faults.push_back("file: " + shown(query.text(0)));
}

/// The index of words belongs to the articles; FTS5 can tell, on a file that may be written to.
void check_words(Database& database, std::vector<std::string>& faults) {
  if (sqlite3_db_readonly(database.handle(), "main") != 0) return;
  const bool was_for_reading = database.ask_integer("PRAGMA query_only") != 0;
  database.execute("PRAGMA query_only=OFF");
  if (!database.has_failed()) database.execute("INSERT INTO words(words, rank) VALUES('integrity-check', 1)");
  if ((database.failure().code & 0xff) == SQLITE_CORRUPT)
    faults.push_back("search index: does not agree with the articles");
  database.forget_failure();
  if (was_for_reading) database.execute("PRAGMA query_only=ON");
}

}  // namespace

Result<std::vector<std::string>> find_faults(const Store& store) {
  std::vector<std::string> faults;
  Database& database = store.connection().database;
  check_pages(database, faults);
  if (!faults.empty() || database.has_failed()) {
    if (database.has_failed()) faults.push_back("file: " + database.failure().message);
    return faults;
  }
  ENTENTE_TRY(auto fresh, Store::temporary());
  fresh.keep_open(true);
  ENTENTE_CHECK(fresh.begin());
  ENTENTE_TRY(const auto decisions, store.decisions());
  ENTENTE_CHECK(fresh.decide(decisions));
  Query articles = database.prepare(
      "SELECT id, title, published, source, url, language, hash, record, text FROM articles ORDER BY id");
  while (articles.step()) {
    const auto text = [&](int column) { return std::string(articles.text(column)); };
    const Article article{.id = text(0),
                          .title = text(1),
                          .published = text(2),
                          .source = text(3),
                          .url = text(4),
                          .language = text(5),
                          .text = text(8)};
    if (hash_of(article) != text(6))
      faults.push_back("article " + article.id + ": its text or description is not what its hash says");
    std::string line = text(7);
    auto facts = parse_facts(line);
    if (!facts) {
      faults.push_back("article " + article.id + ": its record is damaged: " + facts.error().message);
      continue;
    }
    facts->article = article;
    std::string record;
    append_facts(record, *facts, false);
    if (record != line) faults.push_back("article " + article.id + ": its record is not of this article");
    std::string with_text;
    append_facts(with_text, *facts, true);
    if (auto checked = parse_facts(with_text); !checked) {
      faults.push_back("article " + article.id + ": " + checked.error().message);
      continue;
    }
    ENTENTE_CHECK(fresh.add(*facts));
  }
  ENTENTE_CHECK(fresh.commit());
  for (const auto& table : derived_tables) compare(table, database, fresh.connection().database, faults);
  check_words(database, faults);
  if (database.has_failed()) return store.connection().error();
  return faults;
}

}  // namespace entente
