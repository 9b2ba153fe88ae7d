// SPDX-License-Identifier: Apache-2.0
/// Which articles are copies of one text: the same words but for a headline, an agency's line, some sentences more or
/// fewer, the furniture of another site. Two reports of one event in words of their own are no copies.
///
/// Texts are compared by their shingles, the runs of four words (Broder 1997, "On the resemblance and containment of
/// documents"); resemblance is the share of shingles that two texts have in common. Candidates are found without
/// comparing all pairs by MinHash: 60 minima in 20 bands of 3, so that a pair of resemblance r becomes a candidate with
/// probability 1 − (1 − r³)²⁰: .02 at r = .1, .42 at .3, .93 at .5, .99 at .6, .9998 at .7. Then the texts themselves
/// decide.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// What is kept of a text to find those that resemble it. O(60 · words).
struct TextSketch {
  std::uint64_t words = 0;           // hash of all words, equal for equal texts; 0 when there are too few to compare
  std::vector<std::uint64_t> bands;  // one hash a band; equal ones make a candidate. Empty for a very short text
};
TextSketch sketch_of(std::string_view text);

/// What decides whether a candidate is a copy. Hashes, sorted, each once.
struct Shingles {
  std::vector<std::uint64_t> shingles;
  std::vector<std::uint64_t> names;  // words that begin with a capital letter or a digit
};
Shingles shingles_of(std::string_view text);

/// The resemblance of two copies in thousandths; 0 when they are not copies of one text. Wants half of the shingles in
/// common, nine tenths when these are few, and of the names and numbers of either text nearly all in the other, because
/// forms that are filled in anew ("On behalf of … I congratulate the people of …") resemble each other too.
int likeness(const Shingles& one, const Shingles& other);

}  // namespace entente
