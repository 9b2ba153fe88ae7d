// SPDX-License-Identifier: Apache-2.0
/// States that are a side of an act because it happens on their soil.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/document.h"

namespace entente {

/// The state of the article in which the place lies or which it is, or none.
std::uint32_t state_around(const Document& document, std::uint32_t place);

/// Whether somebody speaks or acts for a state or for states; not parties, rebels, unions, the people.
bool is_of_government(const DocumentEntity& who);

/// Whether none of them is of government: rebels, parties and strikers deal with their own state.
bool are_of_society(const Document& document, const std::vector<std::uint32_t>& entities);

/// Gives an act that has its place the side that goes without saying: who arrests, tries or deports is the state where
/// it is done; who is bombed, besieged or put under a curfew there is that state; people who march, riot or strike
/// turn to the state of the place, else to their own. Leaves alone what has both sides. A newcomer who wields public
/// force somewhere ("declared a state of emergency in Togo") gets that country when he has none.
void add_side_by_soil(Document& document, FoundEvent& event);

}  // namespace entente
