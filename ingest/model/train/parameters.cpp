// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/parameters.h"

#include <algorithm>
#include <cmath>

namespace entente::train {
namespace {

constexpr float first_decay = 0.9F;
constexpr float second_decay = 0.98F;
constexpr float small = 1e-8F;

void adam(float* value, const float* gradient, float* first, float* second, float* average, Eigen::Index count,
          const AdamStep& step) {
  for (Eigen::Index i = 0; i < count; ++i) {
    const float g = gradient[i] * step.clip;
    first[i] = first_decay * first[i] + (1 - first_decay) * g;
    second[i] = second_decay * second[i] + (1 - second_decay) * g * g;
    value[i] -= step.rate * first[i] / (std::sqrt(second[i]) + small);
    average[i] = step.average * average[i] + (1 - step.average) * value[i];
  }
}

}  // namespace

void Parameter::fill_normal(float deviation, Random& random) {
  for (Eigen::Index i = 0; i < value.size(); ++i) value.data()[i] = deviation * random.normal();
  average = value;
}

void Parameter::step(const AdamStep& step) {
  adam(value.data(), gradient.data(), first.data(), second.data(), average.data(), value.size(), step);
  gradient.setZero();
}

void Table::create(Eigen::Index rows, Eigen::Index columns, float deviation, Random& random) {
  value = Matrix::Zero(rows, columns);
  for (Eigen::Index i = 0; i < value.size(); ++i) value.data()[i] = deviation * random.normal();
  average = value;
  gradient = first = second = Matrix::Zero(rows, columns);
  last.assign(static_cast<std::size_t>(rows), 0);
}

double Table::squared_gradient() {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  double sum = 0;
  for (const std::uint32_t row : touched) sum += static_cast<double>(gradient.row(row).squaredNorm());
  return sum;
}

void Table::step(const AdamStep& step) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const std::uint32_t row : touched) {
    if (!is_fixed) {
      const float keep = std::pow(step.average, static_cast<float>(step.time - 1 - last[row]));
      average.row(row) = keep * average.row(row) + (1 - keep) * value.row(row);
      last[row] = step.time;
      adam(value.row(row).data(), gradient.row(row).data(), first.row(row).data(), second.row(row).data(),
           average.row(row).data(), value.cols(), step);
    }
    gradient.row(row).setZero();
  }
  touched.clear();
}

void Table::catch_up(std::uint32_t time, float average_weight) {
  if (is_fixed) return;
  for (std::size_t row = 0; row < last.size(); ++row) {
    const auto r = static_cast<Eigen::Index>(row);
    const float keep = std::pow(average_weight, static_cast<float>(time - last[row]));
    average.row(r) = keep * average.row(r) + (1 - keep) * value.row(r);
    last[row] = time;
  }
}

}  // namespace entente::train
