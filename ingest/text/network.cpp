// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/network.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace entente {
namespace {

constexpr std::uint8_t zero = 128;  // the byte that stands for 0
constexpr std::size_t label_stride = 64;

template <class T>
void make_room(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

constexpr std::size_t rows_at_a_time = 64;

/// Some of the outputs of a layer; both numbers are multiples of 16.
ByteLayer part_of(const ByteLayer& layer, std::size_t first, std::size_t count) {
  return {.packed = layer.packed.subspan(first * layer.inputs, count * layer.inputs),
          .scales = layer.scales.subspan(first, count),
          .sums = layer.sums.subspan(first, count),
          .biases = layer.biases.subspan(first, count),
          .outputs = count,
          .inputs = layer.inputs};
}

constexpr std::size_t padded(std::size_t columns) { return (columns + 15) / 16 * 16; }

Result<ByteLayer> read_layer(const ModelFile& file, const std::string& name) {
  ENTENTE_TRY(const auto packed, file.tensor<std::int8_t>(name + ".weights"));
  ENTENTE_TRY(const auto scales, file.tensor<float>(name + ".scales"));
  ENTENTE_TRY(const auto sums, file.tensor<std::int32_t>(name + ".sums"));
  ENTENTE_TRY(const auto biases, file.tensor<float>(name + ".biases"));
  const std::size_t outputs = packed.rows, inputs = packed.columns;
  if (outputs % 16 != 0 || inputs % 4 != 0 || scales.values.size() != outputs || sums.values.size() != outputs ||
      biases.values.size() != outputs) {
    return fail(ErrorKind::unreadable, "model: the layer '" + name + "' has the wrong shape");
  }
  return ByteLayer{.packed = packed.values,
                   .scales = scales.values,
                   .sums = sums.values,
                   .biases = biases.values,
                   .outputs = outputs,
                   .inputs = inputs};
}

std::uint8_t byte_of(float value) {
  const float cut = std::clamp(value, -127.0F, 127.0F);
  return static_cast<std::uint8_t>(static_cast<std::int32_t>(cut + 128.5F));
}

}  // namespace

/// Sentences by falling length; row offsets[t] + i is token t of the i-th of them, so a step of the recurrence
/// works on neighbouring rows and nothing is padded.
struct Network::Layout {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> offsets;  // one more than steps

  explicit Layout(std::span<const std::span<const WordFeatures>> sentences) : order(sentences.size()) {
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return sentences[a].size() > sentences[b].size(); });
    offsets.push_back(0);
    std::size_t active = order.size();
    for (std::size_t t = 0; active > 0; ++t) {
      while (active > 0 && sentences[order[active - 1]].size() <= t) --active;
      if (active > 0) offsets.push_back(offsets.back() + static_cast<std::uint32_t>(active));
    }
  }
  std::size_t steps() const { return offsets.size() - 1; }
  std::size_t rows() const { return offsets.back(); }
  std::size_t active(std::size_t t) const { return t < steps() ? offsets[t + 1] - offsets[t] : 0; }
};

Result<Network::Recurrent> Network::read_recurrent(const ModelFile& file, const std::string& name, std::size_t inputs) {
  Recurrent layer;
  ENTENTE_TRY(layer.input, read_layer(file, name + ".input"));
  ENTENTE_TRY(layer.forward, read_layer(file, name + ".forward"));
  ENTENTE_TRY(layer.backward, read_layer(file, name + ".backward"));
  layer.hidden = layer.forward.inputs;
  const bool fits = layer.input.inputs == inputs && layer.input.outputs == 8 * layer.hidden &&
                    layer.forward.outputs == 4 * layer.hidden && layer.backward.inputs == layer.hidden &&
                    layer.backward.outputs == 4 * layer.hidden;
  if (!fits) return fail(ErrorKind::unreadable, "model: '" + name + "' does not fit the layer below");
  return layer;
}

Result<Network> Network::open(const ModelFile& file) {
  Network network;
  network.instructions_ = best_instructions();
  ENTENTE_TRY(network.hidden_, file.number("hidden"));
  ENTENTE_TRY(const std::size_t layers, file.number("layers"));
  ENTENTE_TRY(network.tag_layer_, file.number("tag-layer"));
  ENTENTE_TRY(network.name_count_, file.number("names"));
  ENTENTE_TRY(const auto tag_classes, file.tensor<std::int8_t>("tag-classes"));
  network.tag_count_ = tag_classes.rows;
  ENTENTE_TRY(const auto vector_hashes, file.tensor<std::uint32_t>("vectors.hashes"));
  ENTENTE_TRY(const auto word_hashes, file.tensor<std::uint32_t>("words.hashes"));
  ENTENTE_TRY(network.vectors_, file.tensor<std::int8_t>("vectors"));
  ENTENTE_TRY(network.words_, file.tensor<std::int8_t>("words"));
  ENTENTE_TRY(network.affixes_, file.tensor<std::int8_t>("affixes"));
  ENTENTE_TRY(network.shapes_, file.tensor<std::int8_t>("shapes"));
  ENTENTE_TRY(network.hints_, file.tensor<std::int8_t>("hints"));
  ENTENTE_TRY(const auto ratios, file.tensor<float>("ratios"));
  network.vector_table_ = WordTable(vector_hashes.values);
  network.word_table_ = WordTable(word_hashes.values);
  network.input_size_ =
      network.vectors_.columns + network.words_.columns + network.affixes_.columns + network.shapes_.columns;

  std::size_t inputs = network.input_size_;
  for (std::size_t l = 0; l < layers; ++l) {
    ENTENTE_TRY(const Recurrent layer, read_recurrent(file, "layer" + std::to_string(l), inputs));
    if (layer.hidden != network.hidden_) return fail(ErrorKind::unreadable, "model: its layers differ in size");
    network.layers_.push_back(layer);
    inputs = 2 * network.hidden_;
  }
  ENTENTE_TRY(network.tags_, read_layer(file, "tags"));
  std::size_t name_inputs = 0;
  if (network.name_count_ > 0) {
    ENTENTE_TRY(network.names_, read_layer(file, "names"));
    network.name_transitions_.resize(network.name_count_ * network.name_count_);
    name_inputs = inputs;
  }
  if (file.value("name-layer") == "yes") {
    ENTENTE_TRY(Recurrent layer, read_recurrent(file, "name-layer", network.name_input_size()));
    ENTENTE_TRY(const auto transitions, file.tensor<float>("name-transitions"));
    if (transitions.values.size() != network.name_transitions_.size() || layer.hidden > network.hidden_) {
      return fail(ErrorKind::unreadable, "model: the name labels do not fit");
    }
    network.name_transitions_.assign(transitions.values.begin(), transitions.values.end());
    name_inputs = 2 * layer.hidden;
    network.name_layer_.push_back(layer);
  }
  ENTENTE_TRY(network.arcs_, read_layer(file, "arcs"));
  ENTENTE_TRY(network.biaffine_, file.tensor<float>("biaffine"));
  ENTENTE_TRY(network.head_bias_, file.tensor<float>("head-bias"));
  ENTENTE_TRY(network.root_arc_, file.tensor<float>("root-arc"));
  ENTENTE_TRY(network.root_label_, file.tensor<float>("root-label"));
  ENTENTE_TRY(const auto label_weights, file.tensor<float>("label-weights"));
  ENTENTE_TRY(const auto label_bias, file.tensor<float>("label-bias"));
  network.arc_size_ = network.biaffine_.rows;
  network.label_size_ = label_weights.rows;
  network.label_count_ = label_weights.columns;

  const bool fits =
      layers > 0 && network.tag_layer_ < layers && ratios.values.size() == 2 &&
      network.vectors_.rows == vector_hashes.values.size() + 1 &&
      network.words_.rows == word_hashes.values.size() + 1 && network.affixes_.rows == affix_rows &&
      network.shapes_.rows == shape_rows && network.hints_.rows == hint_count &&
      network.hints_.columns == network.shapes_.columns && network.tags_.inputs == inputs &&
      network.tags_.outputs >= network.tag_count_ && network.arcs_.inputs == inputs &&
      (network.name_count_ == 0 ||
       (network.names_.inputs == name_inputs && network.names_.outputs >= network.name_count_)) &&
      network.biaffine_.columns == network.arc_size_ && network.head_bias_.values.size() == network.arc_size_ &&
      network.root_arc_.values.size() == network.arc_size_ &&
      network.root_label_.values.size() == network.label_size_ && label_bias.values.size() == network.label_count_ &&
      network.label_count_ <= label_stride && network.arcs_.outputs == 2 * (network.arc_size_ + network.label_size_);
  if (!fits) return fail(ErrorKind::unreadable, "model: its tensors do not fit each other");
  network.label_weights_.assign(network.label_size_ * label_stride, 0.0F);
  for (std::size_t k = 0; k < network.label_size_; ++k) {
    std::ranges::copy(label_weights.row(k),
                      network.label_weights_.begin() + static_cast<std::ptrdiff_t>(k * label_stride));
  }
  network.label_bias_.assign(label_bias.values.begin(), label_bias.values.end());
  network.label_bias_.resize(label_stride);
  network.affix_ratio_ = ratios.values[0];
  network.shape_ratio_ = ratios.values[1];
  return network;
}

void Network::embed(const WordFeatures& word, std::uint8_t* out) const {
  const auto copy = [&](std::span<const std::int8_t> row) {
    for (const std::int8_t value : row) *out++ = static_cast<std::uint8_t>(value + 128);
  };
  copy(vectors_.row(std::min<std::size_t>(vector_table_.row(word.word_hash), vectors_.rows - 1)));
  copy(words_.row(std::min<std::size_t>(word_table_.row(word.word_hash), words_.rows - 1)));

  std::int32_t sums[256] = {};
  const std::size_t affix_size = std::min<std::size_t>(affixes_.columns, 256);
  for (const std::uint16_t affix : word.affixes) {
    const auto row = affixes_.row(affix);
    for (std::size_t j = 0; j < affix_size; ++j) sums[j] += row[j];
  }
  for (std::size_t j = 0; j < affix_size; ++j) *out++ = byte_of(static_cast<float>(sums[j]) * affix_ratio_);

  const std::size_t shape_size = std::min<std::size_t>(shapes_.columns, 256);
  const auto shape = shapes_.row(word.shape);
  for (std::size_t j = 0; j < shape_size; ++j) sums[j] = shape[j];
  for (std::size_t bit = 0; bit < hint_count; ++bit) {
    if ((word.hints >> bit & 1) == 0) continue;
    const auto hint = hints_.row(bit);
    for (std::size_t j = 0; j < shape_size; ++j) sums[j] += hint[j];
  }
  for (std::size_t j = 0; j < shape_size; ++j) *out++ = byte_of(static_cast<float>(sums[j]) * shape_ratio_);
}

void Network::run_layer(const Recurrent& layer, const Layout& layout, std::span<const std::uint8_t> in,
                        std::size_t in_size, std::span<float> gates, std::span<std::uint8_t> out) const {
  const std::size_t hidden = layer.hidden, width = 4 * hidden, out_size = 2 * hidden;
  std::vector<float> cells(layout.active(0) * hidden);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const bool is_forward = direction == 0;
    const ByteLayer input = part_of(layer.input, direction * width, width);
    const ByteLayer& recurrent = is_forward ? layer.forward : layer.backward;
    std::fill(cells.begin(), cells.end(), 0.0F);
    for (std::size_t done = 0; done < layout.steps();) {
      // Some steps at a time, so that what their gates get from below is still in the cache when they run.
      std::size_t count = 0, first_row = 0, rows = 0;
      while (done + count < layout.steps() && (count == 0 || rows < rows_at_a_time)) {
        rows += layout.active(is_forward ? done + count : layout.steps() - 1 - done - count);
        ++count;
      }
      first_row = layout.offsets[is_forward ? done : layout.steps() - done - count];
      apply(input, in.data() + first_row * in_size, in_size, rows, gates.data(), width, false, instructions_);
      for (const std::size_t end = done + count; done < end; ++done) {
        const std::size_t t = is_forward ? done : layout.steps() - 1 - done;
        const std::size_t before = is_forward ? t - 1 : t + 1;
        const std::size_t known = done == 0 ? 0 : layout.active(is_forward ? t : t + 1);
        float* sums = gates.data() + (layout.offsets[t] - first_row) * width;
        std::uint8_t* to = out.data() + layout.offsets[t] * out_size + direction * hidden;
        if (known > 0) {
          const std::uint8_t* from = out.data() + layout.offsets[before] * out_size + direction * hidden;
          apply(recurrent, from, out_size, known, sums, width, true, instructions_);
        }
        for (std::size_t i = 0; i < layout.active(t); ++i) {
          lstm_step(sums + i * width, hidden, cells.data() + i * hidden, to + i * out_size);
        }
      }
    }
  }
}

template <class Callback>
void Network::run_layers(std::span<const std::span<const WordFeatures>> sentences, const Layout& layout,
                         Scratch& scratch, std::size_t count, Callback at_tag_layer) const {
  const std::size_t rows = layout.rows(), out_size = 2 * hidden_;
  make_room(scratch.in, rows * std::max(input_size_, out_size));
  make_room(scratch.out, rows * std::max(input_size_, out_size));
  make_room(scratch.gates, (rows_at_a_time + layout.active(0)) * 4 * hidden_);
  for (std::size_t t = 0; t < layout.steps(); ++t) {
    for (std::size_t i = 0; i < layout.active(t); ++i) {
      embed(sentences[layout.order[i]][t], scratch.in.data() + (layout.offsets[t] + i) * input_size_);
    }
  }
  std::size_t in_size = input_size_;
  for (std::size_t l = 0; l < count; ++l) {
    run_layer(layers_[l], layout, scratch.in, in_size, scratch.gates, scratch.out);
    scratch.in.swap(scratch.out);
    in_size = out_size;
    if (l == tag_layer_) at_tag_layer();
  }
}

std::vector<std::vector<std::uint8_t>> Network::name_inputs(std::span<const std::span<const WordFeatures>> sentences,
                                                            Scratch& scratch) const {
  const Layout layout(sentences);
  run_layers(sentences, layout, scratch, tag_layer_ + 1, [] {});
  std::vector<std::vector<std::uint8_t>> inputs(sentences.size());
  for (std::size_t i = 0; i < layout.order.size(); ++i) {
    for (std::size_t t = 0; t < sentences[layout.order[i]].size(); ++t) {
      const auto row = scratch.in.begin() + static_cast<std::ptrdiff_t>((layout.offsets[t] + i) * name_input_size());
      auto& to = inputs[layout.order[i]];
      to.insert(to.end(), row, row + static_cast<std::ptrdiff_t>(name_input_size()));
    }
  }
  return inputs;
}

void Network::run(std::span<const std::span<const WordFeatures>> sentences, Scratch& scratch,
                  std::vector<SentenceScores>& scores) const {
  scores.assign(sentences.size(), {});
  const Layout layout(sentences);
  const std::size_t rows = layout.rows(), out_size = 2 * hidden_;
  if (rows == 0) return;
  std::vector<std::uint8_t>&in = scratch.in, &name_out = scratch.name_out;
  std::vector<float>&gates = scratch.gates, &tags = scratch.tags, &names = scratch.names, &arcs = scratch.arcs,
  &gathered = scratch.gathered;
  make_room(tags, rows * tags_.outputs);
  make_room(names, rows * names_.outputs);
  make_room(arcs, rows * arcs_.outputs);
  run_layers(sentences, layout, scratch, layers_.size(), [&] {
    apply(tags_, in.data(), out_size, rows, tags.data(), tags_.outputs, false, instructions_);
    if (name_count_ == 0) return;
    if (name_layer_.empty()) {
      apply(names_, in.data(), out_size, rows, names.data(), names_.outputs, false, instructions_);
      return;
    }
    make_room(name_out, rows * names_.inputs);
    run_layer(name_layer_[0], layout, in, out_size, gates, name_out);
    apply(names_, name_out.data(), names_.inputs, rows, names.data(), names_.outputs, false, instructions_);
  });
  apply(arcs_, in.data(), out_size, rows, arcs.data(), arcs_.outputs, false, instructions_);

  for (std::size_t i = 0; i < layout.order.size(); ++i) {
    const std::size_t tokens = sentences[layout.order[i]].size();
    SentenceScores& sentence = scores[layout.order[i]];
    make_room(gathered, tokens * arcs_.outputs);
    sentence.tags.reserve(tokens * tag_count_);
    sentence.names.reserve(tokens * name_count_);
    for (std::size_t t = 0; t < tokens; ++t) {
      const std::size_t row = layout.offsets[t] + i;
      const auto take = [&](const std::vector<float>& from, std::size_t stride, std::size_t count, auto to) {
        std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(row * stride), count, to);
      };
      take(tags, tags_.outputs, tag_count_, std::back_inserter(sentence.tags));
      if (name_count_ > 0) take(names, names_.outputs, name_count_, std::back_inserter(sentence.names));
      take(arcs, arcs_.outputs, arcs_.outputs, gathered.begin() + static_cast<std::ptrdiff_t>(t * arcs_.outputs));
    }
    score_heads(scratch, sentence, tokens);
  }
}

void Network::score_heads(Scratch& scratch, SentenceScores& scores, std::size_t tokens) const {
  const std::size_t width = arcs_.outputs, columns = tokens + 1, stride = padded(columns);
  std::vector<float>&dependents = scratch.dependents, &heads = scratch.heads, &wanted = scratch.wanted,
  &square = scratch.square;
  make_room(dependents, tokens * arc_size_);
  make_room(heads, arc_size_ * stride);  // one column each
  make_room(wanted, tokens * arc_size_);
  square.assign(tokens * stride, 0.0F);
  scores.as_dependent.resize(tokens * label_size_);
  scores.as_head.resize(columns * label_size_);
  for (std::size_t k = 0; k < arc_size_; ++k) heads[k * stride] = root_arc_.values[k];
  std::copy(root_label_.values.begin(), root_label_.values.end(), scores.as_head.begin());
  for (std::size_t i = 0; i < tokens; ++i) {
    const float* row = scratch.gathered.data() + i * width;
    for (std::size_t k = 0; k < arc_size_; ++k) {
      dependents[i * arc_size_ + k] = std::max(row[k], 0.0F);
      heads[k * stride + i + 1] = std::max(row[arc_size_ + k], 0.0F);
    }
    std::copy_n(row + 2 * arc_size_, label_size_, scores.as_dependent.data() + i * label_size_);
    std::copy_n(row + 2 * arc_size_ + label_size_, label_size_, scores.as_head.data() + (i + 1) * label_size_);
  }
  for (std::size_t i = 0; i < tokens; ++i) {
    std::copy(head_bias_.values.begin(), head_bias_.values.end(),
              wanted.begin() + static_cast<std::ptrdiff_t>(i * arc_size_));
  }
  add_product(dependents.data(), tokens, arc_size_, biaffine_.values.data(), arc_size_, wanted.data());
  add_product(wanted.data(), tokens, arc_size_, heads.data(), stride, square.data());
  scores.heads.reserve(tokens * columns);
  for (std::size_t i = 0; i < tokens; ++i) {
    const auto row = square.begin() + static_cast<std::ptrdiff_t>(i * stride);
    scores.heads.insert(scores.heads.end(), row, row + static_cast<std::ptrdiff_t>(columns));
  }
}

std::vector<std::uint8_t> Network::best_labels(const SentenceScores& scores,
                                               std::span<const std::uint32_t> heads) const {
  std::vector<float> joined(heads.size() * label_size_), out(heads.size() * label_stride);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const float* a = scores.as_dependent.data() + i * label_size_;
    const float* b = scores.as_head.data() + heads[i] * label_size_;
    float* to = joined.data() + i * label_size_;
    for (std::size_t k = 0; k < label_size_; ++k) to[k] = std::max(a[k] + b[k], 0.0F);
    std::copy(label_bias_.begin(), label_bias_.end(), out.begin() + static_cast<std::ptrdiff_t>(i * label_stride));
  }
  add_product(joined.data(), heads.size(), label_size_, label_weights_.data(), label_stride, out.data());
  std::vector<std::uint8_t> labels(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const float* row = out.data() + i * label_stride;
    labels[i] = static_cast<std::uint8_t>(std::max_element(row + 1, row + label_count_) - row);
  }
  return labels;
}

}  // namespace entente
