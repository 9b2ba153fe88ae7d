// SPDX-License-Identifier: Apache-2.0
#include "graph/store/reader.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "graph/store/connection.h"
#include "graph/store/fact_row.h"
#include "graph/store/open_text.h"

namespace entente {
namespace {

constexpr std::size_t open_texts_kept = 64;
constexpr std::string_view entity_columns =
    "id, type, name, wikidata, code, country, sector, articles, mentions, degree";

constexpr std::string_view article_rows =
    "SELECT a.number, a.id, a.published, a.title, a.source, a.url, a.language, o.id FROM articles a "
    "LEFT JOIN copies c ON c.article=a.number LEFT JOIN articles o ON o.number=c.original";

ArticleRow article_of(const Query& query) {
  const auto text = [&](int column) { return std::string(query.text(column)); };
  return {.number = query.integer(0),
          .id = text(1),
          .published = text(2),
          .title = text(3),
          .source = text(4),
          .url = text(5),
          .language = text(6),
          .copy_of = text(7)};
}

std::vector<ArticleRow> articles_from(Query& query) {
  std::vector<ArticleRow> all;
  while (query.step()) all.push_back(article_of(query));
  return all;
}

}  // namespace

GraphEntity entity_of(const Query& row) {
  const auto text = [&](int column) { return std::string(row.text(column)); };
  return {.entity = {.id = text(1),
                     .type = static_cast<EntityType>(row.integer(2)),
                     .name = text(3),
                     .wikidata = text(4),
                     .code = text(5),
                     .country = text(6),
                     .sector = text(7)},
          .articles = row.number(8),
          .mentions = row.number(9),
          .aliases = {}};
}

MergedFact fact_of(const Query& row) {
  MergedFact fact;
  fact.id = row.text(1);
  set_type(fact, row.number(2));
  fact.modality = static_cast<Modality>(row.integer(3));
  fact.time = row.text(4);
  fact.mode = row.text(5);
  fact.cameo = row.text(6);
  fact.predicate = row.text(7);
  fact.title = row.text(8);
  fact.sources = numbers_in(row.text(9));
  fact.targets = numbers_in(row.text(10));
  if (!row.is_null(11)) fact.place = row.number(11);
  fact.time_text = row.text(12);
  fact.from = row.text(13);
  fact.until = row.text(14);
  fact.attributed_to = row.text(15);
  fact.confidence = static_cast<int>(row.integer(16));
  fact.is_background = row.integer(17) != 0;
  fact.articles = row.number(18);
  return fact;
}

Evidence evidence_of(const Query& row) {
  Statement details;
  unpack_details(row.text(8), details);
  return {.article = row.number(1),
          .range = {row.number(2), row.number(3)},
          .trigger = {row.number(4), row.number(5)},
          .confidence = static_cast<int>(row.integer(6)),
          .statement = std::string(row.text(7)),
          .attributed_to = std::move(details.attributed_to),
          .rule = std::move(details.rule)};
}

struct Reader::Queries {
  explicit Queries(Connection& owner)
      : connection(owner),
        entity(prepare("SELECT " + std::string(entity_columns) + " FROM entities WHERE number=?")),
        entity_id(prepare("SELECT id FROM entities WHERE number=?")),
        find_entity(prepare("SELECT number FROM entities WHERE id=?")),
        degree(prepare("SELECT degree FROM entities WHERE number=?")),
        ties(prepare("SELECT other, side, fact, facet, since, last FROM adjacency WHERE node=?")),
        fact(prepare("SELECT " + std::string(fact_columns) + " FROM facts WHERE number=?")),
        evidence(prepare("SELECT " + std::string(evidence_columns) + " FROM evidence WHERE fact=?")),
        article(prepare(std::string(article_rows) + " WHERE a.number=?")),
        text(prepare("SELECT text FROM articles WHERE number=?")),
        fact_id(prepare("SELECT id FROM facts WHERE number=?")) {}

  Query prepare(std::string_view sql) { return connection.database.prepare(sql); }

  Connection& connection;
  Query entity, entity_id, find_entity, degree, ties, fact, evidence, article, text, fact_id;
  std::unordered_map<std::uint32_t, std::string> fact_ids;
  std::unordered_map<std::uint32_t, std::string> ids;
  std::unordered_map<std::int64_t, ArticleRow> articles;
  std::unordered_map<std::int64_t, OpenText> texts;
};

Reader::Reader(const Store& store) : queries_(std::make_unique<Queries>(store.connection())) {}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

Connection& Reader::connection() { return queries_->connection; }

Result<void> Reader::check() const {
  if (queries_->connection.database.has_failed()) return queries_->connection.error();
  return {};
}

namespace {

/// Of a query that starts with entity_columns.
EntityRow entity_row(const Query& query, std::uint32_t number) {
  return {.number = number,
          .entity = {.id = std::string(query.text(0)),
                     .type = static_cast<EntityType>(query.integer(1)),
                     .name = std::string(query.text(2)),
                     .wikidata = std::string(query.text(3)),
                     .code = std::string(query.text(4)),
                     .country = std::string(query.text(5)),
                     .sector = std::string(query.text(6))},
          .articles = query.number(7),
          .mentions = query.number(8),
          .degree = query.number(9)};
}

}  // namespace

EntityRow Reader::entity(std::uint32_t number) {
  Rows rows(queries_->entity.bind(1, number));
  return rows.next() ? entity_row(queries_->entity, number) : EntityRow{};
}

std::vector<EntityRow> Reader::entities() {
  std::vector<EntityRow> all;
  Query query = queries_->prepare("SELECT " + std::string(entity_columns) + ", number FROM entities ORDER BY id");
  while (query.step()) all.push_back(entity_row(query, query.number(10)));
  return all;
}

const std::string& Reader::entity_id(std::uint32_t number) {
  const auto [known, is_new] = queries_->ids.try_emplace(number);
  if (is_new) {
    Rows rows(queries_->entity_id.bind(1, number));
    if (rows.next()) known->second = queries_->entity_id.text(0);
  }
  return known->second;
}

std::uint32_t Reader::find_entity(std::string_view id) {
  Rows rows(queries_->find_entity.bind(1, id));
  return rows.next() ? queries_->find_entity.number(0) : no_number;
}

namespace {

std::vector<std::uint32_t> numbers_of(Query query, std::string_view value) {
  std::vector<std::uint32_t> numbers;
  query.bind(1, value);
  while (query.step()) numbers.push_back(query.number(0));
  return numbers;
}

/// The first text in the order of bytes that does not start with `start`: no byte of UTF-8 is 0xff.
std::string behind(std::string_view start) { return std::string(start) + '\xff'; }

std::vector<NameRow> names_from(Query& query) {
  std::vector<NameRow> names;
  while (query.step())
    names.push_back({.name = std::string(query.text(0)), .entity = query.number(1), .uses = query.integer(2)});
  return names;
}

}  // namespace

std::vector<std::uint32_t> Reader::entities_by_wikidata(std::string_view wikidata) {
  return numbers_of(queries_->prepare("SELECT number FROM entities WHERE wikidata=? AND wikidata<>'' ORDER BY id"),
                    wikidata);
}

std::vector<std::uint32_t> Reader::entities_by_code(std::string_view code) {
  return numbers_of(queries_->prepare("SELECT number FROM entities WHERE code=? AND code<>'' ORDER BY id"), code);
}

std::vector<NameRow> Reader::names(std::string_view folded) {
  Query query = queries_->prepare("SELECT name, entity, uses FROM names WHERE key=?");
  return names_from(query.bind(1, folded));
}

std::vector<NameRow> Reader::names_with(std::string_view folded_part) {
  Query query = queries_->prepare(
      "SELECT name, entity, uses FROM names WHERE number IN (SELECT number FROM names WHERE instr(key, ?) > 0)");
  return names_from(query.bind(1, folded_part));
}

std::vector<NameRow> Reader::names_of(std::uint32_t entity) {
  Query query = queries_->prepare("SELECT name, entity, uses FROM names WHERE entity=? ORDER BY uses DESC, name");
  return names_from(query.bind(1, entity));
}

std::vector<NameRow> Reader::names_starting(std::string_view folded, std::size_t most) {
  const std::string end = behind(folded);
  Query query =
      queries_->prepare("SELECT name, entity, uses FROM names WHERE key >= ? AND key < ? ORDER BY key, name LIMIT ?");
  return names_from(query.bind(1, folded).bind(2, end).bind(3, static_cast<std::int64_t>(most)));
}

std::vector<EntityRow> Reader::entities_starting(std::string_view id, std::size_t most) {
  std::vector<EntityRow> rows;
  const std::string end = behind(id);
  Query query = queries_->prepare("SELECT " + std::string(entity_columns) +
                                  ", number FROM entities WHERE id >= ? AND id < ? ORDER BY id LIMIT ?");
  query.bind(1, id).bind(2, end).bind(3, static_cast<std::int64_t>(most));
  while (query.step()) rows.push_back(entity_row(query, query.number(10)));
  return rows;
}

void Reader::each_name(const std::function<void(std::string_view, std::uint32_t)>& each) {
  Query query = queries_->prepare("SELECT key, entity FROM names");
  while (query.step()) each(query.text(0), query.number(1));
}

std::uint32_t Reader::entity_count() {
  return static_cast<std::uint32_t>(
      queries_->connection.database.ask_integer("SELECT coalesce(max(number), 0) + 1 FROM entities"));
}

std::uint32_t Reader::degree(std::uint32_t entity) {
  Rows rows(queries_->degree.bind(1, entity));
  return rows.next() ? queries_->degree.number(0) : 0;
}

void Reader::ties(std::uint32_t entity, std::vector<TieRow>& into) {
  Query& query = queries_->ties;
  Rows rows(query.bind(1, entity));
  while (rows.next()) {
    into.push_back({.other = query.number(0),
                    .is_source = query.integer(1) == 0,
                    .tie = {.fact = query.number(2),
                            .facet = TieFacet(query.number(3)),
                            .since = query.is_null(4) ? no_start : static_cast<std::int32_t>(query.integer(4)),
                            .until = query.is_null(5) ? no_end : static_cast<std::int32_t>(query.integer(5))}});
  }
}

MergedFact Reader::fact(std::uint32_t number) {
  MergedFact fact;
  {
    Rows rows(queries_->fact.bind(1, number));
    if (!rows.next()) return fact;
    fact = fact_of(queries_->fact);
  }
  {
    Rows rows(queries_->evidence.bind(1, number));
    while (rows.next()) fact.evidence.push_back(evidence_of(queries_->evidence));
  }
  std::sort(fact.evidence.begin(), fact.evidence.end(), [this](const Evidence& a, const Evidence& b) {
    const ArticleRow& one = article(a.article);
    const ArticleRow& other = article(b.article);
    return std::tie(b.confidence, other.published, one.id, a.range, a.trigger) <
           std::tie(a.confidence, one.published, other.id, b.range, b.trigger);
  });
  return fact;
}

const std::string& Reader::fact_id(std::uint32_t number) {
  const auto [known, is_new] = queries_->fact_ids.try_emplace(number);
  if (is_new) {
    Rows rows(queries_->fact_id.bind(1, number));
    if (rows.next()) known->second = queries_->fact_id.text(0);
  }
  return known->second;
}

std::vector<std::string> Reader::most_stated_facts(std::size_t limit) {
  std::vector<std::string> ids;
  Query query =
      queries_->prepare("SELECT id FROM facts WHERE articles > 1 ORDER BY articles DESC, confidence DESC, id LIMIT ?");
  query.bind(1, static_cast<std::int64_t>(limit));
  while (query.step()) ids.emplace_back(query.text(0));
  return ids;
}

void Reader::each_fact(const std::function<void(const Tie&)>& each) {
  Query query = queries_->prepare("SELECT number, type, modality, background, confidence, since, last FROM facts");
  while (query.step())
    each({.fact = query.number(0),
          .facet = TieFacet(query.number(1), static_cast<Modality>(query.integer(2)), query.integer(3) != 0, false,
                            false, static_cast<int>(query.integer(4))),
          .since = query.is_null(5) ? no_start : static_cast<std::int32_t>(query.integer(5)),
          .until = query.is_null(6) ? no_end : static_cast<std::int32_t>(query.integer(6))});
}

std::vector<std::uint32_t> Reader::find_facts(std::string_view id) {
  constexpr std::string_view relation = "relation:";
  if (!id.starts_with(relation))
    return numbers_of(queries_->prepare("SELECT number FROM facts WHERE id=? AND type < 21"), id);
  std::uint64_t key = 0;
  const auto digits = id.substr(relation.size());
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), key, 16);
  if (problem != std::errc() || end != digits.data() + digits.size()) return {};
  Query query = queries_->prepare("SELECT number FROM facts WHERE key=? AND type >= 21");
  query.bind(1, static_cast<std::int64_t>(key));
  if (!query.step()) return {};
  return {query.number(0)};
}

std::int32_t Reader::newest_day() {
  return static_cast<std::int32_t>(
      queries_->connection.database.ask_integer("SELECT max(last) FROM facts WHERE type < 21"));
}

std::string Reader::article_hash(std::int64_t number) {
  Query query = queries_->prepare("SELECT hash FROM articles WHERE number=?");
  return query.bind(1, number).step() ? std::string(query.text(0)) : std::string();
}

std::vector<ArticleRow> Reader::articles() {
  Query query = queries_->prepare(std::string(article_rows) + " ORDER BY a.id");
  return articles_from(query);
}

std::vector<ArticleRow> Reader::articles_starting(std::string_view id, std::size_t most) {
  const std::string end = behind(id);
  Query query = queries_->prepare(std::string(article_rows) + " WHERE a.id >= ? AND a.id < ? ORDER BY a.id LIMIT ?");
  return articles_from(query.bind(1, id).bind(2, end).bind(3, static_cast<std::int64_t>(most)));
}

const ArticleRow& Reader::article(std::int64_t number) {
  const auto [known, is_new] = queries_->articles.try_emplace(number);
  if (is_new) {
    Query& query = queries_->article;
    Rows rows(query.bind(1, number));
    if (rows.next()) known->second = article_of(query);
  }
  return known->second;
}

std::string Reader::quote(std::int64_t article, TextRange range) {
  auto& texts = queries_->texts;
  auto found = texts.find(article);
  if (found == texts.end()) {
    if (texts.size() >= open_texts_kept) texts.clear();
    Rows rows(queries_->text.bind(1, article));
    found = texts.emplace(article, rows.next() ? queries_->text.text(0) : std::string_view()).first;
  }
  const auto begin = found->second.offsets.bytes(range.start);
  const auto end = found->second.offsets.bytes(range.end);
  if (begin > end || end > found->second.text.size()) return {};
  return found->second.text.substr(begin, end - begin);
}

}  // namespace entente
