// SPDX-License-Identifier: Apache-2.0
/// Documents with the tokens, tags, features and heads of a treebank.
#pragma once

#include "ingest/document.h"
#include "ingest/model/train/treebank_text.h"

namespace entente::bench {

/// Everything but lemmas and names, as the treebank has it. Unknown tags become X and dep.
Document document_of(const train::GoldText& gold);

/// The features of a UD column such as "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin".
Features features_of(std::string_view column);

}  // namespace entente::bench
