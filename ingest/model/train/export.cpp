// SPDX-License-Identifier: Apache-2.0
/// From averaged floats to the 8-bit tensors that ingest/text/network.cpp reads.
#include <cmath>

#include "ingest/model/train/learner.h"
#include "ingest/model/train/quantise.h"
#include "ingest/text/network_decode.h"
#include "ingest/text/network_model.h"

namespace entente::train {

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
      shape_squares +=
          static_cast<double>(shapes_.average.row(word.shape).squaredNorm()) / static_cast<double>(sizes_.shape);
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
  const auto add_units = [&](Eigen::Index n, float unit) {
    units.insert(units.end(), static_cast<std::size_t>(n), unit);
  };
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
