// SPDX-License-Identifier: Apache-2.0
/// JSON as commands print it: UTF-8, members in the order they are written, one space of structure when indented.
#pragma once

#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace entente {

class JsonWriter {
 public:
  /// `indented`: two spaces per level; otherwise all on one line.
  explicit JsonWriter(std::ostream& out, bool indented = true) : out_(out), indented_(indented) {}

  JsonWriter& open(char bracket);   // { or [
  JsonWriter& close(char bracket);  // } or ]
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& number(std::integral auto value) { return raw(std::to_string(value)); }
  /// Thousandths as a fraction: 930 is 0.93.
  JsonWriter& fraction(int thousandths);
  /// Six decimals: what sums of floating-point numbers are good for on every machine.
  JsonWriter& decimal(double value);

  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& member_or_null(std::string_view name, std::string_view value) { return key(name).text_or_null(value); }
  JsonWriter& member(std::string_view name, std::integral auto value) { return key(name).number(value); }

 private:
  JsonWriter& raw(std::string_view value);
  void separate();
  void break_line();

  std::ostream& out_;
  bool indented_;
  bool is_first_ = true;  // in its list or object
  bool after_key_ = false;
  int depth_ = 0;
};

/// "0.93", "1", "0".
std::string fraction_text(int thousandths);

}  // namespace entente
