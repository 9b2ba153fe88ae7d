// SPDX-License-Identifier: Apache-2.0
/// A knowledge base as RDF statements, whatever the syntax they are written in. The model is docs/formats.md, "RDF":
/// a node for each event and relation, a shortcut between its parties, sentences as evidence, no blank nodes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/export/subgraph.h"
#include "graph/export/vocabulary.h"

namespace entente {

/// Views live during the call only.
struct Object {
  enum class Kind : std::uint8_t { word, iri, text, tagged, decimal, integer, count, date, boolean };
  Kind kind = Kind::text;
  Word word = Word::type;            // of `word`
  std::string_view value;            // IRI, or clean text
  std::string_view language;         // of `tagged`
  std::uint32_t entity = no_number;  // of an `iri` that is an entity's: its index, so that it can be kept
};

/// "decimal", "date" …, the name in XML Schema; "" for what has no datatype.
std::string_view datatype_name(Object::Kind kind);

/// Takes statements one subject at a time. The statements of a subject are in every one of the graphs; an empty list
/// means the default graph. Formats without graphs ignore them.
class StatementSink {
 public:
  virtual ~StatementSink() = default;
  virtual void subject(std::string_view iri, std::uint32_t entity, std::span<const std::string> graphs) = 0;
  virtual void add(Word predicate, const Object& object) = 0;
  /// Whether graphs are kept apart, so that what several articles say is said once for each.
  virtual bool has_graphs() const { return false; }
};

struct RdfOptions {
  std::string base = std::string(default_base_iri);  // of all our IRIs; ends in / or #
  std::string software = "entente";                  // name and version, for the provenance
};

/// Entities, facts, articles with their sentences, in the order of ids. Returns the number of statements.
std::uint64_t describe(Subgraph& subgraph, const RdfOptions& options, StatementSink& sink);

/// "https://entente.example/kg/person/anwar-ibrahim", "…/event/5c1e0f", "…/doc/e37b2672",
/// "…/doc/e37b2672#char=993,1104".
std::string entity_iri(std::string_view base, std::string_view id);
std::string fact_iri(std::string_view base, const MergedFact& fact);
std::string article_iri(std::string_view base, const Article& article);
std::string sentence_iri(std::string_view article_iri, TextRange range);

}  // namespace entente
