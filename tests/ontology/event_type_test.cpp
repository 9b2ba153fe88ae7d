// SPDX-License-Identifier: Apache-2.0
#include "ontology/event_type.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <string>

namespace entente {
namespace {

/// What follows `name` in the line, up to the next blank: the number of "ent:intensity -2.0 ;".
std::string value_of(const std::string& name, const std::string& line) {
  const auto at = line.find(name);
  if (at == std::string::npos) return {};
  const auto begin = at + name.size();
  return line.substr(begin, line.find(' ', begin) - begin);
}

TEST(EventTypes, ScoreAsTheirTurtleSays) {
  std::ifstream turtle(ENTENTE_SOURCE_DIR "/ontology/data/events.ttl");
  ASSERT_TRUE(turtle);
  std::map<EventType, int> scores;
  std::map<EventType, int> quads;
  std::optional<EventType> type;
  for (std::string line; std::getline(turtle, line);) {
    if (line.starts_with("type:")) type = event_type(line.substr(5, line.find(' ') - 5));
    if (!type) continue;
    if (const auto quad = value_of("ent:quadClass quad:", line); !quad.empty()) quads[*type] = std::stoi(quad);
    if (const auto score = value_of("ent:intensity ", line); !score.empty()) {
      scores[*type] = static_cast<int>(std::lround(std::stod(score) * 10));
      type.reset();
    }
  }
  ASSERT_EQ(scores.size(), event_type_count);
  for (const auto& [each, score] : scores) {
    EXPECT_EQ(intensity(each), score) << name_of(each);
    EXPECT_EQ(quad_class(each), quads.contains(each) ? quads.at(each) : 0) << name_of(each);
  }
}

}  // namespace
}  // namespace entente
