// SPDX-License-Identifier: Apache-2.0
/// The network that reads a sentence: word features → bidirectional LSTM layers → scores for tags, names, heads and
/// labels. A deep biaffine parser (Dozat & Manning 2017) with taggers on its second layer, in 8-bit arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/text/network_features.h"
#include "ingest/text/network_kernels.h"
#include "ingest/text/network_model.h"

namespace entente {

/// What the network says about one sentence of n tokens; row-major.
struct SentenceScores {
  std::vector<float> tags;          // n x tag classes
  std::vector<float> names;         // n x name labels; empty when the model knows no names
  std::vector<float> heads;         // n x (n + 1): column 0 is the root, column j + 1 token j
  std::vector<float> as_dependent;  // n x label size, for best_labels
  std::vector<float> as_head;       // (n + 1) x label size; row 0 is the root
};

class Network {
 public:
  /// Reads the tensors in place: the model's bytes must outlive the network.
  static Result<Network> open(const ModelFile& file);

  /// Room that runs share one after the other, so that it is not cleared each time.
  struct Scratch {
    std::vector<std::uint8_t> in, out, name_out;
    std::vector<float> gates, tags, names, arcs;
    std::vector<float> gathered, dependents, heads, wanted, square;  // of one sentence
  };

  std::size_t tag_count() const { return tag_count_; }
  std::size_t name_count() const { return name_count_; }
  std::size_t label_count() const { return label_count_; }

  /// Scores of each sentence. Memory and time are linear in the number of tokens, and quadratic only in the longest
  /// sentence (for the head scores). The result does not depend on which sentences come together.
  void run(std::span<const std::span<const WordFeatures>> sentences, Scratch& scratch,
           std::vector<SentenceScores>& scores) const;

  /// What the names layer reads, for training it: bytes of the tag layer's outputs, name_input_size() a token.
  std::vector<std::vector<std::uint8_t>> name_inputs(std::span<const std::span<const WordFeatures>> sentences,
                                                     Scratch& scratch) const;
  std::size_t name_input_size() const { return 2 * hidden_; }
  /// Scores of one name label after another, from x to, name_count() each way.
  std::span<const float> name_transitions() const { return name_transitions_; }

  /// The best label but "root" (0) for the arc to each token from its head (0 is the root, j + 1 token j).
  std::vector<std::uint8_t> best_labels(const SentenceScores& scores, std::span<const std::uint32_t> heads) const;

  /// For tests: another instruction set than the machine's best.
  void use(Instructions instructions) { instructions_ = instructions; }

 private:
  struct Recurrent {
    std::size_t hidden = 0;
    ByteLayer input, forward, backward;  // input: 8 x hidden outputs, forward's gates first
  };
  struct Layout;

  void embed(const WordFeatures& word, std::uint8_t* out) const;
  void run_layer(const Recurrent& layer, const Layout& layout, std::span<const std::uint8_t> in, std::size_t in_size,
                 std::span<float> gates, std::span<std::uint8_t> out) const;
  static Result<Recurrent> read_recurrent(const ModelFile& file, const std::string& name, std::size_t inputs);
  /// Runs the first `count` layers and leaves the last one's outputs in scratch.in; calls `at_tag_layer` when those of
  /// the tag layer are there.
  template <class Callback>
  void run_layers(std::span<const std::span<const WordFeatures>> sentences, const Layout& layout, Scratch& scratch,
                  std::size_t count, Callback at_tag_layer) const;
  /// Reads scratch.gathered.
  void score_heads(Scratch& scratch, SentenceScores& scores, std::size_t tokens) const;

  Instructions instructions_ = Instructions::portable;
  WordTable vector_table_, word_table_;
  TensorView<std::int8_t> vectors_, words_, affixes_, shapes_, hints_;
  float affix_ratio_ = 1, shape_ratio_ = 1;
  std::vector<Recurrent> layers_;
  std::vector<Recurrent> name_layer_;  // one or none
  std::vector<float> name_transitions_;
  std::size_t hidden_ = 0, tag_layer_ = 0, input_size_ = 0;
  ByteLayer tags_, names_, arcs_;
  TensorView<float> biaffine_, head_bias_, root_arc_, root_label_;
  std::vector<float> label_weights_, label_bias_;  // rows of label_stride
  std::size_t arc_size_ = 0, label_size_ = 0;
  std::size_t tag_count_ = 0, name_count_ = 0, label_count_ = 0;
};

}  // namespace entente
