// SPDX-License-Identifier: Apache-2.0
/// entente ontology list|show|check|export: what the program knows before it reads an article, and from where.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/output.h"

namespace entente {

enum class OntologyAction : std::uint8_t { list, show, check, write };

struct OntologyOptions {
  OntologyAction action = OntologyAction::list;
  std::string kind;                  // list: states, organisations, persons, places, offices, acts, event-types,
                                     // relation-types or files; "" counts them all
  std::string entity;                // show: an id, a name, an ISO code, a Wikidata id, an office or the lemma of acts
  std::vector<std::string> checked;  // check: Turtle files and tables of acts; none checks what is built in
  std::vector<std::string> ontologies;  // the user's, on top of what is built in
  OutputOptions output;                 // table, json, jsonl or csv; export writes Turtle
};

/// The kinds that `list` knows, for the help and for completion.
std::vector<std::string> ontology_kinds();

int run_ontology(const OntologyOptions& options, Streams& streams);

}  // namespace entente
