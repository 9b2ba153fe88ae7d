// SPDX-License-Identifier: Apache-2.0
/// A course of training: what to learn from, for how long, and what to measure on the way.
#pragma once

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ingest/model/train/corpus.h"
#include "ingest/model/train/learner.h"
#include "ingest/model/train/vectors.h"

namespace entente::train {

struct DevSets {
  struct Names {
    std::string path;
    std::vector<Example> examples;
    bool states_are_places = false;
  };
  std::vector<std::pair<std::string, std::vector<Example>>> parses;
  std::vector<Names> names;
};

struct Course {
  std::vector<Example> parses;
  std::vector<std::pair<Example, std::size_t>> names;  // with how often each counts
  WordVectors vectors;
  std::vector<std::pair<std::string, std::string>> header;  // provenance
  Sizes sizes;
  Dropout dropout;
  std::size_t epochs = 20;   // passes over `parses`
  std::uint64_t seed = 1;
  double names_share = 0.35;  // tokens of names sets for each token of a treebank
  float rate = 2e-3F;
  std::string output;        // written after every report
};

/// Trains and writes the model; progress and dev figures go to stderr.
Result<void> run(const Course& course, const DevSets& dev);

/// One line per dev set.
Result<void> report(const std::string& model, const DevSets& dev, std::ostream& out);

}  // namespace entente::train
