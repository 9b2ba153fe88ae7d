// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/learner.h"

#include <algorithm>
#include <cmath>

#include "ingest/text/network_decode.h"

namespace entente::train {
namespace {

/// Turns scores into the gradient of the mean cross entropy, in place; gives the summed loss.
double cross_entropy(Matrix& scores, const std::vector<std::uint32_t>& gold, float weight) {
  double loss = 0;
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    auto row = scores.row(i);
    row.array() = (row.array() - row.maxCoeff()).exp();
    row /= row.sum();
    const auto right = static_cast<Eigen::Index>(gold[static_cast<std::size_t>(i)]);
    loss -= std::log(std::max(row(right), 1e-12F));
    row(right) -= 1;
  }
  scores *= weight;
  return loss;
}

std::uint32_t row_or_last(const WordTable& table, std::uint32_t hash) {
  return std::min<std::uint32_t>(table.row(hash), static_cast<std::uint32_t>(table.size()));
}

}  // namespace

Learner::Learner(const Sizes& sizes, Lexicon lexicon, std::vector<TagKey> tag_classes, std::uint64_t seed)
    : sizes_(sizes), lexicon_(std::move(lexicon)), tag_classes_(std::move(tag_classes)), random_(seed) {
  vector_table_ = WordTable(lexicon_.vector_hashes);
  word_table_ = WordTable(lexicon_.word_hashes);
  const auto vector_rows = static_cast<Eigen::Index>(lexicon_.vector_hashes.size()) + 1;
  vectors_.create(vector_rows, sizes.vector, 0, random_);
  if (lexicon_.vectors.size() > 0) vectors_.value.topRows(vector_rows - 1) = lexicon_.vectors;
  vectors_.average = vectors_.value;
  vectors_.is_fixed = true;
  words_.create(static_cast<Eigen::Index>(lexicon_.word_hashes.size()) + 1, sizes.word, 0.1F, random_);
  affixes_.create(affix_rows, sizes.affix, 0.1F, random_);
  affixes_.value.row(0).setZero();
  affixes_.average.row(0).setZero();
  shapes_.create(shape_rows, sizes.shape, 0.3F, random_);
  hints_.create(hint_count, sizes.shape, 0.1F, random_);

  Eigen::Index inputs = sizes.vector + sizes.word + sizes.affix + sizes.shape;
  layers_.resize(static_cast<std::size_t>(sizes.layers));
  for (auto& layer : layers_) {
    layer.create(inputs, sizes.hidden, random_);
    inputs = 2 * sizes.hidden;
  }
  const auto linear = [&](Parameter& weights, Parameter& bias, Eigen::Index outputs, Eigen::Index from) {
    weights.create(outputs, from);
    weights.fill_normal(std::sqrt(1.0F / static_cast<float>(from)), random_);
    bias.create(1, outputs);
  };
  linear(tag_weights_, tag_bias_, static_cast<Eigen::Index>(tag_classes_.size()), inputs);
  linear(name_weights_, name_bias_, name_label_count, inputs);
  linear(arc_weights_, arc_bias_, 2 * (sizes.arc + sizes.label), inputs);
  biaffine_.create(sizes.arc, sizes.arc);
  biaffine_.fill_normal(0.5F / static_cast<float>(sizes.arc), random_);
  head_bias_.create(1, sizes.arc);
  root_arc_.create(1, sizes.arc);
  root_arc_.fill_normal(0.3F, random_);
  root_label_.create(1, sizes.label);
  linear(label_weights_, label_bias_, deprel_count, sizes.label);
  for (int d = 0; d < 2; ++d) linear(projections_[d], projection_biases_[d], sizes.vector, sizes.hidden);
  foretold_.create(vector_rows, sizes.vector, 0.02F, random_);
}

std::vector<Parameter*> Learner::parameters() {
  std::vector<Parameter*> all;
  for (auto& layer : layers_) {
    for (Parameter* p : layer.parameters()) all.push_back(p);
  }
  for (Parameter* p : {&tag_weights_, &tag_bias_, &name_weights_, &name_bias_, &arc_weights_, &arc_bias_, &biaffine_,
                       &head_bias_, &root_arc_, &root_label_, &label_weights_, &label_bias_, &projections_[0],
                       &projections_[1], &projection_biases_[0], &projection_biases_[1]}) {
    all.push_back(p);
  }
  return all;
}

Matrix Learner::embed(const std::vector<Lesson>& lessons, const Packing& packing, const Dropout& dropout) {
  const Eigen::Index width = sizes_.vector + sizes_.word + sizes_.affix + sizes_.shape;
  Matrix x(packing.rows(), width);
  rows_.assign(static_cast<std::size_t>(packing.rows()), {});
  for (std::size_t t = 0; t < packing.steps(); ++t) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(packing.active(t)); ++i) {
      const WordFeatures& word = lessons[i].features[t];
      const Eigen::Index r = packing.row(t, i);
      Rows& rows = rows_[static_cast<std::size_t>(r)];
      rows.vector = row_or_last(vector_table_, word.word_hash);
      rows.word = row_or_last(word_table_, word.word_hash);
      if (random_.uniform() < dropout.word) rows.word = static_cast<std::uint32_t>(word_table_.size());
      if (random_.uniform() < dropout.vector) rows.vector = static_cast<std::uint32_t>(vector_table_.size());
      rows.affixes = word.affixes;
      rows.shape = word.shape;
      rows.hints = word.hints;
      auto out = x.row(r);
      out.segment(0, sizes_.vector) = vectors_.value.row(rows.vector);
      out.segment(sizes_.vector, sizes_.word) = words_.value.row(rows.word);
      auto affix = out.segment(sizes_.vector + sizes_.word, sizes_.affix);
      affix.setZero();
      for (const std::uint16_t a : rows.affixes) {
        if (a != 0) affix += affixes_.value.row(a);
      }
      auto shape = out.segment(sizes_.vector + sizes_.word + sizes_.affix, sizes_.shape);
      shape = shapes_.value.row(rows.shape);
      for (std::size_t bit = 0; bit < hint_count; ++bit) {
        if ((rows.hints >> bit & 1) != 0) shape += hints_.value.row(static_cast<Eigen::Index>(bit));
      }
    }
  }
  return x;
}

void Learner::embed_backward(const Matrix& gradient) {
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const Rows& rows = rows_[r];
    const auto from = gradient.row(static_cast<Eigen::Index>(r));
    const auto add = [&](Table& table, std::uint32_t row, Eigen::Index begin) {
      Eigen::Map<Eigen::RowVectorXf>(table.gradient_of(row), table.value.cols()) +=
          from.segment(begin, table.value.cols());
    };
    if (!vectors_.is_fixed && rows.vector < vector_table_.size()) add(vectors_, rows.vector, 0);
    add(words_, rows.word, sizes_.vector);
    for (const std::uint16_t a : rows.affixes) {
      if (a != 0) add(affixes_, a, sizes_.vector + sizes_.word);
    }
    const Eigen::Index shape = sizes_.vector + sizes_.word + sizes_.affix;
    add(shapes_, rows.shape, shape);
    for (std::uint32_t bit = 0; bit < hint_count; ++bit) {
      if ((rows.hints >> bit & 1) != 0) add(hints_, bit, shape);
    }
  }
}

double Learner::score_tags(const std::vector<Lesson>& lessons, const Packing& packing, const Matrix& h,
                           Matrix& gradient, Parameter& weights, Parameter& bias, bool names) {
  std::vector<Eigen::Index> rows;
  std::vector<std::uint32_t> gold;
  for (std::size_t t = 0; t < packing.steps(); ++t) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(packing.active(t)); ++i) {
      const Lesson& lesson = lessons[i];
      if (names ? lesson.example->names.empty() : lesson.tags.empty()) continue;
      rows.push_back(packing.row(t, i));
      gold.push_back(names ? lesson.example->names[t] : lesson.tags[t]);
    }
  }
  if (rows.empty()) return 0;
  Matrix seen(static_cast<Eigen::Index>(rows.size()), h.cols());
  for (std::size_t k = 0; k < rows.size(); ++k) seen.row(static_cast<Eigen::Index>(k)) = h.row(rows[k]);
  Matrix scores = seen * weights.value.transpose();
  scores.rowwise() += bias.value.row(0);
  const auto count = static_cast<float>(rows.size());
  const double loss = cross_entropy(scores, gold, 1 / count);
  weights.gradient.noalias() += scores.transpose() * seen;
  bias.gradient += scores.colwise().sum();
  const Matrix back = scores * weights.value;
  for (std::size_t k = 0; k < rows.size(); ++k) gradient.row(rows[k]) += back.row(static_cast<Eigen::Index>(k));
  return loss / static_cast<double>(count);
}

Losses Learner::score_arcs(const std::vector<Lesson>& lessons, const Packing& packing, const Matrix& h,
                           Matrix& gradient, float dropout) {
  const Eigen::Index A = sizes_.arc, R = sizes_.label;
  Matrix arcs = h * arc_weights_.value.transpose();
  arcs.rowwise() += arc_bias_.value.row(0);
  const Matrix mask = dropout_mask(packing.sentences(), arcs.cols(), dropout, random_);
  arcs.leftCols(2 * A) = arcs.leftCols(2 * A).cwiseMax(0.0F);
  multiply_by_mask(arcs, mask, packing);
  Matrix arcs_gradient = Matrix::Zero(arcs.rows(), arcs.cols());

  Eigen::Index count = 0;
  for (const Lesson& lesson : lessons) {
    if (!lesson.example->heads.empty()) count += static_cast<Eigen::Index>(lesson.features.size());
  }
  if (count == 0) return {};
  const float weight = 1 / static_cast<float>(count);
  Losses losses;
  Matrix joined(count, R), joined_gradient;
  std::vector<std::pair<Eigen::Index, Eigen::Index>> pairs;  // rows of dependent and head; -1 the root
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const Example& example = *lessons[i].example;
    if (example.heads.empty()) continue;
    const auto n = static_cast<Eigen::Index>(example.heads.size());
    Matrix dependents(n, A), heads(n + 1, A);
    heads.row(0) = root_arc_.value.row(0);
    for (Eigen::Index t = 0; t < n; ++t) {
      const auto row = arcs.row(packing.row(static_cast<std::size_t>(t), i));
      dependents.row(t) = row.segment(0, A);
      heads.row(t + 1) = row.segment(A, A);
    }
    Matrix wanted = dependents * biaffine_.value;
    wanted.rowwise() += head_bias_.value.row(0);
    Matrix scores = wanted * heads.transpose();
    for (Eigen::Index t = 0; t < n; ++t) scores(t, t + 1) = -1e9F;
    losses.arcs += cross_entropy(scores, example.heads, weight);
    const Matrix wanted_gradient = scores * heads;
    const Matrix heads_gradient = scores.transpose() * wanted;
    const Matrix dependents_gradient = wanted_gradient * biaffine_.value.transpose();
    biaffine_.gradient.noalias() += dependents.transpose() * wanted_gradient;
    head_bias_.gradient += wanted_gradient.colwise().sum();
    root_arc_.gradient += heads_gradient.row(0);
    for (Eigen::Index t = 0; t < n; ++t) {
      const auto s = static_cast<std::size_t>(t);
      const Eigen::Index row = packing.row(s, i);
      arcs_gradient.row(row).segment(0, A) += dependents_gradient.row(t);
      arcs_gradient.row(row).segment(A, A) += heads_gradient.row(t + 1);
      const Eigen::Index head = example.heads[s] == 0 ? -1 : packing.row(example.heads[s] - 1, i);
      auto out = joined.row(static_cast<Eigen::Index>(pairs.size()));
      out = arcs.row(row).segment(2 * A, R);
      if (head < 0) out += root_label_.value.row(0);
      else out += arcs.row(head).segment(2 * A + R, R);
      pairs.emplace_back(row, head);
      labels.push_back(example.deprels[s]);
    }
  }
  joined = joined.cwiseMax(0.0F);
  Matrix scores = joined * label_weights_.value.transpose();
  scores.rowwise() += label_bias_.value.row(0);
  losses.labels = cross_entropy(scores, labels, weight);
  label_weights_.gradient.noalias() += scores.transpose() * joined;
  label_bias_.gradient += scores.colwise().sum();
  joined_gradient = scores * label_weights_.value;
  joined_gradient.array() *= (joined.array() > 0).cast<float>();
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto g = joined_gradient.row(static_cast<Eigen::Index>(k));
    arcs_gradient.row(pairs[k].first).segment(2 * A, R) += g;
    if (pairs[k].second < 0) root_label_.gradient += g;
    else arcs_gradient.row(pairs[k].second).segment(2 * A + R, R) += g;
  }
  arcs_gradient.leftCols(2 * A).array() *= (arcs.leftCols(2 * A).array() > 0).cast<float>();
  multiply_by_mask(arcs_gradient, mask, packing);
  arc_weights_.gradient.noalias() += arcs_gradient.transpose() * h;
  arc_bias_.gradient += arcs_gradient.colwise().sum();
  gradient.noalias() += arcs_gradient * arc_weights_.value;
  losses.arcs *= static_cast<double>(weight);
  losses.labels *= static_cast<double>(weight);
  return losses;
}

Losses Learner::learn(const std::vector<Lesson>& lessons, const Dropout& dropout) {
  std::vector<std::size_t> lengths;
  bool any_parse = false;
  for (const Lesson& lesson : lessons) {
    lengths.push_back(lesson.features.size());
    any_parse |= !lesson.example->heads.empty();
  }
  const Packing packing(lengths);
  const auto used = static_cast<std::size_t>(any_parse ? sizes_.layers : sizes_.tag_layer + 1);

  std::vector<Matrix> masks, outputs;
  Matrix x = embed(lessons, packing, dropout);
  for (std::size_t l = 0; l <= used; ++l) {
    masks.push_back(dropout_mask(packing.sentences(), x.cols(), l == 0 ? dropout.input : dropout.layer, random_));
    multiply_by_mask(x, masks.back(), packing);
    outputs.push_back(x);
    if (l < used) x = layers_[l].forward(outputs[l], packing, dropout.recurrent, random_);
  }
  Losses losses;
  Matrix gradient = Matrix::Zero(x.rows(), 2 * sizes_.hidden);
  if (any_parse) losses = score_arcs(lessons, packing, outputs[used], gradient, dropout.head);
  for (std::size_t l = used; l-- > 0;) {
    if (l == static_cast<std::size_t>(sizes_.tag_layer)) {
      losses.tags = score_tags(lessons, packing, outputs[l + 1], gradient, tag_weights_, tag_bias_, false);
      losses.names = score_tags(lessons, packing, outputs[l + 1], gradient, name_weights_, name_bias_, true);
    }
    multiply_by_mask(gradient, masks[l + 1], packing);
    gradient = layers_[l].backward(gradient, packing);
  }
  multiply_by_mask(gradient, masks[0], packing);
  embed_backward(gradient);
  return losses;
}

void Learner::step(float rate, float average_weight) {
  ++time_;
  average_weight_ = std::min(average_weight, (1.0F + static_cast<float>(time_)) / (10.0F + static_cast<float>(time_)));
  double squares = 0;
  for (Parameter* p : parameters()) squares += static_cast<double>(p->gradient.squaredNorm());
  for (Table* t : tables()) squares += t->squared_gradient();
  const auto norm = static_cast<float>(std::sqrt(squares));
  const auto time = static_cast<float>(time_);
  const float correction = std::sqrt(1 - std::pow(0.98F, time)) / (1 - std::pow(0.9F, time));
  const AdamStep step{
      .rate = rate * correction, .clip = norm > 5 ? 5 / norm : 1.0F, .average = average_weight_, .time = time_};
  // What the first layer has learnt from much text, it should not unlearn from little.
  AdamStep gentle = step;
  if (has_read_) gentle.rate *= 0.4F;
  const auto first_layer = layers_[0].parameters();
  for (Parameter* p : parameters()) {
    p->step(std::find(first_layer.begin(), first_layer.end(), p) == first_layer.end() ? step : gentle);
  }
  for (Table* t : tables()) t->step(gentle);
}

}  // namespace entente::train
