// SPDX-License-Identifier: Apache-2.0
// Weights written by tests/bench/fit_confidence, see there; names are those that `extract --explain` prints.
#include "ingest/facts/confidence.h"

namespace entente {
namespace {

// In the order of EventFactor and RelationFactor in confidence.cpp.
constexpr Factor of_events[] = {
    {"any event", 26},
    {"outside the lexicon", -200},
    {"reported by a noun", -9},
    {"reported by an adjective", 66},
    {"phrase of several words", -36},
    {"word with several senses", -2},
    {"statement", -36},
    {"meeting or visit", -23},
    {"agreement, cooperation or trade", -9},
    {"words towards another", 25},
    {"force or sanction", -3},
    {"denied", 16},
    {"future", -65},
    {"hypothetical", -38},
    {"claimed by somebody", 3},
    {"doer named", 87},
    {"doer by pronoun", -6},
    {"doer by description", 37},
    {"doer from elsewhere", 0},
    {"no doer", -119},
    {"other side named", 50},
    {"other side by pronoun", 63},
    {"other side by description", 123},
    {"other side from elsewhere", -86},
    {"no other side", -150},
    {"doer far in the tree", -17},
    {"other side far in the tree", -5},
    {"party nobody knows", -80},
    {"more than two parties", 6},
    {"in a subordinate clause", -64},
    {"in a long sentence", -39},
    {"reported again", 47},
    {"dated", 40},
    {"placed", 38},
};

constexpr Factor of_relations[] = {
    {"any relation", 168},
    {"by a title", -4},
    {"by a description", 6},
    {"by apposition", -7},
    {"by a copula", 13},
    {"by a noun beside the name", 8},
    {"by a possessor", 8},
    {"by \"in\"", -42},
    {"by \"of\"", 5},
    {"by a comma", 8},
    {"by the name itself", -13},
    {"by a compound", 4},
    {"by a verb", 14},
    {"office", 8},
    {"whole and part", -8},
    {"place in place", -17},
    {"of a party nobody knows", -37},
    {"to a party nobody knows", -16},
    {"not asserted", 0},
    {"with a title", 5},
    {"owner understood", 26},
};

}  // namespace

std::span<const Factor> event_factors() { return of_events; }
std::span<const Factor> relation_factors() { return of_relations; }

}  // namespace entente
