// SPDX-License-Identifier: Apache-2.0
// Weights written by tests/bench/fit_confidence, see there; names are those that `extract --explain` prints.
#include "ingest/facts/confidence.h"

namespace entente {
namespace {

// In the order of EventFactor and RelationFactor in confidence.cpp.
constexpr Factor of_events[] = {
    {"any event", -20},
    {"outside the lexicon", -100},
    {"reported by a noun", 6},
    {"reported by an adjective", 35},
    {"phrase of several words", -22},
    {"word with several senses", 28},
    {"statement", -25},
    {"meeting or visit", -32},
    {"agreement, cooperation or trade", 0},
    {"words towards another", 24},
    {"force or sanction", -23},
    {"denied", 4},
    {"future", -85},
    {"hypothetical", -19},
    {"claimed by somebody", -4},
    {"doer named", 46},
    {"doer by pronoun", 13},
    {"doer by description", 4},
    {"doer from elsewhere", 0},
    {"no doer", -63},
    {"other side named", 85},
    {"other side by pronoun", 30},
    {"other side by description", 51},
    {"other side from elsewhere", -51},
    {"no other side", -115},
    {"doer far in the tree", -28},
    {"other side far in the tree", 12},
    {"party nobody knows", -62},
    {"more than two parties", 36},
    {"in a subordinate clause", -44},
    {"in a long sentence", -30},
    {"reported again", 9},
    {"dated", 40},
    {"placed", 37},
};

constexpr Factor of_relations[] = {
    {"any relation", 176},
    {"by a title", -10},
    {"by a description", 11},
    {"by apposition", -10},
    {"by a copula", 22},
    {"by a noun beside the name", 15},
    {"by a possessor", 15},
    {"by \"in\"", -80},
    {"by \"of\"", 12},
    {"by a comma", 16},
    {"by the name itself", -22},
    {"by a compound", 6},
    {"by a verb", 25},
    {"office", 10},
    {"whole and part", -12},
    {"place in place", -29},
    {"of a party nobody knows", -70},
    {"to a party nobody knows", -28},
    {"not asserted", 0},
    {"with a title", 4},
    {"owner understood", 43},
};

}  // namespace

std::span<const Factor> event_factors() { return of_events; }
std::span<const Factor> relation_factors() { return of_relations; }

}  // namespace entente
