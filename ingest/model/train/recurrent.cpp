// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/recurrent.h"

#include <cmath>

namespace entente::train {
namespace {

/// The same approximation as in ingest/text/network_kernels.cpp, so that what is trained is what is used.
inline float tangent(float x) {
  x = x < -4.97F ? -4.97F : x;
  x = x > 4.97F ? 4.97F : x;
  const float y = x * x;
  return x * (135135.0F + y * (17325.0F + y * (378.0F + y))) / (135135.0F + y * (62370.0F + y * (3150.0F + y * 28.0F)));
}

inline float logistic(float x) { return 0.5F + 0.5F * tangent(0.5F * x); }

}  // namespace

Packing::Packing(const std::vector<std::size_t>& falling_lengths) {
  std::size_t active = falling_lengths.size();
  for (std::size_t t = 0; active > 0; ++t) {
    while (active > 0 && falling_lengths[active - 1] <= t) --active;
    if (active > 0) offsets.push_back(offsets.back() + static_cast<std::uint32_t>(active));
  }
}

Matrix dropout_mask(Eigen::Index rows, Eigen::Index columns, float share, Random& random) {
  Matrix mask(rows, columns);
  const float kept = 1 / (1 - share);
  for (Eigen::Index i = 0; i < mask.size(); ++i) mask.data()[i] = random.uniform() < share ? 0.0F : kept;
  return mask;
}

void multiply_by_mask(Matrix& values, const Matrix& mask, const Packing& packing) {
  for (std::size_t t = 0; t < packing.steps(); ++t) {
    const Eigen::Index n = packing.active(t);
    values.middleRows(packing.offsets[t], n).array() *= mask.topRows(n).array();
  }
}

void BidirectionalLstm::create(Eigen::Index inputs, Eigen::Index hidden, Random& random) {
  hidden_ = hidden;
  input_.create(8 * hidden, inputs);
  input_.fill_normal(std::sqrt(2.0F / static_cast<float>(inputs + hidden)), random);
  bias_.create(1, 8 * hidden);
  for (int d = 0; d < 2; ++d) {
    bias_.value.middleCols(d * 4 * hidden + hidden, hidden).setConstant(1);  // forget gates start open
    recurrent_[d].create(4 * hidden, hidden);
    recurrent_[d].fill_normal(std::sqrt(1.0F / static_cast<float>(hidden)), random);
  }
  bias_.average = bias_.value;
}

const Matrix& BidirectionalLstm::forward(const Matrix& x, const Packing& packing, float recurrent_dropout,
                                         Random& random) {
  const Eigen::Index H = hidden_, rows = packing.rows();
  x_ = x;
  gates_.noalias() = x * input_.value.transpose();
  gates_.rowwise() += bias_.value.row(0);
  cells_.setZero(rows, 2 * H);
  tangents_.resize(rows, 2 * H);
  outputs_.resize(rows, 2 * H);
  before_.setZero(rows, 2 * H);
  mask_ = dropout_mask(packing.sentences(), 2 * H, recurrent_dropout, random);
  for (int d = 0; d < 2; ++d) {
    for (std::size_t s = 0; s < packing.steps(); ++s) {
      const std::size_t t = d == 0 ? s : packing.steps() - 1 - s;
      const Eigen::Index first = packing.offsets[t], n = packing.active(t);
      const Eigen::Index known = s == 0 ? 0 : (d == 0 ? n : packing.active(t + 1));
      const Eigen::Index from = s == 0 ? 0 : packing.offsets[d == 0 ? t - 1 : t + 1];
      if (known > 0) {
        before_.block(first, d * H, known, H).array() =
            outputs_.block(from, d * H, known, H).array() * mask_.block(0, d * H, known, H).array();
        gates_.block(first, d * 4 * H, known, 4 * H).noalias() +=
            before_.block(first, d * H, known, H) * recurrent_[d].value.transpose();
      }
      for (Eigen::Index i = 0; i < n; ++i) {
        float* __restrict g = gates_.row(first + i).data() + d * 4 * H;
        const float* __restrict last = i < known ? cells_.row(from + i).data() + d * H : nullptr;
        float* __restrict c = cells_.row(first + i).data() + d * H;
        float* __restrict u = tangents_.row(first + i).data() + d * H;
        float* __restrict h = outputs_.row(first + i).data() + d * H;
        for (Eigen::Index j = 0; j < H; ++j) {
          g[j] = logistic(g[j]);
          g[H + j] = logistic(g[H + j]);
          g[2 * H + j] = tangent(g[2 * H + j]);
          g[3 * H + j] = logistic(g[3 * H + j]);
        }
        if (last != nullptr) {
          for (Eigen::Index j = 0; j < H; ++j) c[j] = g[H + j] * last[j] + g[j] * g[2 * H + j];
        } else {
          for (Eigen::Index j = 0; j < H; ++j) c[j] = g[j] * g[2 * H + j];
        }
        for (Eigen::Index j = 0; j < H; ++j) {
          u[j] = tangent(c[j]);
          h[j] = g[3 * H + j] * u[j];
        }
      }
    }
  }
  return outputs_;
}

Matrix BidirectionalLstm::backward(const Matrix& output_gradient, const Packing& packing) {
  const Eigen::Index H = hidden_, rows = packing.rows();
  Matrix sums(rows, 8 * H);  // gradients before the gates' functions
  const Eigen::Index sentences = packing.sentences();
  for (int d = 0; d < 2; ++d) {
    Matrix carried_h = Matrix::Zero(sentences, H), carried_c = Matrix::Zero(sentences, H);
    for (std::size_t s = packing.steps(); s-- > 0;) {
      const std::size_t t = d == 0 ? s : packing.steps() - 1 - s;
      const Eigen::Index first = packing.offsets[t], n = packing.active(t);
      const Eigen::Index known = s == 0 ? 0 : (d == 0 ? n : packing.active(t + 1));
      const Eigen::Index from = s == 0 ? 0 : packing.offsets[d == 0 ? t - 1 : t + 1];
      for (Eigen::Index i = 0; i < n; ++i) {
        const float* __restrict g = gates_.row(first + i).data() + d * 4 * H;
        const float* __restrict u = tangents_.row(first + i).data() + d * H;
        const float* __restrict out = output_gradient.row(first + i).data() + d * H;
        const float* __restrict last = i < known ? cells_.row(from + i).data() + d * H : nullptr;
        float* __restrict ch = carried_h.row(i).data();
        float* __restrict cc = carried_c.row(i).data();
        float* __restrict dg = sums.row(first + i).data() + d * 4 * H;
        for (Eigen::Index j = 0; j < H; ++j) {
          const float dh = out[j] + ch[j];
          const float o = g[3 * H + j], in = g[j], forget = g[H + j], candidate = g[2 * H + j];
          const float dc = cc[j] + dh * o * (1 - u[j] * u[j]);
          dg[3 * H + j] = dh * u[j] * o * (1 - o);
          dg[j] = dc * candidate * in * (1 - in);
          dg[2 * H + j] = dc * in * (1 - candidate * candidate);
          dg[H + j] = last != nullptr ? dc * last[j] * forget * (1 - forget) : 0.0F;
          cc[j] = dc * forget;
        }
      }
      carried_h.topRows(n).setZero();
      if (known > 0) {
        carried_h.topRows(known).noalias() = sums.block(first, d * 4 * H, known, 4 * H) * recurrent_[d].value;
        carried_h.topRows(known).array() *= mask_.block(0, d * H, known, H).array();
      }
      if (known < n) carried_c.middleRows(known, n - known).setZero();
    }
    recurrent_[d].gradient.noalias() += sums.middleCols(d * 4 * H, 4 * H).transpose() * before_.middleCols(d * H, H);
  }
  input_.gradient.noalias() += sums.transpose() * x_;
  bias_.gradient += sums.colwise().sum();
  return sums * input_.value;
}

}  // namespace entente::train
