// SPDX-License-Identifier: Apache-2.0
/// Noun phrases that say what kind of actor somebody is: "opposition party", "human rights activist Ana Ruiz".
#pragma once

#include <cstdint>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"
#include "ontology/actor_code.h"
#include "ontology/ontology.h"

namespace entente {

/// The longest noun for actors that ends in the word: "security force" at "forces"; null when it is none.
const ActorNoun* actor_noun_at(const Document& document, const SyntaxTree& tree, const ActorNouns& nouns,
                               std::uint32_t token);

/// Country and sector by the words of the noun phrase up to its head.
ActorCode actor_code_at(const Document& document, const SyntaxTree& tree, const Ontology& ontology,
                        const ActorNouns& nouns, std::uint32_t head);

}  // namespace entente
