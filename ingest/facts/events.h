// SPDX-License-Identifier: Apache-2.0
/// Finds events: who did what to whom, when and where.
#pragma once

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Fills document.events by position. An event needs a trigger of the lexicon and a named participant.
/// Predicates that join two named entities and are in no entry become events of type OTHER.
void find_events(Document& document, const Ontology& ontology);

/// Makes one event of the reports of one happening: same type, compatible time and modality, and participants of which
/// one report's are among the other's. The report with most detail stays; the others become further evidence.
void merge_events(Document& document);

}  // namespace entente
