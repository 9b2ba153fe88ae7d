// SPDX-License-Identifier: Apache-2.0
/// Weights that learn: Adam (Kingma & Ba 2015) with an exponential average of the weights beside it.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <deque>
#include <vector>

#include "ingest/model/train/random.h"

namespace entente::train {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct AdamStep {
  float rate = 0;     // learning rate, bias correction included
  float clip = 1;     // factor on every gradient
  float average = 0;  // weight of the old average
  std::uint32_t time = 0;
};

struct Parameter {
  Matrix value, gradient, first, second, average;

  void create(Eigen::Index rows, Eigen::Index columns) {
    value = gradient = first = second = average = Matrix::Zero(rows, columns);
  }
  void fill_normal(float deviation, Random& random);
  void step(const AdamStep& step);
};

/// A table of rows of which a batch touches few: only those are updated.
struct Table {
  Matrix value, gradient, first, second, average;
  std::vector<std::uint32_t> last;     // time of each row's last update
  std::vector<std::uint32_t> touched;  // rows with a gradient; may repeat
  bool is_fixed = false;

  void create(Eigen::Index rows, Eigen::Index columns, float deviation, Random& random);
  float* gradient_of(std::uint32_t row) {
    touched.push_back(row);
    return gradient.row(row).data();
  }
  double squared_gradient();
  void step(const AdamStep& step);
  /// Brings the average of the untouched rows up to date.
  void catch_up(std::uint32_t time, float average_weight);
};

}  // namespace entente::train
