// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/quantise.h"

#include <algorithm>
#include <cmath>

namespace entente::train {
namespace {

std::int8_t byte_of(float value) { return static_cast<std::int8_t>(std::lround(std::clamp(value, -127.0F, 127.0F))); }

}  // namespace

void add_floats(ModelFileWriter& writer, const std::string& name, const Matrix& values) {
  writer.add_tensor<float>(name, {values.data(), static_cast<std::size_t>(values.size())},
                           static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
}

float unit_of(const Matrix& values) {
  const float deviation =
      std::sqrt(values.squaredNorm() / static_cast<float>(std::max<Eigen::Index>(1, values.size())));
  return std::max(1e-8F, std::min(values.cwiseAbs().maxCoeff(), 5 * deviation)) / 127;
}

void add_bytes(ModelFileWriter& writer, const std::string& name, const Matrix& values, float unit) {
  std::vector<std::int8_t> bytes(static_cast<std::size_t>(values.size()));
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = byte_of(values.data()[i] / unit);
  writer.add_tensor<std::int8_t>(name, bytes, static_cast<std::size_t>(values.rows()),
                                 static_cast<std::size_t>(values.cols()));
}

void add_layer(ModelFileWriter& writer, const std::string& name, const Matrix& weights, const Matrix& bias,
               const std::vector<float>& units) {
  const auto inputs = static_cast<std::size_t>(weights.cols()), real = static_cast<std::size_t>(weights.rows());
  const std::size_t outputs = (real + 15) / 16 * 16;
  std::vector<std::int8_t> packed(outputs * inputs);
  std::vector<float> scales(outputs), biases(outputs);
  std::vector<std::int32_t> sums(outputs);
  for (std::size_t o = 0; o < real; ++o) {
    float top = 1e-8F;
    const auto weight = [&](std::size_t k) {
      return weights(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(k)) * units[k];
    };
    for (std::size_t k = 0; k < inputs; ++k) top = std::max(top, std::abs(weight(k)));
    scales[o] = top / 127;
    biases[o] = bias.data()[o];
    for (std::size_t k = 0; k < inputs; ++k) {
      const std::int8_t byte = byte_of(weight(k) / scales[o]);
      packed[o / 16 * 16 * inputs + k / 4 * 64 + o % 16 * 4 + k % 4] = byte;
      sums[o] += 128 * byte;
    }
  }
  writer.add_tensor<std::int8_t>(name + ".weights", packed, outputs, inputs);
  writer.add_tensor<float>(name + ".scales", scales, 1, outputs);
  writer.add_tensor<std::int32_t>(name + ".sums", sums, 1, outputs);
  writer.add_tensor<float>(name + ".biases", biases, 1, outputs);
}

}  // namespace entente::train
