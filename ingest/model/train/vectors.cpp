// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/vectors.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

#include "base/files.h"
#include "ingest/document.h"
#include "ingest/model/train/aligned_bytes.h"
#include "ingest/text/network_features.h"
#include "ingest/text/network_model.h"
#include "ingest/text/tokens.h"

namespace entente::train {
namespace {

constexpr int window = 3;
constexpr std::size_t negatives = 6;
constexpr float first_rate = 0.025F;
constexpr double often = 3e-4;  // share of the text from which words are thinned out

float dot(const float* __restrict a, const float* __restrict b, std::size_t n) {
  float lanes[16] = {};
  for (std::size_t i = 0; i < n; i += 16) {
    for (std::size_t j = 0; j < 16; ++j) lanes[j] += a[i + j] * b[i + j];
  }
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  return sum;
}

void add_scaled(float* __restrict to, const float* __restrict from, float factor, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] += factor * from[i];
}

}  // namespace

void add_sentence(VectorCourse& course, const std::vector<std::string>& words) {
  for (const auto& word : words) course.words.push_back(std::max(1U, word_hash(plain_form(word))));
  course.words.push_back(0);
}

void add_text(VectorCourse& course, std::string_view text) {
  Document document;
  document.article.text = text;
  find_tokens(document);
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      course.words.push_back(std::max(1U, word_hash(plain_form(text_of(document, document.tokens[i])))));
    }
    course.words.push_back(0);
  }
}

std::string learn_vectors(const VectorCourse& course) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t word : course.words) {
    if (word != 0) ++counts[word];
  }
  std::vector<std::uint32_t> hashes;
  std::vector<double> shares;
  std::size_t total = 0;
  for (const auto& [hash, count] : counts) {
    if (count < course.rarest) continue;
    hashes.push_back(hash);
    shares.push_back(static_cast<double>(count));
    total += count;
  }
  std::cerr << course.words.size() << " words of text, " << hashes.size() << " vectors\n";

  std::vector<std::uint32_t> negative_table;  // each word as often as its count to the 0.75
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto times = static_cast<std::size_t>(std::pow(shares[i], 0.75) / 8) + 1;
    negative_table.insert(negative_table.end(), times, static_cast<std::uint32_t>(i));
    shares[i] /= static_cast<double>(total);
  }
  const WordTable table(hashes);
  const std::size_t n = course.dimensions, rows = hashes.size();
  Random random(course.seed);
  std::vector<float> in(rows * n), error(n);
  for (float& value : in) value = (random.uniform() - 0.5F) / static_cast<float>(n);
  std::vector<std::vector<float>> out(2 * window + 1, std::vector<float>(rows * n));

  std::size_t done = 0;
  const std::size_t all = course.words.size() * course.epochs;
  std::vector<std::uint32_t> sentence;
  for (std::size_t epoch = 0; epoch < course.epochs; ++epoch) {
    for (std::size_t at = 0; at < course.words.size();) {
      sentence.clear();
      for (; at < course.words.size() && course.words[at] != 0; ++at) {
        const std::uint32_t row = table.row(course.words[at]);
        if (row == WordTable::unknown) continue;
        const double keep = std::sqrt(often / shares[row]) + often / shares[row];
        if (keep < 1 && static_cast<double>(random.uniform()) > keep) continue;
        sentence.push_back(row);
      }
      ++at;
      done = epoch * course.words.size() + at;
      const float rate =
          std::max(1e-4F, first_rate * (1 - static_cast<float>(static_cast<double>(done) / static_cast<double>(all))));
      const auto size = static_cast<int>(sentence.size());
      for (int i = 0; i < size; ++i) {
        float* centre = in.data() + sentence[static_cast<std::size_t>(i)] * n;
        for (int offset = -window; offset <= window; ++offset) {
          if (offset == 0 || i + offset < 0 || i + offset >= size) continue;
          auto& output = out[static_cast<std::size_t>(offset + window)];
          std::fill(error.begin(), error.end(), 0.0F);
          for (std::size_t k = 0; k <= negatives; ++k) {
            const std::uint32_t other = k == 0 ? sentence[static_cast<std::size_t>(i + offset)]
                                               : negative_table[random.below(negative_table.size())];
            float* target = output.data() + other * n;
            const float score = std::clamp(dot(centre, target, n), -8.0F, 8.0F);
            const float step = rate * ((k == 0 ? 1.0F : 0.0F) - 1 / (1 + std::exp(-score)));
            add_scaled(error.data(), target, step, n);
            add_scaled(target, centre, step, n);
          }
          add_scaled(centre, error.data(), 1, n);
        }
      }
    }
    std::cerr << "pass " << epoch + 1 << " of " << course.epochs << '\n';
  }
  // Zero mean and unit deviation in every dimension.
  for (std::size_t j = 0; j < n; ++j) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < rows; ++i) sum += static_cast<double>(in[i * n + j]);
    for (std::size_t i = 0; i < rows; ++i)
      squares += std::pow(static_cast<double>(in[i * n + j]) - sum / static_cast<double>(rows), 2);
    const double deviation = std::sqrt(squares / static_cast<double>(rows)) + 1e-9;
    for (std::size_t i = 0; i < rows; ++i) {
      in[i * n + j] =
          static_cast<float>((static_cast<double>(in[i * n + j]) - sum / static_cast<double>(rows)) / deviation * 0.5);
    }
  }
  ModelFileWriter writer;
  writer.add_value("kind", "vectors");
  writer.add_tensor<std::uint32_t>("hashes", hashes, 1, rows);
  writer.add_tensor<float>("rows", in, rows, n);
  return writer.bytes();
}

Result<WordVectors> read_vectors(const std::string& path) {
  ENTENTE_TRY(const std::string bytes, read_file(path));
  const AlignedBytes aligned(bytes);
  ENTENTE_TRY(const ModelFile file, ModelFile::open(aligned.bytes));
  ENTENTE_TRY(const auto hashes, file.tensor<std::uint32_t>("hashes"));
  ENTENTE_TRY(const auto rows, file.tensor<float>("rows"));
  WordVectors vectors{.hashes = {hashes.values.begin(), hashes.values.end()}};
  vectors.rows = Eigen::Map<const Matrix>(rows.values.data(), static_cast<Eigen::Index>(rows.rows),
                                          static_cast<Eigen::Index>(rows.columns));
  return vectors;
}

}  // namespace entente::train
