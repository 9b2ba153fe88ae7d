// SPDX-License-Identifier: Apache-2.0
/// Word vectors from unannotated text: skip-grams with negative samples (Mikolov et al. 2013), with one output table
/// per relative position (Ling et al. 2015), which suits syntax.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ingest/model/train/parameters.h"

namespace entente::train {

/// Sorted hashes of words (ingest/text/network_features.h) and a vector for each.
struct WordVectors {
  std::vector<std::uint32_t> hashes;
  Matrix rows;
};

struct VectorCourse {
  std::size_t epochs = 3;
  std::uint64_t seed = 1;
  std::size_t dimensions = 96;
  std::size_t rarest = 5;            // how often a word must occur
  std::vector<std::uint32_t> words;  // hashes, with 0 between sentences
};

void add_text(VectorCourse& course, std::string_view text);
void add_sentence(VectorCourse& course, const std::vector<std::string>& words);
/// The bytes of a model file of kind "vectors"; progress goes to stderr.
std::string learn_vectors(const VectorCourse& course);
Result<WordVectors> read_vectors(const std::string& path);

}  // namespace entente::train
