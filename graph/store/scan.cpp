// SPDX-License-Identifier: Apache-2.0
#include "graph/store/scan.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "graph/store/connection.h"
#include "graph/store/fact_row.h"
#include "graph/store/open_text.h"

namespace entente {
namespace {

constexpr std::size_t bytes_of_open_texts = 32U << 20U;

/// Numbers of the file lie close together: a vector finds an article faster than a map.
using Articles = std::vector<Article>;

Articles read_articles_without_text(Database& database) {
  Articles articles;
  Query query =
      database.prepare("SELECT number, id, title, published, source, url, language FROM articles ORDER BY number");
  while (query.step()) {
    const auto text = [&](int column) { return std::string(query.text(column)); };
    articles.resize(query.number(0) + 1);
    articles.back() = {.id = text(1),
                       .title = text(2),
                       .published = text(3),
                       .source = text(4),
                       .url = text(5),
                       .language = text(6),
                       .text = {}};
  }
  return articles;
}

}  // namespace

struct Scan::State {
  explicit State(Connection& owner) : connection(owner), is_ours(sqlite3_get_autocommit(owner.database.handle()) != 0) {
    if (is_ours) connection.database.execute("BEGIN");
    articles = read_articles_without_text(connection.database);
    fact = prepare("SELECT " + std::string(fact_columns) + " FROM facts WHERE number=?");
    evidence = prepare("SELECT " + std::string(evidence_columns) + " FROM evidence WHERE fact=?");
    text = prepare("SELECT text FROM articles WHERE number=?");
  }
  ~State() {
    if (is_ours) connection.database.execute("COMMIT");
  }

  Query prepare(std::string_view sql) const { return connection.database.prepare(sql); }

  Connection& connection;
  bool is_ours;
  Articles articles;
  Query fact, evidence, text;
  std::unordered_map<std::uint32_t, OpenText> texts;
  std::size_t text_bytes = 0;
};

Scan::Scan(const Store& store) : state_(std::make_unique<State>(store.connection())) {}
Scan::Scan(Scan&&) noexcept = default;
Scan::~Scan() = default;

Result<void> Scan::check() const {
  if (state_->connection.database.has_failed()) return state_->connection.error();
  return {};
}

void Scan::each_entity(const std::function<void(std::uint32_t, GraphEntity&&)>& each) {
  Query query = state_->prepare(all_entities);
  // Both queries run through the entities by id, so that the names of each arrive when it does.
  Query names = state_->prepare(
      "SELECT n.entity, n.name FROM names n CROSS JOIN entities e ON e.number = n.entity ORDER BY e.id, n.uses DESC, "
      "n.name");
  bool has_name = names.step();
  while (query.step()) {
    GraphEntity entity = entity_of(query);
    for (; has_name && names.integer(0) == query.integer(0); has_name = names.step())
      if (names.text(1) != entity.entity.name) entity.aliases.emplace_back(names.text(1));
    each(query.number(0), std::move(entity));
  }
}

void Scan::each_fact(const std::function<bool(std::uint32_t)>& is_wanted,
                     const std::function<void(std::uint32_t, MergedFact&&)>& each) {
  State& state = *state_;
  Query order = state.prepare("SELECT number FROM facts ORDER BY id, key");
  std::string previous;
  std::size_t repetitions = 0;
  while (order.step()) {
    const std::uint32_t number = order.number(0);
    if (!is_wanted(number)) continue;
    MergedFact fact;
    {
      Rows rows(state.fact.bind(1, number));
      if (!rows.next()) continue;
      fact = fact_of(state.fact);
    }
    {
      Rows rows(state.evidence.bind(1, number));
      while (rows.next()) fact.evidence.push_back(evidence_of(state.evidence));
    }
    if (fact.evidence.size() > 1)
      std::sort(fact.evidence.begin(), fact.evidence.end(), [&](const Evidence& a, const Evidence& b) {
        const Article& one = article(a.article);
        const Article& other = article(b.article);
        return std::tie(b.confidence, other.published, one.id, a.range, a.trigger) <
               std::tie(a.confidence, one.published, other.id, b.range, b.trigger);
      });
    repetitions = fact.id == previous ? repetitions + 1 : 1;
    if (repetitions == 1) previous = fact.id;
    else fact.id += "-" + std::to_string(repetitions);
    each(number, std::move(fact));
  }
}

void Scan::each_article(const std::function<bool(std::uint32_t)>& is_wanted,
                        const std::function<void(std::uint32_t, const Article&, const std::vector<TextRange>&)>& each) {
  Query query = state_->prepare("SELECT number, text FROM articles ORDER BY id");
  Query evidence = state_->prepare(
      "SELECT e.article, e.fact, e.start, e.\"end\" FROM evidence e CROSS JOIN articles a ON a.number = e.article "
      "ORDER BY a.id, e.start, e.\"end\"");
  bool has_evidence = evidence.step();
  std::vector<TextRange> sentences;
  while (query.step()) {
    sentences.clear();
    for (; has_evidence && evidence.integer(0) == query.integer(0); has_evidence = evidence.step()) {
      const TextRange range{evidence.number(2), evidence.number(3)};
      if (is_wanted(evidence.number(1)) && (sentences.empty() || sentences.back() != range)) sentences.push_back(range);
    }
    Article article = state_->articles[query.number(0)];
    article.text = query.text(1);
    each(query.number(0), article, sentences);
  }
}

void Scan::each_tie(const std::function<void(std::uint32_t, std::uint32_t, std::uint32_t)>& each) {
  Query query = state_->prepare("SELECT fact, node, other FROM adjacency WHERE side = 0");
  while (query.step()) each(query.number(0), query.number(1), query.number(2));
}

void Scan::each_mention_count(const std::function<void(std::uint32_t, std::uint32_t, std::uint32_t)>& each) {
  Query query = state_->prepare("SELECT entity, article, mentions FROM mentions ORDER BY entity, article");
  while (query.step()) each(query.number(0), query.number(1), query.number(2));
}

const Article& Scan::article(std::uint32_t number) const {
  static const Article unknown;
  return number < state_->articles.size() ? state_->articles[number] : unknown;
}

std::string_view Scan::quote(const Evidence& evidence) {
  State& state = *state_;
  auto found = state.texts.find(evidence.article);
  if (found == state.texts.end()) {
    if (state.text_bytes > bytes_of_open_texts) {
      state.texts.clear();
      state.text_bytes = 0;
    }
    Rows rows(state.text.bind(1, evidence.article));
    found = state.texts.emplace(evidence.article, rows.next() ? state.text.text(0) : std::string_view()).first;
    state.text_bytes += found->second.text.size();
  }
  const auto begin = found->second.offsets.bytes(evidence.range.start);
  const auto end = found->second.offsets.bytes(evidence.range.end);
  if (begin > end || end > found->second.text.size()) return {};
  return std::string_view(found->second.text).substr(begin, end - begin);
}

}  // namespace entente
