// SPDX-License-Identifier: Apache-2.0
/// The names layer: a BiLSTM over the outputs of the analyser's first layers, which stay as they are, and a conditional
/// random field (Lafferty et al. 2001) over its labels.
#pragma once

#include <string>
#include <vector>

#include "ingest/model/train/parameters.h"
#include "ingest/model/train/recurrent.h"
#include "ingest/text/network_model.h"

namespace entente::train {

class NamesLearner {
 public:
  NamesLearner(Eigen::Index inputs, Eigen::Index hidden, std::uint64_t seed);

  struct Sentence {
    std::vector<std::uint8_t> inputs;  // bytes, see Network::name_inputs
    const std::vector<std::uint8_t>* labels = nullptr;
  };
  /// Sentences by falling length; the loss is the mean per token.
  double learn(const std::vector<Sentence>& sentences);
  void step(float rate);
  /// The tensors of the averaged weights.
  void export_to(ModelFileWriter& writer) const;

 private:
  double score_sentence(const Matrix& scores, const std::vector<std::uint8_t>& gold, float weight, Matrix& gradient);

  Random random_;
  Eigen::Index inputs_, hidden_;
  BidirectionalLstm layer_;
  Parameter weights_, bias_, transitions_;
  std::uint32_t time_ = 0;
};

}  // namespace entente::train
