// SPDX-License-Identifier: Apache-2.0
/// What grammar rules out or demands between two phrases.
#pragma once

#include <cstdint>

#include "ingest/entities/discourse.h"

namespace entente {

/// Whether the phrase `anaphor` may mean what `candidate` means: gender, number, animacy, binding (two arguments of one
/// verb differ, principle B), nothing means a part of itself, a speaker is no "he" in his own words.
bool may_corefer(const Discourse& discourse, std::uint32_t anaphor, std::uint32_t candidate);

/// Whether `later` may be meant by the pronoun before it: "In his first visit, Anwar …".
bool is_cataphoric(const Discourse& discourse, std::uint32_t pronoun, std::uint32_t later);

/// "it is clear that …", "it rained": a subject that stands for no thing.
bool is_pleonastic(const Discourse& discourse, const Phrase& phrase);

}  // namespace entente
