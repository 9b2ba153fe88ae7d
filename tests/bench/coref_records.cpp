// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/coref_records.h"

#include <rapidjson/reader.h>

namespace entente::bench {
namespace {

class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  explicit Handler(CorefRecord& record) : record_(record) {}

  bool Default() { return true; }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    keys_.back().assign(text, size);
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (keys_.size() != 1) return true;
    if (keys_[0] == "id") record_.id.assign(text, size);
    else if (keys_[0] == "text") record_.text.assign(text, size);
    else if (keys_[0] == "title") record_.title.assign(text, size);
    else if (keys_[0] == "dateCreated") record_.date.assign(text, size);
    return true;
  }
  bool Uint(unsigned value) {
    if (keys_.size() == 2 && keys_[0] == "entities") set_end(value);
    else if (keys_.size() == 2 && (keys_[0] == "pronoun" || keys_[0] == "a" || keys_[0] == "b")) set_end(value);
    else if (keys_[0] == "clusters" && arrays_ == 2) record_.clusters.back().push_back(value);
    return true;
  }
  bool Int(int value) { return value < 0 || Uint(static_cast<unsigned>(value)); }
  bool Bool(bool value) {
    if (keys_.size() == 2 && keys_[1] == "coref") record_.answers[keys_[0] == "b" ? 1 : 0] = value;
    return true;
  }
  bool StartObject() {
    keys_.emplace_back();
    if (keys_.size() == 2 && (keys_[0] == "entities" || keys_[0] == "pronoun" || keys_[0] == "a" || keys_[0] == "b"))
      record_.mentions.emplace_back();
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    keys_.pop_back();
    return true;
  }
  bool StartArray() {
    ++arrays_;
    if (arrays_ == 2 && keys_.size() == 1 && keys_[0] == "clusters") record_.clusters.emplace_back();
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    --arrays_;
    return true;
  }

 private:
  void set_end(unsigned value) {
    if (keys_[1] == "start") record_.mentions.back().begin = value;
    else if (keys_[1] == "end") record_.mentions.back().end = value;
  }

  CorefRecord& record_;
  std::vector<std::string> keys_;
  int arrays_ = 0;
};

}  // namespace

std::vector<CorefRecord> read_coref_records(std::istream& in) {
  std::vector<CorefRecord> out;
  for (std::string line; std::getline(in, line);) {
    Handler handler(out.emplace_back());
    rapidjson::StringStream stream(line.c_str());
    rapidjson::Reader reader;
    if (!reader.Parse(stream, handler)) out.pop_back();
  }
  return out;
}

}  // namespace entente::bench
