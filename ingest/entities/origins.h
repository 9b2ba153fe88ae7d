// SPDX-License-Identifier: Apache-2.0
/// The state to which people and bodies belong that the ontology does not know.
#pragma once

#include "ingest/document.h"
#include "ontology/actor_code.h"
#include "ontology/ontology.h"

namespace entente {

/// Sets country and sector of newcomers from their own name ("Liberian Peace Council"), from what stands beside it
/// ("Egypt's Kifaya", "a Moroccan journalist", "Bishop Ruiz of Cusco") or, for a party, rebels, an officer and the
/// like, from the one state that the sentence speaks of. Leaves empty what nothing tells. Before find_groups.
void find_origins(Document& document, const Ontology& ontology, const ActorNouns& nouns);

}  // namespace entente
