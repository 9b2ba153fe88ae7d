// SPDX-License-Identifier: Apache-2.0
/// Examples in the spelling and with the hints to train on, and batches of them.
#pragma once

#include <map>
#include <vector>

#include "ingest/model/train/learner.h"

namespace entente::train {

inline constexpr std::size_t longest_lesson = 150;  // tokens

/// How the words of a lesson are written: as they are, or as a headline would have them.
enum class Spelling : std::uint8_t { own, lower, title, upper };
/// Mostly `own`.
Spelling choose_spelling(Random& random);

using Classes = std::map<TagKey, std::uint16_t>;
Lesson lesson_of(const Example& example, Spelling spelling, const Classes& classes);

/// The hints of an example, often none or not all of them: what is looked up must help, not be relied on.
void add_some_hints(Lesson& lesson, Random& random);

/// Cuts examples into batches of sentences of about the same length, in random order; each by falling length.
std::vector<std::vector<const Example*>> batches_of(std::vector<const Example*> examples, Random& random);

}  // namespace entente::train
