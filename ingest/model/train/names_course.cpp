// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <numbers>

#include "base/files.h"
#include "ingest/model/train/aligned_bytes.h"
#include "ingest/model/train/course.h"
#include "ingest/model/train/lessons.h"
#include "ingest/model/train/names_learner.h"
#include "ingest/text/network.h"

namespace entente::train {
namespace {

bool belongs_to_names(std::string_view tensor) {
  return tensor.starts_with("names.") || tensor.starts_with("name-layer.") || tensor == "name-transitions";
}

std::string with_names(const ModelFile& base, const NamesCourse& course, const NamesLearner& learner) {
  ModelFileWriter writer;
  const auto is_replaced = [&](std::string_view key) {
    return key == "name-layer" ||
           std::ranges::any_of(course.header, [&](const auto& line) { return line.first == key; });
  };
  for (const std::string_view key : base.keys()) {
    if (!is_replaced(key)) writer.add_value(key, base.value(key));
  }
  for (const auto& [key, value] : course.header) writer.add_value(key, value);
  writer.add_value("name-layer", "yes");
  for (const std::string_view name : base.tensor_names()) {
    if (!belongs_to_names(name)) writer.copy_tensor(base, name);
  }
  learner.export_to(writer);
  return writer.bytes();
}

}  // namespace

Result<void> run(const NamesCourse& course, const DevSets& dev) {
  const AlignedBytes aligned(course.base);
  ENTENTE_TRY(const ModelFile base, ModelFile::open(aligned.bytes));
  ENTENTE_TRY(const Network network, Network::open(base));
  Network::Scratch scratch;
  NamesLearner learner(static_cast<Eigen::Index>(network.name_input_size()), course.hidden, course.seed);
  Random random(course.seed + 1);
  std::vector<const Example*> names;
  for (const auto& [example, times] : course.names) {
    if (example.words.empty() || example.words.size() > longest_lesson) continue;
    for (std::size_t i = 0; i < times; ++i) names.push_back(&example);
  }
  const Classes no_classes;
  std::size_t done = 0, total = 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t epoch = 0; epoch < course.epochs; ++epoch) {
    const auto batches = batches_of(names, random);
    if (epoch == 0) total = batches.size() * course.epochs;
    double loss = 0;
    for (const auto& batch : batches) {
      std::vector<Lesson> lessons;
      for (const Example* example : batch) {
        Lesson lesson = lesson_of(*example, choose_spelling(random), no_classes);
        add_some_hints(lesson, random);
        lessons.push_back(std::move(lesson));
      }
      std::vector<std::span<const WordFeatures>> words;
      for (const Lesson& lesson : lessons) words.emplace_back(lesson.features);
      auto inputs = network.name_inputs(words, scratch);
      std::vector<NamesLearner::Sentence> sentences;
      for (std::size_t i = 0; i < lessons.size(); ++i) {
        sentences.push_back({.inputs = std::move(inputs[i]), .labels = &lessons[i].example->names});
      }
      loss += learner.learn(sentences);
      ++done;
      const float progress = std::min(1.0F, static_cast<float>(done) / static_cast<float>(total));
      const float warmth = std::min(1.0F, static_cast<float>(done) / 200.0F);
      learner.step(course.rate * warmth *
                   (0.02F + 0.98F * 0.5F * (1 + std::cos(std::numbers::pi_v<float> * progress))));
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::cerr << "epoch " << epoch + 1 << " of " << course.epochs << ", " << static_cast<int>(seconds) << " s: loss "
              << loss / static_cast<double>(batches.size()) << '\n';
    const std::string model = with_names(base, course, learner);
    ENTENTE_CHECK(write_file(course.output, [&](std::ostream& out) {
      out.write(model.data(), static_cast<std::streamsize>(model.size()));
    }));
    ENTENTE_CHECK(report(model, dev, std::cerr));
  }
  return {};
}

}  // namespace entente::train
