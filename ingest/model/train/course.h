// SPDX-License-Identifier: Apache-2.0
/// A course of training: what to learn from, for how long, and what to measure on the way.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <unordered_map>
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
  std::size_t epochs = 20;  // passes over `parses`
  std::uint64_t seed = 1;
  double names_share = 0.35;  // tokens of names sets for each token of a treebank
  float rate = 2e-3F;
  std::string reading;  // file that read() has written; "" for none
  std::string resumed;  // model file to go on from; "" for none
  std::string output;   // written after every report
};

/// Text without annotation to read before the course.
class Reader {
 public:
  void add_text(std::string_view text);
  void add_sentence(const std::vector<std::string>& words);
  std::size_t words() const { return words_; }

 private:
  friend Result<void> read(const Course& course, const Reader& reader, std::size_t words);
  std::uint32_t form(std::string_view word, bool is_first);
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of forms, with a mark for the first word
  std::vector<WordFeatures> forms_;
  std::vector<std::vector<std::uint32_t>> sentences_;
  std::size_t words_ = 0;
};

/// Reads `words` words of text and writes what the network has learnt from them to `course.output`.
Result<void> read(const Course& course, const Reader& reader, std::size_t words);

/// Trains and writes the model; progress and dev figures go to stderr.
Result<void> run(const Course& course, const DevSets& dev);

/// A course for the names layer on top of a model that reads already.
struct NamesCourse {
  std::string base;  // bytes of the model
  std::vector<std::pair<Example, std::size_t>> names;
  std::vector<std::pair<std::string, std::string>> header;  // provenance, after the base's own
  Eigen::Index hidden = 64;
  std::size_t epochs = 6;  // passes over `names`
  std::uint64_t seed = 1;
  float rate = 2e-3F;
  std::string output;
};
Result<void> run(const NamesCourse& course, const DevSets& dev);

/// One line per dev set.
Result<void> report(const std::string& model, const DevSets& dev, std::ostream& out);

}  // namespace entente::train
