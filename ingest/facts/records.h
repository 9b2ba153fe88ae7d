// SPDX-License-Identifier: Apache-2.0
/// From a Document to what leaves the room: facts with stable ids and code-point offsets.
#pragma once

#include "ingest/document.h"
#include "ontology/fact.h"

namespace entente {

/// Everything the document states, as `entente extract` prints it.
ArticleFacts facts_of(const Document& document);

}  // namespace entente
