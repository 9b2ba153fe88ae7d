// SPDX-License-Identifier: Apache-2.0
/// Whose words an article is when its title says so: "Statement by President Biden on Nord Stream 2".
#pragma once

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Sets document.author to the person whom the title names as speaking, as a new entity when the text does not name
/// him. Two speakers are none: nobody knows which one "I" is. O(words of the title).
void find_author(Document& document, const Ontology& ontology);

}  // namespace entente
