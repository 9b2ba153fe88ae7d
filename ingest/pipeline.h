// SPDX-License-Identifier: Apache-2.0
/// From an article to what it states: the passes in order.
#pragma once

#include <optional>
#include <stop_token>

#include "base/result.h"
#include "ingest/document.h"
#include "ingest/text/analyser.h"
#include "ontology/actor_code.h"
#include "ontology/fact.h"
#include "ontology/ontology.h"

namespace entente {

/// All that understanding needs; read-only and shared by all threads.
struct Knowledge {
  Ontology ontology;
  Analyser analyser;
  ActorNouns actor_nouns;

  /// The ontology and the models that the program carries.
  static Result<Knowledge> builtin();
  static Result<Knowledge> with(Ontology ontology);
};

/// The passes that read English only: tokens, sentences, tags, lemmas, trees, names and times. Thread-safe.
Document read_text(Article article, const Knowledge& knowledge);

/// Runs all passes over the article. Thread-safe; the same article gives the same document.
Document understand(Article article, const Knowledge& knowledge);

/// The same; nothing when `stop` was asked for before the end, which is heeded within a thousand words or one pass.
std::optional<Document> read_text(Article article, const Knowledge& knowledge, const std::stop_token& stop);
std::optional<Document> understand(Article article, const Knowledge& knowledge, const std::stop_token& stop);

/// understand(), as facts.
ArticleFacts extract_facts(Article article, const Knowledge& knowledge);

}  // namespace entente
