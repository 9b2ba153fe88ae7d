// SPDX-License-Identifier: Apache-2.0
#include "graph/query/search.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"

namespace entente {
namespace {

std::vector<SearchAnswer::NamedEntity> entities_named(Reader& reader, const std::string& text) {
  const std::string key = fold(text);
  std::map<std::uint32_t, NameRow> best;
  const auto is_better = [&](const NameRow& a, const NameRow& b) {
    return std::tuple(fold(a.name) == key, a.uses, b.name) > std::tuple(fold(b.name) == key, b.uses, a.name);
  };
  for (const auto& name : reader.names_with(key)) {
    const auto [known, is_new] = best.try_emplace(name.entity, name);
    if (!is_new && is_better(name, known->second)) known->second = name;
  }
  std::vector<SearchAnswer::NamedEntity> found;
  for (const auto& [number, name] : best) found.push_back({.row = reader.entity(number), .name = name.name});
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return std::tuple(fold(a.name) != key, b.row.mentions, a.row.entity.id) <
           std::tuple(fold(b.name) != key, a.row.mentions, b.row.entity.id);
  });
  return found;
}

}  // namespace

Result<SearchAnswer> search(const Store& store, const SearchRequest& request) {
  Reader reader(store);
  SearchAnswer answer;
  if (fold(request.text).empty())
    return fail(ErrorKind::usage, "there is nothing to search for in \"" + request.text + "\"");
  answer.entities = entities_named(reader, request.text);
  if (answer.entities.size() > request.limit) {
    answer.more_entities = answer.entities.size() - request.limit;
    answer.entities.resize(request.limit);
  }
  for (const auto& hit : reader.find_words(request.text, request.limit + 1)) {
    if (answer.sentences.size() == request.limit) {
      answer.has_more_sentences = true;
      break;
    }
    const ArticleRow& article = reader.article(hit.article);
    answer.sentences.push_back({.article = article.id,
                                .title = article.title,
                                .published = article.published,
                                .source = article.source,
                                .url = article.url,
                                .range = hit.range,
                                .quote = reader.quote(hit.article, hit.range),
                                .attributed_to = {},
                                .rule = {}});
  }
  ENTENTE_CHECK(reader.check());
  return answer;
}

}  // namespace entente
