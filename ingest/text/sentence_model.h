// SPDX-License-Identifier: Apache-2.0
/// The trained weights that tell a sentence end from a mere full stop (ingest/model/sentences.bin, carried within).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// A linear model over hashed features; whole numbers only, so it answers alike on every machine.
/// The file: "ENTENTE sentences 1\n", then sentence_feature_count 16-bit weights, low byte first.
class SentenceModel {
 public:
  static constexpr std::string_view header = "ENTENTE sentences 1\n";

  /// The model that the program carries.
  static SentenceModel builtin();
  /// A view into `file`, which must outlive it; a model that knows nothing when the file has another shape.
  explicit SentenceModel(std::string_view file);

  bool is_known() const { return !weights_.empty(); }
  /// Above 0: the sentence ends.
  std::int64_t score(std::span<const std::uint32_t> features) const;

 private:
  std::string_view weights_;
};

}  // namespace entente
