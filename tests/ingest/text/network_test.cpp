// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "ingest/text/network_decode.h"
#include "ingest/text/network_features.h"
#include "ingest/text/network_kernels.h"
#include "ingest/text/network_model.h"

namespace entente {
namespace {

/// The best score of any tree with one root, by trying all of them.
float best_score_by_force(const std::vector<float>& scores, std::uint32_t tokens) {
  std::vector<std::uint32_t> heads(tokens, 0);
  float best = -1e30F;
  const std::function<void(std::uint32_t)> choose = [&](std::uint32_t at) {
    if (at < tokens) {
      for (std::uint32_t h = 0; h <= tokens; ++h) {
        if (h == at + 1) continue;
        heads[at] = h;
        choose(at + 1);
      }
      return;
    }
    if (std::count(heads.begin(), heads.end(), 0U) != 1) return;
    float total = 0;
    for (std::uint32_t i = 0; i < tokens; ++i) {
      std::uint32_t node = i + 1, steps = 0;
      while (node != 0 && ++steps <= tokens) node = heads[node - 1];
      if (node != 0) return;
      total += scores[i * (tokens + 1) + heads[i]];
    }
    best = std::max(best, total);
  };
  choose(0);
  return best;
}

TEST(BestTree, IsAsGoodAsTheBestOfAllTrees) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t tokens = 1 + static_cast<std::uint32_t>(round) % 5;
    std::vector<float> scores(tokens * (tokens + 1));
    for (float& score : scores) score = static_cast<float>(random() % 21) - 10;
    const auto heads = best_tree(scores, tokens);
    float total = 0;
    for (std::uint32_t i = 0; i < tokens; ++i) total += scores[i * (tokens + 1) + heads[i]];
    EXPECT_EQ(std::count(heads.begin(), heads.end(), 0U), 1);
    EXPECT_FLOAT_EQ(total, best_score_by_force(scores, tokens));
  }
}

TEST(BestNames, NeverLeavesANameOpen) {
  std::vector<float> scores(3 * name_label_count, 0.0F);
  scores[0 * name_label_count + name_label(NameType::person, NamePart::begin)] = 5;
  scores[1 * name_label_count + name_label(NameType::person, NamePart::last)] = 5;
  scores[2 * name_label_count + name_label(NameType::event, NamePart::begin)] = 1;
  const std::vector<float> transitions(name_label_count * name_label_count);
  const auto names = best_names(scores, transitions, 3);
  ASSERT_FALSE(names.empty());
  EXPECT_EQ(names[0].first, 0U);
  EXPECT_EQ(names[0].end, 2U);
  EXPECT_EQ(names[0].type, NameType::person);
}

TEST(ByteLayer, GivesTheSameBitsWithEveryInstructionSet) {
  constexpr std::size_t outputs = 80, inputs = 36, rows = 13;
  std::mt19937 random(3);
  std::vector<std::int8_t> packed(outputs * inputs);
  for (auto& weight : packed) weight = static_cast<std::int8_t>(random() % 255 - 127);
  std::vector<std::uint8_t> x(rows * inputs);
  for (auto& byte : x) byte = static_cast<std::uint8_t>(random());
  std::vector<float> scales(outputs, 0.013F), biases(outputs, 0.5F);
  std::vector<std::int32_t> sums(outputs);
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t k = 0; k < inputs; ++k)
      sums[o] += 128 * packed[o / 16 * 16 * inputs + k / 4 * 64 + o % 16 * 4 + k % 4];
  }
  const ByteLayer layer{
      .packed = packed, .scales = scales, .sums = sums, .biases = biases, .outputs = outputs, .inputs = inputs};
  std::vector<float> expected(rows * outputs);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t o = 0; o < outputs; ++o) {
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < inputs; ++k) {
        sum += packed[o / 16 * 16 * inputs + k / 4 * 64 + o % 16 * 4 + k % 4] * (x[i * inputs + k] - 128);
      }
      expected[i * outputs + o] = 0.5F + 0.013F * static_cast<float>(sum);
    }
  }
  for (const Instructions set : {Instructions::portable, Instructions::avx2, Instructions::avx512_vnni}) {
    if (set > best_instructions()) continue;
    std::vector<float> out(rows * outputs);
    apply(layer, x.data(), inputs, rows, out.data(), outputs, false, set);
    EXPECT_EQ(out, expected);
  }
}

TEST(Exponential, IsCloseToTheLibrarysOwn) {
  for (float x = -20; x <= 0; x += 0.37F) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-5);
}

TEST(WordTable, FindsEveryWordAndNoOther) {
  std::vector<std::uint32_t> hashes;
  for (std::uint32_t i = 0; i < 5000; ++i) hashes.push_back(word_hash("w" + std::to_string(i)));
  for (std::uint32_t i = 0; i < 100; ++i) hashes.push_back(4000000000U + i);  // a crowd that interpolation dislikes
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  const WordTable table(hashes);
  for (std::size_t i = 0; i < hashes.size(); ++i) EXPECT_EQ(table.row(hashes[i]), i);
  EXPECT_EQ(table.row(word_hash("unheard-of")), WordTable::unknown);
  EXPECT_EQ(WordTable{}.row(5), WordTable::unknown);
}

TEST(PlainForm, WritesTypographyInAscii) {
  EXPECT_EQ(plain_form("’s"), "'s");
  EXPECT_EQ(plain_form("“"), "\"");
  EXPECT_EQ(plain_form("2024"), "0000");
  EXPECT_EQ(plain_form("ERDOĞAN"), "erdoğan");
}

TEST(ModelFile, ComesBackAsItWasWritten) {
  ModelFileWriter writer;
  writer.add_value("kind", "test");
  const std::vector<float> values{1, 2, 3, 4, 5, 6};
  writer.add_tensor<float>("numbers", values, 2, 3);
  const std::string bytes = writer.bytes();
  const auto file = ModelFile::open(std::as_bytes(std::span(bytes)));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->value("kind"), "test");
  const auto tensor = file->tensor<float>("numbers");
  ASSERT_TRUE(tensor.has_value());
  EXPECT_EQ(tensor->row(1)[2], 6);
  EXPECT_FALSE(file->tensor<float>("letters").has_value());
  EXPECT_FALSE(file->tensor<std::int8_t>("numbers").has_value());
}

}  // namespace
}  // namespace entente
