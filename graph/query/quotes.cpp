// SPDX-License-Identifier: Apache-2.0
#include "graph/query/quotes.h"

namespace entente {

std::vector<QuotedEvidence> quoted(Reader& reader, const MergedFact& fact, std::size_t most) {
  std::vector<QuotedEvidence> quotes;
  for (const auto& evidence : fact.evidence) {
    if (quotes.size() == most) break;
    const ArticleRow& article = reader.article(evidence.article);
    quotes.push_back({.article = article.id,
                      .title = article.title,
                      .published = article.published,
                      .source = article.source,
                      .url = article.url,
                      .range = evidence.range,
                      .quote = reader.quote(evidence.article, evidence.range),
                      .confidence = evidence.confidence,
                      .attributed_to = evidence.attributed_to,
                      .rule = evidence.rule});
  }
  return quotes;
}

Entity speaker_of(Reader& reader, const MergedFact& fact) {
  if (fact.attributed_to.empty()) return {};
  const auto number = reader.find_entity(fact.attributed_to);
  if (number != no_number) return reader.entity(number).entity;
  Entity unknown;
  unknown.id = unknown.name = fact.attributed_to;
  return unknown;
}

}  // namespace entente
