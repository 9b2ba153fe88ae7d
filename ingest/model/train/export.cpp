// SPDX-License-Identifier: Apache-2.0
/// From averaged floats to the 8-bit tensors that ingest/text/network.cpp reads.
#include <algorithm>
#include <cmath>

#include "ingest/model/train/learner.h"
#include "ingest/text/network_decode.h"
#include "ingest/text/network_model.h"

namespace entente::train {
namespace {

std::int8_t byte_of(float value) {
  return static_cast<std::int8_t>(std::lround(std::clamp(value, -127.0F, 127.0F)));
}

void add_floats(ModelFileWriter& writer, const std::string& name, const Matrix& values) {
  writer.add_tensor<float>(name, {values.data(), static_cast<std::size_t>(values.size())},
                           static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
}

/// The worth of one unit of a table of bytes: its largest value, but no more than five deviations.
float unit_of(const Matrix& values) {
  const float deviation = std::sqrt(values.squaredNorm() / static_cast<float>(std::max<Eigen::Index>(1, values.size())));
  return std::max(1e-8F, std::min(values.cwiseAbs().maxCoeff(), 5 * deviation)) / 127;
}

void add_bytes(ModelFileWriter& writer, const std::string& name, const Matrix& values, float unit) {
  std::vector<std::int8_t> bytes(static_cast<std::size_t>(values.size()));
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = byte_of(values.data()[i] / unit);
  writer.add_tensor<std::int8_t>(name, bytes, static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
}

/// `units`: the worth of one unit of each input.
void add_layer(ModelFileWriter& writer, const std::string& name, const Matrix& weights, const Matrix& bias,
               const std::vector<float>& units) {
  const auto inputs = static_cast<std::size_t>(weights.cols()), real = static_cast<std::size_t>(weights.rows());
  const std::size_t outputs = (real + 15) / 16 * 16;
  std::vector<std::int8_t> packed(outputs * inputs);
  std::vector<float> scales(outputs), biases(outputs);
  std::vector<std::int32_t> sums(outputs);
  for (std::size_t o = 0; o < real; ++o) {
    float top = 1e-8F;
    const auto weight = [&](std::size_t k) { return weights(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(k)) * units[k]; };
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

}  // namespace

std::string Learner::export_model(const std::vector<Lesson>& sample,
                                  const std::vector<std::pair<std::string, std::string>>& header) {
  for (Table* table : tables()) table->catch_up(time_, average_weight_);
  ModelFileWriter writer;
  writer.add_value("kind", "analyser");
  for (const auto& [key, value] : header) writer.add_value(key, value);
  writer.add_value("hidden", std::to_string(sizes_.hidden));
  writer.add_value("layers", std::to_string(sizes_.layers));
  writer.add_value("tag-layer", std::to_string(sizes_.tag_layer));
  writer.add_value("names", std::to_string(name_label_count));

  std::vector<std::int8_t> classes;
  for (const TagKey& key : tag_classes_) classes.insert(classes.end(), key.begin(), key.end());
  writer.add_tensor<std::int8_t>("tag-classes", classes, tag_classes_.size(), 7);
  writer.add_tensor<std::uint32_t>("vectors.hashes", lexicon_.vector_hashes, 1, lexicon_.vector_hashes.size());
  writer.add_tensor<std::uint32_t>("words.hashes", lexicon_.word_hashes, 1, lexicon_.word_hashes.size());

  // Sums of embeddings are bytes again; their range is that of the sums in the sample.
  double affix_squares = 0, shape_squares = 0, count = 0;
  for (const Lesson& lesson : sample) {
    for (const WordFeatures& word : lesson.features) {
      Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(sizes_.affix);
      for (const std::uint16_t a : word.affixes) {
        if (a != 0) sum += affixes_.average.row(a);
      }
      affix_squares += static_cast<double>(sum.squaredNorm()) / static_cast<double>(sizes_.affix);
      shape_squares += static_cast<double>(shapes_.average.row(word.shape).squaredNorm()) / static_cast<double>(sizes_.shape);
      count += 1;
    }
  }
  const auto unit_of_sum = [&](double squares) {
    return 4.5F * static_cast<float>(std::sqrt(std::max(squares / std::max(count, 1.0), 1e-12))) / 127;
  };
  const float vector_unit = unit_of(vectors_.average), word_unit = unit_of(words_.average);
  const float affix_unit = unit_of(affixes_.average), shape_unit = unit_of(shapes_.average);
  const float affix_sum_unit = unit_of_sum(affix_squares), shape_sum_unit = unit_of_sum(shape_squares);
  add_bytes(writer, "vectors", vectors_.average, vector_unit);
  add_bytes(writer, "words", words_.average, word_unit);
  add_bytes(writer, "affixes", affixes_.average, affix_unit);
  add_bytes(writer, "shapes", shapes_.average, shape_unit);
  add_bytes(writer, "hints", hints_.average, shape_unit);
  const std::vector<float> ratios{affix_unit / affix_sum_unit, shape_unit / shape_sum_unit};
  writer.add_tensor<float>("ratios", ratios, 1, 2);

  std::vector<float> units;
  const auto add_units = [&](Eigen::Index n, float unit) { units.insert(units.end(), static_cast<std::size_t>(n), unit); };
  add_units(sizes_.vector, vector_unit);
  add_units(sizes_.word, word_unit);
  add_units(sizes_.affix, affix_sum_unit);
  add_units(sizes_.shape, shape_sum_unit);
  const std::vector<float> hidden_units(static_cast<std::size_t>(sizes_.hidden), 1.0F / 127);
  const std::vector<float> output_units(static_cast<std::size_t>(2 * sizes_.hidden), 1.0F / 127);
  const Matrix no_bias = Matrix::Zero(1, 4 * sizes_.hidden);
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const std::string name = "layer" + std::to_string(l);
    add_layer(writer, name + ".input", layers_[l].input().average, layers_[l].bias().average, units);
    add_layer(writer, name + ".forward", layers_[l].recurrent(0).average, no_bias, hidden_units);
    add_layer(writer, name + ".backward", layers_[l].recurrent(1).average, no_bias, hidden_units);
    units = output_units;
  }
  add_layer(writer, "tags", tag_weights_.average, tag_bias_.average, output_units);
  add_layer(writer, "names", name_weights_.average, name_bias_.average, output_units);
  add_layer(writer, "arcs", arc_weights_.average, arc_bias_.average, output_units);
  add_floats(writer, "biaffine", biaffine_.average);
  add_floats(writer, "head-bias", head_bias_.average);
  add_floats(writer, "root-arc", root_arc_.average);
  add_floats(writer, "root-label", root_label_.average);
  add_floats(writer, "label-weights", label_weights_.average.transpose());
  add_floats(writer, "label-bias", label_bias_.average);
  return writer.bytes();
}

}  // namespace entente::train
