// SPDX-License-Identifier: Apache-2.0
/// What the ontology says of one thing, as statements with their sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ontology/ontology.h"

namespace entente {

struct OntologyStatement {
  std::string predicate;  // "name", "adjective", "office", "holder", "member of" …
  std::string value;      // in words
  std::string id;         // of the thing named, or ""
  std::string from;       // ISO dates, or ""
  std::string until;
  std::string source;  // "states.ttl:120"
};

struct OntologyCard {
  std::string id;
  std::string type;  // State, Organisation, Person, Place, Post or Act
  std::string name;
  std::vector<OntologyStatement> statements;
};

/// The thing meant by an argument of the command line: an id, an ISO code, a Wikidata id, a name, an office or the
/// lemma of acts. Fails with the candidates when there are several, and with not_found when there is none.
Result<OntologyCard> ontology_card(const Ontology& ontology, std::string_view argument);

}  // namespace entente
