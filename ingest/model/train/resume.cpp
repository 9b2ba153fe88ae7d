// SPDX-License-Identifier: Apache-2.0
/// From the 8-bit tensors of a model back to floats that can learn on.
#include <algorithm>

#include "ingest/model/train/learner.h"
#include "ingest/model/train/quantise.h"
#include "ingest/text/network_model.h"

namespace entente::train {
namespace {

/// What one unit of an embedding is worth does not matter to the model, only to the pace of learning on.
constexpr float embedding_unit = 1.5F / 127;

Result<void> take_table(const ModelFile& file, const std::string& name, Table& table, float unit) {
  ENTENTE_TRY(const auto bytes, file.tensor<std::int8_t>(name));
  if (bytes.rows != static_cast<std::size_t>(table.value.rows()) ||
      bytes.columns != static_cast<std::size_t>(table.value.cols())) {
    return fail(ErrorKind::unreadable, "the model was made with other sizes or words: '" + name + "'");
  }
  for (std::size_t i = 0; i < bytes.values.size(); ++i) {
    table.value.data()[i] = static_cast<float>(bytes.values[i]) * unit;
  }
  table.average = table.value;
  return {};
}

Result<void> take_floats(const ModelFile& file, const std::string& name, Parameter& parameter,
                         bool is_transposed = false) {
  ENTENTE_TRY(const auto floats, file.tensor<float>(name));
  if (floats.values.size() != static_cast<std::size_t>(parameter.value.size())) {
    return fail(ErrorKind::unreadable, "the model was made with other sizes: '" + name + "'");
  }
  for (std::size_t i = 0; i < floats.rows; ++i) {
    for (std::size_t j = 0; j < floats.columns; ++j) {
      const auto row = static_cast<Eigen::Index>(i), column = static_cast<Eigen::Index>(j);
      (is_transposed ? parameter.value(column, row) : parameter.value(row, column)) = floats.row(i)[j];
    }
  }
  parameter.average = parameter.value;
  return {};
}

Result<void> take_layer(const ModelFile& file, const std::string& name, Parameter& weights, Parameter* bias,
                        const std::vector<float>& units) {
  ENTENTE_TRY(const auto packed, file.tensor<std::int8_t>(name + ".weights"));
  ENTENTE_TRY(const auto scales, file.tensor<float>(name + ".scales"));
  ENTENTE_TRY(const auto biases, file.tensor<float>(name + ".biases"));
  const auto outputs = static_cast<std::size_t>(weights.value.rows()),
             inputs = static_cast<std::size_t>(weights.value.cols());
  if (packed.columns != inputs || packed.rows < outputs) {
    return fail(ErrorKind::unreadable, "the model was made with other sizes: '" + name + "'");
  }
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t k = 0; k < inputs; ++k) {
      const std::int8_t byte = packed.values[o / 16 * 16 * inputs + k / 4 * 64 + o % 16 * 4 + k % 4];
      weights.value(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(k)) =
          static_cast<float>(byte) * scales.values[o] / units[k];
    }
    if (bias != nullptr) bias->value(0, static_cast<Eigen::Index>(o)) = biases.values[o];
  }
  weights.average = weights.value;
  if (bias != nullptr) bias->average = bias->value;
  return {};
}

}  // namespace

Result<void> Learner::load_model(std::span<const std::byte> bytes) {
  ENTENTE_TRY(const ModelFile file, ModelFile::open(bytes));
  ENTENTE_CHECK(take_table(file, "words", words_, embedding_unit));
  ENTENTE_CHECK(take_table(file, "affixes", affixes_, embedding_unit));
  ENTENTE_CHECK(take_table(file, "shapes", shapes_, embedding_unit));
  ENTENTE_CHECK(take_table(file, "hints", hints_, embedding_unit));
  ENTENTE_TRY(const auto ratios, file.tensor<float>("ratios"));
  if (ratios.values.size() != 2) return fail(ErrorKind::unreadable, "the model has no ratios");
  std::vector<float> units;
  const auto add_units = [&](Eigen::Index n, float unit) {
    units.insert(units.end(), static_cast<std::size_t>(n), unit);
  };
  add_units(sizes_.vector, unit_of(vectors_.average));
  add_units(sizes_.word, embedding_unit);
  add_units(sizes_.affix, embedding_unit / ratios.values[0]);
  add_units(sizes_.shape, embedding_unit / ratios.values[1]);
  const std::vector<float> output_units(static_cast<std::size_t>(2 * sizes_.hidden), 1.0F / 127);
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const std::string name = "layer" + std::to_string(l);
    const auto parameters = layers_[l].parameters();  // input, bias, forward, backward
    ENTENTE_CHECK(take_layer(file, name + ".input", *parameters[0], parameters[1], units));
    ENTENTE_CHECK(take_layer(file, name + ".forward", *parameters[2], nullptr, output_units));
    ENTENTE_CHECK(take_layer(file, name + ".backward", *parameters[3], nullptr, output_units));
    units = output_units;
  }
  ENTENTE_CHECK(take_layer(file, "tags", tag_weights_, &tag_bias_, output_units));
  ENTENTE_CHECK(take_layer(file, "names", name_weights_, &name_bias_, output_units));
  ENTENTE_CHECK(take_layer(file, "arcs", arc_weights_, &arc_bias_, output_units));
  ENTENTE_CHECK(take_floats(file, "biaffine", biaffine_));
  ENTENTE_CHECK(take_floats(file, "head-bias", head_bias_));
  ENTENTE_CHECK(take_floats(file, "root-arc", root_arc_));
  ENTENTE_CHECK(take_floats(file, "root-label", root_label_));
  ENTENTE_CHECK(take_floats(file, "label-weights", label_weights_, true));
  ENTENTE_CHECK(take_floats(file, "label-bias", label_bias_));
  has_read_ = true;
  return {};
}

}  // namespace entente::train
