// SPDX-License-Identifier: Apache-2.0
/// What the ontology's names tell the analyser about the tokens of a document.
#pragma once

#include "ingest/document.h"
#include "ingest/text/analyser.h"
#include "ontology/ontology.h"

namespace entente {

/// One set of name_hint bits per token: longest matches of known names, without overlap, from left to right. Needs
/// tokens and sentences only. O(n).
NameHints find_name_hints(const Document& document, const Ontology& ontology);

}  // namespace entente
