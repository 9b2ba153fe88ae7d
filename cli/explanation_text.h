// SPDX-License-Identifier: Apache-2.0
/// An understood article as people read it who want to know why: docs/explain.md.
#pragma once

#include <string>

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// One block per sentence: mentions and whom they mean, words of the lexicon and what came of them, relations.
std::string explanation_text(const Document& document, const Ontology& ontology);

}  // namespace entente
