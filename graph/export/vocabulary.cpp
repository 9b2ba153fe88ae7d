// SPDX-License-Identifier: Apache-2.0
#include "graph/export/vocabulary.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::array<std::string_view, word_count> short_names{
    // properties
    "rdf:type", "rdfs:label", "skos:altLabel", "owl:sameAs", "dcterms:identifier", "ent:code", "ent:country",
    "ent:sector", "ent:mentionCount", "ent:articleCount", "sem:hasActor", "ent:agent", "ent:patient", "sem:hasPlace",
    "ent:eventType", "ent:mode", "ent:cameoCode", "ent:predicate", "ent:polarity", "ent:modality",
    "sem:hasEarliestBeginTimeStamp", "sem:hasLatestEndTimeStamp", "ent:datePrecision", "ent:time", "ent:timeText",
    "ent:confidence", "ent:evidenceCount", "ent:attributedTo", "prov:wasDerivedFrom", "ent:isBackground",
    "ent:relationType", "ent:head", "ent:tail", "ent:title", "ent:validFrom", "ent:validUntil", "org:member",
    "org:organization", "nif:referenceContext", "nif:beginIndex", "nif:endIndex", "nif:anchorOf", "prov:wasGeneratedBy",
    "dcterms:title", "dcterms:issued", "dcterms:publisher", "schema:url", "dcterms:language", "ent:sha256",
    "prov:wasAssociatedWith",
    // classes
    "ent:Person", "foaf:Person", "ent:State", "ent:Organisation", "org:Organization", "ent:Place", "geo:Feature",
    "ent:Event", "sem:Event", "ent:Relation", "org:Membership", "ent:Evidence", "nif:Sentence", "nif:RFC5147String",
    "ent:Article", "schema:NewsArticle", "nif:Context", "prov:Entity", "prov:Activity", "prov:SoftwareAgent",
    // values
    "ent:Affirmed", "ent:Negated", "ent:Asserted", "ent:Denied", "ent:Future", "ent:Hypothetical",
    // events, in the order of EventType
    "ent:agreedWith", "ent:consultedWith", "ent:supported", "ent:concededTo", "ent:cooperatedWith", "ent:aided",
    "ent:retreatedFrom", "ent:requestedOf", "ent:accused", "ent:rejected", "ent:threatened", "ent:protestedAgainst",
    "ent:sanctioned", "ent:mobilizedAgainst", "ent:coerced", "ent:assaulted", "ent:visited", "ent:spokeTo",
    "ent:electedWith", "ent:tradedWith", "ent:actedOn",
    // relations, in the order of RelationType
    "ent:headOfStateOf", "ent:headOfGovernmentOf", "ent:holdsOffice", "ent:spokespersonOf", "ent:ambassadorOf",
    "ent:employedBy", "ent:memberOf", "ent:chairs", "ent:leads", "ent:partOf", "ent:agencyOf", "ent:ownedBy",
    "ent:backedBy", "ent:allyOf", "ent:basedIn", "ent:locatedIn", "ent:capitalOf", "ent:predecessorOf",
    "ent:tradePartnerOf", "ent:claimsAgainst", "ent:atWarWith", "ent:borders", "ent:recognizes"};
static_assert(!short_names.back().empty());

}  // namespace

std::string_view short_name(Word word) { return short_names[static_cast<std::size_t>(word)]; }

std::string iri_of(Word word) {
  const auto name = short_name(word);
  const auto colon = name.find(':');
  const auto known = std::find_if(namespaces.begin(), namespaces.end(),
                                  [&](const Namespace& space) { return space.prefix == name.substr(0, colon); });
  return std::string(known->iri) + std::string(name.substr(colon + 1));
}

}  // namespace entente
