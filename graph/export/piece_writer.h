// SPDX-License-Identifier: Apache-2.0
/// Text on its way to a stream: gathered in a string and passed on in large pieces.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace entente {

class PieceWriter {
 public:
  explicit PieceWriter(std::ostream& out) : out_(out) {}

  std::string text;  // what has gathered

  PieceWriter& operator<<(std::string_view more) {
    text += more;
    return *this;
  }

  /// Between records: passes on what has gathered when that is worth it.
  void pass() {
    if (text.size() >= piece) flush();
  }
  void flush() {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
  }

 private:
  static constexpr std::size_t piece = 1U << 16U;
  std::ostream& out_;
};

}  // namespace entente
