// SPDX-License-Identifier: Apache-2.0
/// Dates, times, durations and recurrences in the text, with TIMEX3 types and values (ISO-TimeML).
#pragma once

#include "ingest/document.h"

namespace entente {

/// Fills document.times in the order of the text, none overlapping. Runs after find_lemmas: what has no year is
/// resolved by article.published and by the tense of the verb that governs it; without tags the words around must do.
/// In an undated article what is relative to it stays unresolved: "PAST_REF", "XXXX-05", "XXXX-WXX-2", calendar "".
/// O(n).
void find_times(Document& document);

}  // namespace entente
