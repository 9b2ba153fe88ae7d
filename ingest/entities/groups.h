// SPDX-License-Identifier: Apache-2.0
/// People without names of whom the text says where they belong: "Fijian rebels", "protesters in Minsk", "a US
/// soldier". Event data codes them by country and sector, so they may do things and suffer them like the named.
#pragma once

#include "ingest/document.h"
#include "ontology/actor_code.h"
#include "ontology/ontology.h"

namespace entente {

/// Makes an entity of every such group: an Organisation called as the text does without numerals and adjectives
/// ("Fijian rebels"), with the country of the state or place that it is described by and the sector of its noun.
/// Peoples outside their state are groups too ("Bosnian Serbs"); soldiers, judges, policemen stand for their state.
/// What stands for a government ("Iranian officials") and titles in the singular are left to coreference, which lists
/// the mentions of every entity. O(tokens).
void find_groups(Document& document, const Ontology& ontology, const ActorNouns& nouns);

/// Takes out the groups that no event speaks of; after the facts.
void drop_idle_groups(Document& document);

}  // namespace entente
