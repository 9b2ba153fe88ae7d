// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/names_learner.h"

#include <algorithm>
#include <cmath>

#include "ingest/model/train/quantise.h"
#include "ingest/text/network_decode.h"

namespace entente::train {
namespace {

constexpr auto label_count = static_cast<Eigen::Index>(name_label_count);
constexpr float input_dropout = 0.25F, recurrent_dropout = 0.15F, output_dropout = 0.3F;
constexpr float average_weight = 0.999F;

bool follows(Eigen::Index from, Eigen::Index to) {
  return may_follow(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
}

}  // namespace

NamesLearner::NamesLearner(Eigen::Index inputs, Eigen::Index hidden, std::uint64_t seed)
    : random_(seed), inputs_(inputs), hidden_(hidden) {
  layer_.create(inputs, hidden, random_);
  weights_.create(label_count, 2 * hidden);
  weights_.fill_normal(std::sqrt(0.5F / static_cast<float>(hidden)), random_);
  bias_.create(1, label_count);
  transitions_.create(label_count, label_count);
}

double NamesLearner::score_sentence(const Matrix& scores, const std::vector<std::uint8_t>& gold, float weight,
                                    Matrix& gradient) {
  const Eigen::Index n = scores.rows();
  Matrix worth = Matrix::Zero(label_count, label_count);
  for (Eigen::Index from = 0; from < label_count; ++from) {
    for (Eigen::Index to = 0; to < label_count; ++to) {
      if (follows(from, to)) worth(from, to) = std::exp(transitions_.value(from, to));
    }
  }
  Matrix emitted = scores, before(n, label_count), after(n, label_count);
  double partition = 0, right = 0;
  for (Eigen::Index t = 0; t < n; ++t) {
    const float top = scores.row(t).maxCoeff();
    emitted.row(t) = (scores.row(t).array() - top).exp();
    if (t == 0) before.row(t) = worth.row(0).cwiseProduct(emitted.row(t));
    else before.row(t) = (before.row(t - 1) * worth).cwiseProduct(emitted.row(t));
    const float sum = before.row(t).sum();
    before.row(t) /= sum;
    partition += static_cast<double>(top) + std::log(static_cast<double>(sum));
    const Eigen::Index label = gold[static_cast<std::size_t>(t)];
    const Eigen::Index last = t == 0 ? 0 : gold[static_cast<std::size_t>(t - 1)];
    right += static_cast<double>(scores(t, label) + transitions_.value(last, label));
    transitions_.gradient(last, label) -= weight;
  }
  float end = 0;
  for (Eigen::Index label = 0; label < label_count; ++label) {
    after(n - 1, label) = follows(label, 0) ? 1.0F : 0.0F;
    end += before(n - 1, label) * after(n - 1, label);
  }
  partition += std::log(static_cast<double>(end));
  for (Eigen::Index t = n - 1; t > 0; --t) {
    const Eigen::RowVectorXf value = after.row(t).cwiseProduct(emitted.row(t));
    after.row(t - 1) = (worth * value.transpose()).transpose();
    after.row(t - 1) /= after.row(t - 1).sum();
  }
  gradient.resize(n, label_count);
  for (Eigen::Index t = 0; t < n; ++t) {
    const Eigen::RowVectorXf value = after.row(t).cwiseProduct(emitted.row(t));
    Matrix pairs = t == 0 ? Matrix(Matrix::Zero(label_count, label_count))
                          : Matrix((before.row(t - 1).transpose() * value).cwiseProduct(worth));
    if (t == 0) pairs.row(0) = value.cwiseProduct(worth.row(0));
    pairs /= pairs.sum();
    transitions_.gradient += weight * pairs;
    gradient.row(t) = pairs.colwise().sum();
    gradient(t, gold[static_cast<std::size_t>(t)]) -= 1;
  }
  gradient *= weight;
  return partition - right;
}

double NamesLearner::learn(const std::vector<Sentence>& sentences) {
  std::vector<std::size_t> lengths;
  for (const Sentence& sentence : sentences) lengths.push_back(sentence.labels->size());
  const Packing packing(lengths);
  Matrix x(packing.rows(), inputs_);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    for (std::size_t t = 0; t < lengths[i]; ++t) {
      auto row = x.row(packing.row(t, i));
      const std::uint8_t* bytes = sentences[i].inputs.data() + t * static_cast<std::size_t>(inputs_);
      for (Eigen::Index k = 0; k < inputs_; ++k) row(k) = (static_cast<float>(bytes[k]) - 128.0F) / 127.0F;
    }
  }
  multiply_by_mask(x, dropout_mask(packing.sentences(), inputs_, input_dropout, random_), packing);
  Matrix h = layer_.forward(x, packing, recurrent_dropout, random_);
  const Matrix mask = dropout_mask(packing.sentences(), 2 * hidden_, output_dropout, random_);
  multiply_by_mask(h, mask, packing);
  Matrix scores = h * weights_.value.transpose();
  scores.rowwise() += bias_.value.row(0);
  Matrix gradient(scores.rows(), scores.cols()), own, own_gradient;
  const float weight = 1 / static_cast<float>(packing.rows());
  double loss = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    own.resize(static_cast<Eigen::Index>(lengths[i]), label_count);
    for (std::size_t t = 0; t < lengths[i]; ++t) own.row(static_cast<Eigen::Index>(t)) = scores.row(packing.row(t, i));
    loss += score_sentence(own, *sentences[i].labels, weight, own_gradient);
    for (std::size_t t = 0; t < lengths[i]; ++t)
      gradient.row(packing.row(t, i)) = own_gradient.row(static_cast<Eigen::Index>(t));
  }
  weights_.gradient.noalias() += gradient.transpose() * h;
  bias_.gradient += gradient.colwise().sum();
  Matrix back = gradient * weights_.value;
  multiply_by_mask(back, mask, packing);
  layer_.backward(back, packing);
  return loss * static_cast<double>(weight);
}

void NamesLearner::step(float rate) {
  ++time_;
  std::vector<Parameter*> all = layer_.parameters();
  all.insert(all.end(), {&weights_, &bias_, &transitions_});
  double squares = 0;
  for (const Parameter* p : all) squares += static_cast<double>(p->gradient.squaredNorm());
  const auto norm = static_cast<float>(std::sqrt(squares));
  const auto time = static_cast<float>(time_);
  const float correction = std::sqrt(1 - std::pow(0.98F, time)) / (1 - std::pow(0.9F, time));
  const AdamStep adam{.rate = rate * correction,
                      .clip = norm > 5 ? 5 / norm : 1.0F,
                      .average = std::min(average_weight, (1 + time) / (10 + time)),
                      .time = time_};
  for (Parameter* p : all) p->step(adam);
}

void NamesLearner::export_to(ModelFileWriter& writer) const {
  const std::vector<float> input_units(static_cast<std::size_t>(inputs_), 1.0F / 127);
  const std::vector<float> hidden_units(static_cast<std::size_t>(hidden_), 1.0F / 127);
  const std::vector<float> output_units(static_cast<std::size_t>(2 * hidden_), 1.0F / 127);
  const Matrix no_bias = Matrix::Zero(1, 4 * hidden_);
  add_layer(writer, "name-layer.input", layer_.input().average, layer_.bias().average, input_units);
  add_layer(writer, "name-layer.forward", layer_.recurrent(0).average, no_bias, hidden_units);
  add_layer(writer, "name-layer.backward", layer_.recurrent(1).average, no_bias, hidden_units);
  add_layer(writer, "names", weights_.average, bias_.average, output_units);
  add_floats(writer, "name-transitions", transitions_.average);
}

}  // namespace entente::train
