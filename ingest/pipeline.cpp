// SPDX-License-Identifier: Apache-2.0
#include "ingest/pipeline.h"

#include <functional>

#include "ingest/entities/author.h"
#include "ingest/entities/coreference.h"
#include "ingest/entities/groups.h"
#include "ingest/entities/mentions.h"
#include "ingest/entities/origins.h"
#include "ingest/entities/resolution.h"
#include "ingest/facts/background.h"
#include "ingest/facts/confidence.h"
#include "ingest/facts/events.h"
#include "ingest/facts/records.h"
#include "ingest/facts/relations.h"
#include "ingest/model/embedded.h"
#include "ingest/text/lemmas.h"
#include "ingest/text/name_hints.h"
#include "ingest/text/times.h"
#include "ingest/text/tokens.h"

namespace entente {

Result<Knowledge> Knowledge::with(Ontology ontology) {
  ENTENTE_TRY(Analyser analyser, Analyser::load(embedded_model("analyser.model")));
  return Knowledge{
      .ontology = std::move(ontology), .analyser = std::move(analyser), .actor_nouns = builtin_actor_nouns()};
}

Result<Knowledge> Knowledge::builtin() {
  ENTENTE_TRY(Ontology ontology, Ontology::builtin());
  return with(std::move(ontology));
}

std::optional<Document> read_text(Article article, const Knowledge& knowledge, const std::stop_token& stop) {
  Document document{.article = std::move(article)};
  find_tokens(document);
  find_syntax(
      document, knowledge.analyser, [&](const Document& read) { return find_name_hints(read, knowledge.ontology); },
      stop);
  if (stop.stop_requested()) return std::nullopt;
  find_lemmas(document);
  find_times(document);
  return document;
}

Document read_text(Article article, const Knowledge& knowledge) {
  return *read_text(std::move(article), knowledge, std::stop_token{});
}

std::optional<Document> understand(Article article, const Knowledge& knowledge, const std::stop_token& stop) {
  auto document = read_text(std::move(article), knowledge, stop);
  if (!document) return std::nullopt;
  Document& d = *document;
  const Ontology& ontology = knowledge.ontology;
  const std::function<void()> passes[] = {
      [&] { find_mentions(d, ontology); },
      [&] { resolve_mentions(d, ontology); },
      [&] { find_author(d, ontology); },
      [&] { find_origins(d, ontology, knowledge.actor_nouns); },
      [&] { find_groups(d, ontology, knowledge.actor_nouns); },
      [&] { find_coreference(d, ontology); },
      [&] { find_relations(d, ontology); },
      [&] { find_events(d, ontology); },
      [&] { merge_events(d); },
      [&] { drop_idle_groups(d); },
      [&] { rate_facts(d, ontology); },
      [&] { add_background(d, ontology); },
  };
  for (const auto& pass : passes) {
    if (stop.stop_requested()) return std::nullopt;
    pass();
  }
  return document;
}

Document understand(Article article, const Knowledge& knowledge) {
  return *understand(std::move(article), knowledge, std::stop_token{});
}

ArticleFacts extract_facts(Article article, const Knowledge& knowledge) {
  return facts_of(understand(std::move(article), knowledge));
}

}  // namespace entente
