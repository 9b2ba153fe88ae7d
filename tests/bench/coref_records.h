// SPDX-License-Identifier: Apache-2.0
/// Reads coreference data: one JSON object a line with text, mentions and clusters, or GAP's pronoun and two names.
#pragma once

#include <array>
#include <istream>
#include <string>
#include <vector>

#include "base/span.h"

namespace entente::bench {

struct CorefRecord {
  std::string id;
  std::string text;
  std::string title;
  std::string date;
  std::vector<Span> mentions;                        // code points; of GAP: the pronoun, a, b
  std::vector<std::vector<std::uint32_t>> clusters;  // indices into mentions
  std::array<bool, 2> answers{};                     // of GAP: whether a, b are meant
};

std::vector<CorefRecord> read_coref_records(std::istream& in);

}  // namespace entente::bench
