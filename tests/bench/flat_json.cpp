// SPDX-License-Identifier: Apache-2.0
#include "flat_json.h"

#include <rapidjson/reader.h>

#include <vector>

namespace entente {
namespace {

class Flattener : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Flattener> {
 public:
  std::map<std::string, std::string> values;

  bool Key(const char* text, rapidjson::SizeType size, bool) {
    levels_.back().key.assign(text, size);
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) { return put({text, size}); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return put({text, size}); }
  bool Null() { return put({}); }
  bool Default() { return put({}); }
  bool StartObject() { return open(false); }
  bool StartArray() { return open(true); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

 private:
  struct Level {
    bool is_array = false;
    std::size_t next = 0;
    std::string key;
  };
  bool open(bool is_array) {
    levels_.push_back({.is_array = is_array});
    if (is_array) levels_.back().key = "0";
    return true;
  }
  bool close() {
    levels_.pop_back();
    advance();
    return true;
  }
  bool put(std::string value) {
    std::string path;
    for (const Level& level : levels_) (path += path.empty() ? "" : ".") += level.key;
    if (!value.empty()) values[path] = std::move(value);
    advance();
    return true;
  }
  void advance() {
    if (!levels_.empty() && levels_.back().is_array) levels_.back().key = std::to_string(++levels_.back().next);
  }
  std::vector<Level> levels_;
};

}  // namespace

std::map<std::string, std::string> flattened(const std::string& json) {
  Flattener flattener;
  rapidjson::StringStream in(json.c_str());
  rapidjson::Reader().Parse<rapidjson::kParseNumbersAsStringsFlag>(in, flattener);
  return flattener.values;
}

}  // namespace entente
