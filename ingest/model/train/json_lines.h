// SPDX-License-Identifier: Apache-2.0
/// The records of the name sets: {id, text, tokens: [[start, end]], entities: [{start, end, label}]}, one a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::train {

struct JsonRecord {
  struct Entity {
    std::uint32_t start = 0, end = 0;  // code points, half-open
    std::string label;
  };
  std::string id;
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tokens;  // code points, half-open
  std::vector<Entity> entities;
};

/// Fields that the record does not know are skipped.
Result<JsonRecord> parse_record(std::string_view line);

}  // namespace entente::train
