// SPDX-License-Identifier: Apache-2.0
/// Learning from text that nobody annotated: the first layer's directions foretell the next word.
#include <algorithm>
#include <cmath>

#include "ingest/model/train/learner.h"
#include "ingest/text/network_model.h"

namespace entente::train {
namespace {

constexpr std::size_t sample_count = 512;

}  // namespace

void Learner::prepare_reading(const std::vector<std::size_t>& counts) {
  double total = 0;
  for (const std::size_t count : counts) total += std::pow(static_cast<double>(count), 0.75);
  const double draws = 40.0 * static_cast<double>(counts.size());
  for (std::size_t row = 0; row < counts.size(); ++row) {
    const double share = std::pow(static_cast<double>(counts[row]), 0.75) / total;
    const auto times = std::max<std::size_t>(1, static_cast<std::size_t>(share * draws));
    samples_.insert(samples_.end(), times, static_cast<std::uint32_t>(row));
    log_shares_.push_back(static_cast<float>(std::log(share)));
  }
  foretold_.value.topRows(static_cast<Eigen::Index>(counts.size())) =
      0.5F * vectors_.value.topRows(static_cast<Eigen::Index>(counts.size()));
  foretold_.average = foretold_.value;
}

double Learner::foretell(int direction, const std::vector<Lesson>& lessons, const Packing& packing, const Matrix& h,
                         Matrix& gradient) {
  const Eigen::Index H = sizes_.hidden;
  std::vector<Eigen::Index> rows;
  std::vector<std::uint32_t> targets;
  for (std::size_t t = 0; t < packing.steps(); ++t) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(packing.active(t)); ++i) {
      const auto& words = lessons[i].features;
      if (direction == 0 ? t + 1 >= words.size() : t == 0) continue;
      const std::uint32_t target = vector_table_.row(words[direction == 0 ? t + 1 : t - 1].word_hash);
      if (target == WordTable::unknown) continue;
      rows.push_back(packing.row(t, i));
      targets.push_back(target);
    }
  }
  if (rows.empty()) return 0;
  const auto n = static_cast<Eigen::Index>(rows.size());
  Matrix seen(n, H), right(n, sizes_.vector), others(static_cast<Eigen::Index>(sample_count), sizes_.vector);
  for (Eigen::Index k = 0; k < n; ++k) {
    seen.row(k) = h.row(rows[static_cast<std::size_t>(k)]).segment(direction * H, H);
    right.row(k) = foretold_.value.row(targets[static_cast<std::size_t>(k)]);
  }
  std::vector<std::uint32_t> drawn(sample_count);
  for (std::size_t s = 0; s < sample_count; ++s) {
    drawn[s] = samples_[random_.below(samples_.size())];
    others.row(static_cast<Eigen::Index>(s)) = foretold_.value.row(drawn[s]);
  }
  Matrix projected = seen * projections_[direction].value.transpose();
  projected.rowwise() += projection_biases_[direction].value.row(0);
  Matrix scores = projected * others.transpose();
  const auto log_count = std::log(static_cast<float>(sample_count));
  Eigen::RowVectorXf corrections(static_cast<Eigen::Index>(sample_count));
  for (std::size_t s = 0; s < sample_count; ++s)
    corrections(static_cast<Eigen::Index>(s)) = log_shares_[drawn[s]] + log_count;
  scores.rowwise() -= corrections;
  Eigen::VectorXf right_gradient(n);
  double loss = 0;
  for (Eigen::Index k = 0; k < n; ++k) {
    const std::uint32_t target = targets[static_cast<std::size_t>(k)];
    const float score = projected.row(k).dot(right.row(k)) - log_shares_[target] - log_count;
    auto row = scores.row(k);
    for (std::size_t s = 0; s < sample_count; ++s) {
      if (drawn[s] == target) row(static_cast<Eigen::Index>(s)) = -1e9F;
    }
    const float top = std::max(score, row.maxCoeff());
    row.array() = (row.array() - top).exp();
    const float share = std::exp(score - top), sum = row.sum() + share;
    row /= sum;
    right_gradient(k) = share / sum - 1;
    loss -= std::log(std::max(share / sum, 1e-12F));
  }
  const float weight = 1 / static_cast<float>(n);
  scores *= weight;
  right_gradient *= weight;
  Matrix projected_gradient = scores * others + (right.array().colwise() * right_gradient.array()).matrix();
  const Matrix others_gradient = scores.transpose() * projected;
  for (std::size_t s = 0; s < sample_count; ++s) {
    Eigen::Map<Eigen::RowVectorXf>(foretold_.gradient_of(drawn[s]), sizes_.vector) +=
        others_gradient.row(static_cast<Eigen::Index>(s));
  }
  for (Eigen::Index k = 0; k < n; ++k) {
    Eigen::Map<Eigen::RowVectorXf>(foretold_.gradient_of(targets[static_cast<std::size_t>(k)]), sizes_.vector) +=
        right_gradient(k) * projected.row(k);
  }
  projections_[direction].gradient.noalias() += projected_gradient.transpose() * seen;
  projection_biases_[direction].gradient += projected_gradient.colwise().sum();
  const Matrix back = projected_gradient * projections_[direction].value;
  for (Eigen::Index k = 0; k < n; ++k) {
    gradient.row(rows[static_cast<std::size_t>(k)]).segment(direction * H, H) += back.row(k);
  }
  return loss / static_cast<double>(n);
}

double Learner::read(const std::vector<Lesson>& lessons, const Dropout& dropout) {
  std::vector<std::size_t> lengths;
  for (const Lesson& lesson : lessons) lengths.push_back(lesson.features.size());
  const Packing packing(lengths);
  Matrix x = embed(lessons, packing, dropout);
  const Matrix mask = dropout_mask(packing.sentences(), x.cols(), dropout.input, random_);
  multiply_by_mask(x, mask, packing);
  const Matrix& h = layers_[0].forward(x, packing, dropout.recurrent, random_);
  Matrix gradient = Matrix::Zero(h.rows(), h.cols());
  const double loss = foretell(0, lessons, packing, h, gradient) + foretell(1, lessons, packing, h, gradient);
  gradient = layers_[0].backward(gradient, packing);
  multiply_by_mask(gradient, mask, packing);
  embed_backward(gradient);
  return loss / 2;
}

namespace {

void put(ModelFileWriter& writer, const std::string& name, const Matrix& values) {
  writer.add_tensor<float>(name, {values.data(), static_cast<std::size_t>(values.size())},
                           static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
}

}  // namespace

std::string Learner::save_reading() const {
  ModelFileWriter writer;
  writer.add_value("kind", "reading");
  put(writer, "words", words_.value);
  put(writer, "affixes", affixes_.value);
  put(writer, "shapes", shapes_.value);
  put(writer, "input", layers_[0].input().value);
  put(writer, "bias", layers_[0].bias().value);
  put(writer, "forward", layers_[0].recurrent(0).value);
  put(writer, "backward", layers_[0].recurrent(1).value);
  return writer.bytes();
}

Result<void> Learner::load_reading(std::span<const std::byte> bytes) {
  ENTENTE_TRY(const ModelFile file, ModelFile::open(bytes));
  const auto take = [&](const std::string& name, Matrix& value, Matrix& average) -> Result<void> {
    ENTENTE_TRY(const auto tensor, file.tensor<float>(name));
    if (tensor.rows != static_cast<std::size_t>(value.rows()) ||
        tensor.columns != static_cast<std::size_t>(value.cols())) {
      return fail(ErrorKind::unreadable, "the reading was made with other sizes or words: '" + name + "'");
    }
    std::copy(tensor.values.begin(), tensor.values.end(), value.data());
    average = value;
    return {};
  };
  ENTENTE_CHECK(take("words", words_.value, words_.average));
  ENTENTE_CHECK(take("affixes", affixes_.value, affixes_.average));
  ENTENTE_CHECK(take("shapes", shapes_.value, shapes_.average));
  const auto first = layers_[0].parameters();
  const char* names[] = {"input", "bias", "forward", "backward"};
  for (std::size_t i = 0; i < 4; ++i) {
    ENTENTE_CHECK(take(names[i], first[i]->value, first[i]->average));
  }
  has_read_ = true;
  return {};
}

}  // namespace entente::train
