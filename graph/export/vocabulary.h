// SPDX-License-Identifier: Apache-2.0
/// The words of our RDF: every property and class that an export uses, in its namespace. ontology/data/entente.ttl
/// says what ours mean.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "ontology/event_type.h"
#include "ontology/relation_type.h"

namespace entente {

struct Namespace {
  std::string_view prefix, iri;
};

inline constexpr std::string_view ontology_iri = "https://entente.example/ontology#";
inline constexpr std::string_view event_type_iri = "https://entente.example/ontology/event-type/";
inline constexpr std::string_view event_mode_iri = "https://entente.example/ontology/event-mode/";
inline constexpr std::string_view default_base_iri = "https://entente.example/kg/";

inline constexpr std::array<Namespace, 13> namespaces{{
    {"dcterms", "http://purl.org/dc/terms/"},
    {"ent", ontology_iri},
    {"foaf", "http://xmlns.com/foaf/0.1/"},
    {"geo", "http://www.opengis.net/ont/geosparql#"},
    {"nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"},
    {"org", "http://www.w3.org/ns/org#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"schema", "https://schema.org/"},
    {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
}};
inline constexpr Namespace xsd{"xsd", "http://www.w3.org/2001/XMLSchema#"};

enum class Word : std::uint8_t {
  // properties
  type,
  label,
  alt_label,
  same_as,
  identifier,
  code,
  country,
  sector,
  mention_count,
  article_count,
  has_actor,
  agent,
  patient,
  has_place,
  event_type,
  mode,
  cameo_code,
  predicate,
  polarity,
  modality,
  earliest,
  latest,
  date_precision,
  time,
  time_text,
  confidence,
  evidence_count,
  attributed_to,
  derived_from,
  is_background,
  relation_type,
  head,
  tail,
  title,
  valid_from,
  valid_until,
  org_member,
  org_organization,
  reference_context,
  begin_index,
  end_index,
  anchor_of,
  generated_by,
  article_title,
  issued,
  publisher,
  url,
  language,
  sha256,
  associated_with,
  // classes
  person,
  foaf_person,
  state,
  organisation,
  org_class,
  place,
  feature,
  event,
  sem_event,
  relation,
  org_membership,
  evidence,
  sentence,
  rfc5147_string,
  article,
  news_article,
  context,
  entity,
  activity,
  software_agent,
  // values
  affirmed,
  negated,
  asserted,
  denied,
  future,
  hypothetical,
  // what joins two parties of an event or relation in one step; one for each type
  first_event_shortcut,
  first_relation_shortcut = first_event_shortcut + event_type_count,
  word_count = first_relation_shortcut + relation_type_count,
};
inline constexpr std::size_t word_count = static_cast<std::size_t>(Word::word_count);

constexpr Word shortcut(EventType type) {
  return static_cast<Word>(static_cast<std::size_t>(Word::first_event_shortcut) + static_cast<std::size_t>(type));
}
constexpr Word shortcut(RelationType type) {
  return static_cast<Word>(static_cast<std::size_t>(Word::first_relation_shortcut) + static_cast<std::size_t>(type));
}

/// "sem:hasActor".
std::string_view short_name(Word word);
/// The full IRI.
std::string iri_of(Word word);

}  // namespace entente
