// SPDX-License-Identifier: Apache-2.0
#include "cli/json_writer.h"

#include <ostream>

#include "graph/export/text.h"

namespace entente {

std::string fraction_text(int thousandths) {
  std::string text = decimal_text(thousandths);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

void JsonWriter::break_line() {
  if (!indented_) return;
  out_ << '\n';
  for (int i = 0; i < depth_; ++i) out_ << "  ";
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!is_first_) out_ << (indented_ ? "," : ",");
  if (depth_ > 0) break_line();
  is_first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ << bracket;
  ++depth_;
  is_first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  --depth_;
  if (!is_first_) break_line();
  out_ << bracket;
  is_first_ = false;
  if (depth_ == 0) {
    out_ << '\n';
    is_first_ = true;
  }
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ << (indented_ ? ": " : ":");
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view value) {
  separate();
  out_ << value;
  return *this;
}

JsonWriter& JsonWriter::fraction(int thousandths) { return raw(fraction_text(thousandths)); }

JsonWriter& JsonWriter::decimal(double value) { return raw(measure_text(value)); }

JsonWriter& JsonWriter::text(std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  separate();
  out_ << '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out_ << value.substr(plain, i - plain);
    plain = i + 1;
    switch (byte) {
      case '"': out_ << "\\\""; break;
      case '\\': out_ << "\\\\"; break;
      case '\n': out_ << "\\n"; break;
      case '\t': out_ << "\\t"; break;
      case '\r': out_ << "\\r"; break;
      default: out_ << "\\u00" << hex[byte >> 4] << hex[byte & 15];
    }
  }
  out_ << value.substr(plain) << '"';
  return *this;
}

}  // namespace entente
