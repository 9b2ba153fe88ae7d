// SPDX-License-Identifier: Apache-2.0
/// The analyser's network while it learns: ingest/text/network.h with floats, dropout, losses and gradients.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/model/train/corpus.h"
#include "ingest/model/train/parameters.h"
#include "ingest/model/train/recurrent.h"
#include "ingest/text/network_features.h"

namespace entente::train {

struct Sizes {
  Eigen::Index vector = 96, word = 64, affix = 64, shape = 32;
  Eigen::Index hidden = 192, arc = 128, label = 128;
  int layers = 3;
  int tag_layer = 1;  // whose output the taggers read
};

struct Dropout {
  float input = 0.15F, layer = 0.3F, recurrent = 0.15F, head = 0.3F;
  float word = 0.2F;     // share of words that lose their own embedding
  float vector = 0.05F;  // share of words that lose their vector too
};

/// What is known of words before training.
struct Lexicon {
  std::vector<std::uint32_t> word_hashes;    // sorted; words with an embedding of their own
  std::vector<std::uint32_t> vector_hashes;  // sorted; words with a vector
  Matrix vectors;                            // one row each
};

/// An example with the features of its words in the spelling to train on.
struct Lesson {
  const Example* example = nullptr;
  std::vector<WordFeatures> features;
  std::vector<std::uint16_t> tags;  // classes
};

struct Losses {
  double tags = 0, arcs = 0, labels = 0, names = 0;
};

class Learner {
 public:
  Learner(const Sizes& sizes, Lexicon lexicon, std::vector<TagKey> tag_classes, std::uint64_t seed);

  /// One pass forward and backward over sentences by falling length; the losses are means per token.
  Losses learn(const std::vector<Lesson>& lessons, const Dropout& dropout);
  void step(float rate, float average_weight);

  /// One pass over sentences without annotation: each direction of the first layer learns to foretell the word that
  /// it has not seen yet (sampled softmax; Jean et al. 2015). The loss is the mean per word.
  double read(const std::vector<Lesson>& lessons, const Dropout& dropout);
  /// Prepares read(): how often each word with a vector occurs.
  void prepare_reading(const std::vector<std::size_t>& counts);
  /// What reading has taught, to be loaded into a learner of the same sizes and words.
  std::string save_reading() const;
  Result<void> load_reading(std::span<const std::byte> bytes);
  /// Goes on from a model that export_model() has made with the same sizes and words.
  Result<void> load_model(std::span<const std::byte> bytes);
  /// The file of the averaged weights as 8-bit numbers; `sample` sets the ranges of summed embeddings.
  /// `header` are "key value" lines for the provenance.
  std::string export_model(const std::vector<Lesson>& sample,
                           const std::vector<std::pair<std::string, std::string>>& header);

 private:
  Matrix embed(const std::vector<Lesson>& lessons, const Packing& packing, const Dropout& dropout);
  void embed_backward(const Matrix& gradient);
  double score_tags(const std::vector<Lesson>& lessons, const Packing& packing, const Matrix& h, Matrix& gradient,
                    Parameter& weights, Parameter& bias, bool names);
  Losses score_arcs(const std::vector<Lesson>& lessons, const Packing& packing, const Matrix& h, Matrix& gradient,
                    float dropout);
  std::vector<Parameter*> parameters();
  std::vector<Table*> tables() { return {&vectors_, &words_, &affixes_, &shapes_, &hints_, &foretold_}; }
  double foretell(int direction, const std::vector<Lesson>& lessons, const Packing& packing, const Matrix& h,
                  Matrix& gradient);

  Sizes sizes_;
  Lexicon lexicon_;
  WordTable vector_table_, word_table_;
  std::vector<TagKey> tag_classes_;
  Random random_;
  std::uint32_t time_ = 0;
  float average_weight_ = 0;

  Table vectors_, words_, affixes_, shapes_, hints_;
  std::vector<BidirectionalLstm> layers_;
  Parameter tag_weights_, tag_bias_, name_weights_, name_bias_;
  Parameter arc_weights_, arc_bias_, biaffine_, head_bias_, root_arc_, root_label_, label_weights_, label_bias_;

  // Reading: projections of each direction, and what each word with a vector looks like when foretold.
  Parameter projections_[2], projection_biases_[2];
  Table foretold_;
  std::vector<std::uint32_t> samples_;  // each row as often as it is drawn
  std::vector<float> log_shares_;       // of each row in samples_
  bool has_read_ = false;

  struct Rows {  // of one token, as embedded last
    std::uint32_t vector = 0, word = 0;
    std::array<std::uint16_t, affix_count> affixes{};
    std::uint16_t shape = 0, hints = 0;
  };
  std::vector<Rows> rows_;
};

}  // namespace entente::train
