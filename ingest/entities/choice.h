// SPDX-License-Identifier: Apache-2.0
/// Which of the things spoken of before does a phrase mean? A log-linear choice among the clusters in reach, after
/// Denis & Baldridge (2008), "Specialized models and ranking for coreference resolution", with "none of them" as one
/// more answer. Features are yes or no and weights whole numbers, so every machine chooses the same.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "ingest/entities/discourse.h"

namespace entente {

/// What chooses; each class has its own weights.
enum class Chooser : std::uint8_t {
  he_subject,
  he_possessive,
  he_other,
  it_subject,
  it_possessive,
  it_other,
  they_subject,
  they_possessive,
  they_other,
  definite,       // "the minister", "its minister"
  demonstrative,  // "this minister", "this"
  bare,           // "a minister", "ministers"
};
inline constexpr std::size_t chooser_count = 12;

inline constexpr std::size_t feature_count = 152;
using Weights = std::array<std::array<std::int16_t, feature_count>, chooser_count>;  // in hundredths of a nat

/// Fitted by tests/bench/coref_figures on GUM and GAP; see there.
extern const Weights choice_weights;

struct Candidate {
  std::uint32_t phrase = no_index;     // none for "none of them"
  std::vector<std::uint8_t> features;  // that hold
};

struct Choice {
  Chooser chooser = Chooser::definite;
  std::uint32_t anaphor = no_index;   // phrase
  std::vector<Candidate> candidates;  // "none of them" first; several phrases of one cluster may stand here
};

/// Who may be chosen for a pronoun (he, it, they) or a description, with their features. Reaches back over a bounded
/// number of phrases; for pronouns also forward within the sentence.
Choice choice_for(const Discourse& discourse, std::uint32_t anaphor);

int score(const Candidate& candidate, Chooser chooser, const Weights& weights);

/// The index of the best candidate when it beats "none of them" by `margin`, else 0.
std::size_t best_of(const Choice& choice, const Weights& weights, int margin = 0);

/// Chooses among the candidates; best_of() unless somebody teaches.
using Choose = std::function<std::size_t(const Choice&)>;

}  // namespace entente
