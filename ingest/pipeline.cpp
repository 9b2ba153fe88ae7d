// SPDX-License-Identifier: Apache-2.0
#include "ingest/pipeline.h"

#include "ingest/entities/coreference.h"
#include "ingest/entities/groups.h"
#include "ingest/entities/mentions.h"
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

Document read_text(Article article, const Knowledge& knowledge) {
  Document document{.article = std::move(article)};
  find_tokens(document);
  find_syntax(document, knowledge.analyser,
              [&](const Document& read) { return find_name_hints(read, knowledge.ontology); });
  find_lemmas(document);
  find_times(document);
  return document;
}

Document understand(Article article, const Knowledge& knowledge) {
  Document document = read_text(std::move(article), knowledge);
  find_mentions(document, knowledge.ontology);
  resolve_mentions(document, knowledge.ontology);
  find_groups(document, knowledge.ontology, knowledge.actor_nouns);
  find_coreference(document, knowledge.ontology);
  find_relations(document, knowledge.ontology);
  find_events(document, knowledge.ontology);
  merge_events(document);
  drop_idle_groups(document);
  rate_facts(document, knowledge.ontology);
  add_background(document, knowledge.ontology);
  return document;
}

ArticleFacts extract_facts(Article article, const Knowledge& knowledge) {
  return facts_of(understand(std::move(article), knowledge));
}

}  // namespace entente
