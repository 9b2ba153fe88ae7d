// SPDX-License-Identifier: Apache-2.0
/// How facts and entities are called, coloured and sized, the same in every format.
#pragma once

#include <string>
#include <string_view>

#include "graph/export/subgraph.h"

namespace entente {

/// "meeting", "consult", "head of government of": the finer kind of an event when there is one.
std::string kind_of(const MergedFact& fact);

/// "Anwar Ibrahim – meeting – Vladimir Putin, 2025-05 (denied)".
std::string label_of(const MergedFact& fact, const Subgraph& subgraph);

/// The day, month, year or interval: of an event its time, of a relation "2018/2022", "2018/..", or "".
std::string time_of(const MergedFact& fact);

/// "day", "month", "year" or "interval"; "" for none.
std::string_view precision_of(std::string_view time);

/// "affirmed" or "negated".
std::string_view polarity_of(const MergedFact& fact);

/// "#rrggbb", legible on white and apart for the colour-blind (Tableau 10).
std::string_view colour_of(EntityType type);
inline constexpr std::string_view event_colour = "#e15759";
inline constexpr std::string_view relation_colour = "#9c755f";
inline constexpr std::string_view article_colour = "#bab0ac";
inline constexpr std::string_view sentence_colour = "#d3d0ce";

/// Grows with the square root of the number of mentions.
double size_of(std::uint32_t mentions);

/// Shortest decimal that reads back as `value` rounded to hundredths; at least one digit behind the point.
std::string number_text(double value);

}  // namespace entente
