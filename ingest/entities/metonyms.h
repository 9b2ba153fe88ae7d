// SPDX-License-Identifier: Apache-2.0
/// When a capital or a seat of power stands for its government: "Moscow rejected", but "in Moscow".
#pragma once

#include "ingest/document.h"
#include "ingest/syntax_tree.h"
#include "ontology/ontology.h"

namespace entente {

/// The state (or body) that is governed from the place, or no_entity.
std::uint32_t governed_from(const Ontology& ontology, std::uint32_t place);

/// Whether the sentence lets the place act. A building used for a government ("the Kremlin") acts more readily than a
/// city.
bool acts_as_government(const Document& document, const SyntaxTree& tree, const Lexicon& lexicon,
                        const Mention& mention, bool is_seat);

}  // namespace entente
