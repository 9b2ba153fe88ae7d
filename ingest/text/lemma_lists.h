// SPDX-License-Identifier: Apache-2.0
/// The words that regular English inflection gets wrong. All arguments in lower case.
#pragma once

#include <string_view>

namespace entente {

/// "met" → "meet", "written" → "write"; "" when the form is regular.
std::string_view irregular_verb(std::string_view form);
/// "men" → "man", "crises" → "crisis", and plurals that are their own lemma; "" when regular.
std::string_view irregular_noun(std::string_view form);
/// "better" → "good", "worst" → "bad"; "" when regular.
std::string_view irregular_adjective(std::string_view form);
/// "later" → "late", "best" → "well"; "" when regular.
std::string_view irregular_adverb(std::string_view form);

/// Stems of "-ed" and "-ing" forms against the spelling rules: "call|ed", "visit|ed"; "restor|ed".
bool is_double_l_verb(std::string_view stem);
bool keeps_no_e(std::string_view stem);
bool takes_e(std::string_view stem);
/// "buses": a plural in -es that spelling does not show.
bool is_es_plural(std::string_view form);
/// Adjectives and adverbs compared with -er and -est.
bool is_graded(std::string_view adjective);

}  // namespace entente
