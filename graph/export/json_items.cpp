// SPDX-License-Identifier: Apache-2.0
#include "graph/export/json_items.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <ostream>

namespace entente {
namespace {

rapidjson::SizeType size_of(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }

}  // namespace

struct JsonItems::Item {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonItems::JsonItems(std::ostream& out) : out_(out), item_(std::make_unique<Item>()) {}
JsonItems::~JsonItems() = default;

void JsonItems::frame(std::string_view json) {
  out_ << json;
  is_first_ = true;
}

JsonItems& JsonItems::open(char bracket) {
  if (bracket == '{') item_->writer.StartObject();
  else item_->writer.StartArray();
  return *this;
}

JsonItems& JsonItems::close(char bracket) {
  if (bracket == '}') item_->writer.EndObject();
  else item_->writer.EndArray();
  return *this;
}

JsonItems& JsonItems::key(std::string_view name) {
  item_->writer.Key(name.data(), size_of(name));
  return *this;
}

JsonItems& JsonItems::text(std::string_view value) {
  item_->writer.String(value.data(), size_of(value));
  return *this;
}

JsonItems& JsonItems::number(std::string_view digits) {
  item_->writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  return *this;
}

void JsonItems::member(std::string_view name, AttributeType type, std::string_view value, bool with_lists) {
  key(name);
  if (type == AttributeType::integer || type == AttributeType::number) {
    number(value);
  } else if (type == AttributeType::list && with_lists) {
    open('[');
    for (std::size_t at = 0; at <= value.size();) {
      const auto end = std::min(value.find(';', at), value.size());
      text(value.substr(at, end - at));
      at = end + 1;
    }
    close(']');
  } else {
    text(value);
  }
}

void JsonItems::end_item() {
  if (!is_first_) out_ << ',';
  is_first_ = false;
  end_line();
}

void JsonItems::end_line() {
  out_.write(item_->buffer.GetString(), static_cast<std::streamsize>(item_->buffer.GetSize())) << '\n';
  item_->buffer.Clear();
  item_->writer.Reset(item_->buffer);
}

}  // namespace entente
