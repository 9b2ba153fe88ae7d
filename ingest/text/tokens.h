// SPDX-License-Identifier: Apache-2.0
/// Cuts an article into tokens and sentences, as the English treebanks of Universal Dependencies do
/// ("do|n't", "Iran|'s", "US|-|based", "non-avian", "U.S.").
#pragma once

#include "ingest/document.h"

namespace entente {

/// Fills document.tokens (span, sentence) and document.sentences from article.text, which must be valid UTF-8.
/// Every byte that is not white space (or a zero-width space) belongs to exactly one token, every token to exactly one
/// sentence. No token is longer than 1 kB (web addresses: 4 kB), no sentence longer than 400 tokens. O(n).
void find_tokens(Document& document);

/// Only the tokens' spans, before sentences are known: what a sentence model learns from.
void cut_tokens(Document& document);

}  // namespace entente
