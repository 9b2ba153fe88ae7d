// SPDX-License-Identifier: Apache-2.0
/// Dictionary forms of words, as the English treebanks of Universal Dependencies write them.
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"

namespace entente {

/// The lemma of one word by its form, part of speech and features: "met" VERB → "meet", "States" PROPN plural →
/// "State", "Iranian" ADJ → "Iranian", "3,500" → "3500". `is_first`: the word opens its sentence, so its capital says
/// nothing.
std::string lemma_of(std::string_view form, Upos upos, const Features& features, bool is_first = false);

/// Fills token.lemma from form, upos, features and, for "'s" and "'d", from heads. Runs after find_syntax. O(n).
void find_lemmas(Document& document);

}  // namespace entente
