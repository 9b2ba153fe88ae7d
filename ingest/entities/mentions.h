// SPDX-License-Identifier: Apache-2.0
/// Finds the words that refer to entities: names, definite descriptions and pronouns.
#pragma once

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Fills document.mentions by position, from tokens, heads and names. Names are the longest matches of the ontology's
/// names reconciled with what the sequence model saw; a mention's `type` is a first opinion, resolution decides.
/// O(tokens × longest name).
void find_mentions(Document& document, const Ontology& ontology);

/// Restores the order by position after mentions were added, for those who refer to mentions too.
void sort_mentions(Document& document);

/// The key under which the ontology may know the words [first, end).
PhraseKey phrase_key(const Document& document, std::uint32_t first, std::uint32_t end);

/// The ontology's meanings of the words [first, end) that their capitals allow.
std::vector<Meaning> meanings_of(const Document& document, const Ontology& ontology, std::uint32_t first,
                                 std::uint32_t end);

}  // namespace entente
