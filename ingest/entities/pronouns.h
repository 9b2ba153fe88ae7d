// SPDX-License-Identifier: Apache-2.0
/// First and second person, reflexives, and pairs that "they" may mean.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "ingest/entities/discourse.h"

namespace entente {

/// Who is "I", "we" and "you": in quoted speech the speaker, outside the person of the byline or the title, or those
/// who make a statement together.
class Speakers {
 public:
  explicit Speakers(const Discourse& discourse);

  /// Joins the pronoun with its speaker or with the same pronoun in the same mouth.
  void resolve(Discourse& discourse, std::uint32_t phrase);

 private:
  std::uint32_t author_ = no_index;      // phrase that names who speaks outside of quotes
  std::vector<std::uint32_t> together_;  // phrases that name who says "we" there, when it is several
  std::map<std::pair<std::uint32_t, PronounClass>, std::uint32_t> last_;  // by mouth: a phrase
};

/// The plural subject with which the pronoun's clause is coordinated: "The rebels withdrew and they released the
/// hostages"; or no_index.
std::uint32_t parallel_subject(const Discourse& discourse, std::uint32_t phrase);

/// The phrase that a reflexive pronoun must mean: the subject of its verb; or no_index.
std::uint32_t reflexive_antecedent(const Discourse& discourse, std::uint32_t phrase);

}  // namespace entente
