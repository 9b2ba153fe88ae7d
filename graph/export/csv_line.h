// SPDX-License-Identifier: Apache-2.0
/// Lines of the tables that exports write.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/export/text.h"

namespace entente {

/// One line of a CSV file, field by field.
class CsvLine {
 public:
  explicit CsvLine(std::ostream& out, char separator = ',') : out_(out), separator_(separator) {}
  CsvLine& add(std::string_view text) {
    if (!is_first_) text_ += separator_;
    is_first_ = false;
    append_csv(text_, text);
    return *this;
  }
  CsvLine& number(std::int64_t value) { return add(value < 0 ? "" : std::to_string(value)); }
  CsvLine& fraction(int thousandths) { return add(thousandths < 0 ? "" : decimal_text(thousandths)); }
  void end() {
    text_ += '\n';
    out_ << text_;
    text_.clear();
    is_first_ = true;
  }

 private:
  std::ostream& out_;
  char separator_;
  std::string text_;
  bool is_first_ = true;
};

}  // namespace entente
