// SPDX-License-Identifier: Apache-2.0
/// A bidirectional LSTM layer that learns, on batches of sentences packed by time step.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/model/train/parameters.h"

namespace entente::train {

/// Sentences by falling length; row offsets[t] + i is token t of the i-th (as in ingest/text/network.cpp).
struct Packing {
  std::vector<std::uint32_t> offsets{0};

  explicit Packing(const std::vector<std::size_t>& falling_lengths);
  std::size_t steps() const { return offsets.size() - 1; }
  Eigen::Index rows() const { return offsets.back(); }
  Eigen::Index active(std::size_t t) const { return t < steps() ? offsets[t + 1] - offsets[t] : 0; }
  Eigen::Index sentences() const { return active(0); }
  Eigen::Index row(std::size_t t, std::size_t i) const { return static_cast<Eigen::Index>(offsets[t] + i); }
};

/// One mask per sentence, the same at every step (Gal & Ghahramani 2016): 0 or 1 / (1 - share).
Matrix dropout_mask(Eigen::Index rows, Eigen::Index columns, float share, Random& random);
void multiply_by_mask(Matrix& values, const Matrix& mask, const Packing& packing);

class BidirectionalLstm {
 public:
  void create(Eigen::Index inputs, Eigen::Index hidden, Random& random);
  std::vector<Parameter*> parameters() { return {&input_, &bias_, &recurrent_[0], &recurrent_[1]}; }

  /// `x` holds the inputs (kept for backward); the outputs are hidden() x 2 wide.
  const Matrix& forward(const Matrix& x, const Packing& packing, float recurrent_dropout, Random& random);
  /// The gradient of the inputs, from that of the outputs; adds to the gradients of the weights.
  Matrix backward(const Matrix& output_gradient, const Packing& packing);

  const Parameter& input() const { return input_; }
  const Parameter& bias() const { return bias_; }
  const Parameter& recurrent(int direction) const { return recurrent_[direction]; }

 private:
  Eigen::Index hidden_ = 0;
  Parameter input_, bias_, recurrent_[2];  // 8H x D, 1 x 8H, 4H x H each
  Matrix x_, gates_, cells_, tangents_, outputs_, before_, mask_;
};

}  // namespace entente::train
