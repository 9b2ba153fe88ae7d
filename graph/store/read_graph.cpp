// SPDX-License-Identifier: Apache-2.0
// Whole knowledge bases: the graph of everything, and the records of all articles.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "graph/store/connection.h"
#include "graph/store/fact_row.h"
#include "graph/store/store.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

using Indices = std::unordered_map<std::int64_t, std::uint32_t>;  // number in the file → index in the graph

std::vector<Article> read_all_articles(Database& database, Indices& indices) {
  std::vector<Article> articles;
  Query query =
      database.prepare("SELECT number, id, title, published, source, url, language, text FROM articles ORDER BY id");
  while (query.step()) {
    indices.emplace(query.integer(0), static_cast<std::uint32_t>(articles.size()));
    const auto text = [&](int column) { return std::string(query.text(column)); };
    articles.push_back({.id = text(1),
                        .title = text(2),
                        .published = text(3),
                        .source = text(4),
                        .url = text(5),
                        .language = text(6),
                        .text = text(7)});
  }
  return articles;
}

std::vector<GraphEntity> read_all_entities(Database& database, Indices& indices) {
  std::vector<GraphEntity> entities;
  Query query = database.prepare(all_entities);
  while (query.step()) {
    indices.emplace(query.integer(0), static_cast<std::uint32_t>(entities.size()));
    entities.push_back(entity_of(query));
  }
  Query names = database.prepare("SELECT entity, name FROM names ORDER BY entity, uses DESC, name");
  while (names.step()) {
    const auto index = indices.find(names.integer(0));
    if (index == indices.end()) continue;
    GraphEntity& entity = entities[index->second];
    if (names.text(1) != entity.entity.name) entity.aliases.emplace_back(names.text(1));
  }
  return entities;
}

std::vector<MergedFact> read_all_facts(Database& database, const Indices& articles, const Indices& entities,
                                       const std::vector<Article>& texts) {
  std::vector<MergedFact> facts;
  Indices indices;
  const auto to_index = [&](std::uint32_t& number) {
    const auto found = entities.find(number);
    number = found == entities.end() ? no_number : found->second;
  };
  Query query = database.prepare("SELECT " + std::string(fact_columns) + " FROM facts ORDER BY id, key");
  while (query.step()) {
    indices.emplace(query.integer(0), static_cast<std::uint32_t>(facts.size()));
    MergedFact& fact = facts.emplace_back(fact_of(query));
    for (auto* side : {&fact.sources, &fact.targets})
      for (auto& number : *side) to_index(number);
    if (fact.place != no_number) to_index(fact.place);
  }
  Query evidence = database.prepare("SELECT " + std::string(evidence_columns) + " FROM evidence");
  while (evidence.step()) {
    const auto fact = indices.find(evidence.integer(0));
    const auto article = articles.find(evidence.integer(1));
    if (fact == indices.end() || article == articles.end()) continue;
    Evidence& added = facts[fact->second].evidence.emplace_back(evidence_of(evidence));
    added.article = article->second;
  }
  for (auto& fact : facts)
    std::sort(fact.evidence.begin(), fact.evidence.end(), [&](const Evidence& a, const Evidence& b) {
      return std::tie(b.confidence, texts[b.article].published, a.article, a.range, a.trigger) <
             std::tie(a.confidence, texts[a.article].published, b.article, b.range, b.trigger);
    });
  return facts;
}

}  // namespace

Result<KnowledgeGraph> read_graph(const Store& store) {
  Database& database = store.connection().database;
  Indices article_indices;
  Indices entity_indices;
  const bool is_ours = sqlite3_get_autocommit(database.handle()) != 0;
  if (is_ours) database.execute("BEGIN");  // one state of the file for all queries
  auto articles = read_all_articles(database, article_indices);
  auto entities = read_all_entities(database, entity_indices);
  auto facts = read_all_facts(database, article_indices, entity_indices, articles);
  if (is_ours) database.execute("COMMIT");
  if (database.has_failed()) return store.connection().error();
  return KnowledgeGraph(std::move(articles), std::move(entities), std::move(facts));
}

Result<KnowledgeGraph> graph_of(const std::vector<ArticleFacts>& articles) {
  ENTENTE_TRY(auto store, Store::in_memory());
  for (const auto& facts : articles) ENTENTE_CHECK(store.add(facts));
  ENTENTE_CHECK(store.commit());
  return read_graph(store);
}

Result<void> read_articles(const Store& store, const std::function<Result<void>(ArticleFacts&&)>& each) {
  Query query = store.connection().database.prepare("SELECT record, text FROM articles ORDER BY id");
  while (query.step()) {
    auto facts = parse_facts(query.text(0));
    if (!facts)
      return fail(ErrorKind::invalid, store.path() + ": the record of an article is damaged: " + facts.error().message);
    facts->article.text = query.text(1);
    ENTENTE_CHECK(each(*std::move(facts)));
  }
  if (store.connection().database.has_failed()) return store.connection().error();
  return {};
}

}  // namespace entente
