// SPDX-License-Identifier: Apache-2.0
/// Where sentences end.
#pragma once

#include "ingest/document.h"

namespace entente {

/// Groups document.tokens (spans only) into document.sentences and sets each token's sentence. Blank lines and
/// headlines on a line of their own end sentences; a sentence of more than 400 tokens is cut at the next plausible
/// place. A period that ends both an abbreviation and a sentence becomes a token of its own ("etc|."). O(n).
void find_sentences(Document& document);

}  // namespace entente
