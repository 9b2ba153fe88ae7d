// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/sentence_model.h"

#include "ingest/text/sentence_features.h"

// Laid into the read-only data by sentence_model.S.
extern "C" {
extern const char entente_sentences_begin[];
extern const char entente_sentences_end[];
}

namespace entente {

SentenceModel SentenceModel::builtin() { return SentenceModel({entente_sentences_begin, entente_sentences_end}); }

SentenceModel::SentenceModel(std::string_view file) {
  if (file.starts_with(header) && file.size() == header.size() + 2 * sentence_feature_count)
    weights_ = file.substr(header.size());
}

std::int64_t SentenceModel::score(std::span<const std::uint32_t> features) const {
  std::int64_t sum = 0;
  for (const auto feature : features) {
    const auto low = static_cast<unsigned char>(weights_[2 * feature]);
    const auto high = static_cast<unsigned char>(weights_[2 * feature + 1]);
    sum += static_cast<std::int16_t>(static_cast<std::uint16_t>(low | (high << 8)));
  }
  return sum;
}

}  // namespace entente
