// SPDX-License-Identifier: Apache-2.0
/// Tables and text for people: aligned columns, colour on a terminal only, long cells cut to its width.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "cli/streams.h"

namespace entente {

enum class Style : std::uint8_t { plain, bold, dim, name, type, quote };

/// The text in its style when the streams have colour.
std::string styled(std::string_view text, Style style, const Streams& streams);

/// Columns that a terminal needs for the text: combining marks none, wide East Asian characters two.
std::size_t display_width(std::string_view text);

/// The text without control characters and with line breaks as spaces, so that no article can steer the terminal.
std::string on_one_line(std::string_view text);

/// The text on one line, cut with "…" when it is wider than `width`.
std::string cut(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at spaces, each behind `indent` spaces.
void print_wrapped(std::ostream& out, std::string_view text, std::size_t indent, std::size_t width, Style style,
                   const Streams& streams);

/// "and 7 more", a dim line behind a list that was cut; nothing when nothing was.
void print_more(std::uint64_t more, std::ostream& out, const Streams& streams, std::size_t indent = 0);

struct Column {
  std::string title;
  bool is_number = false;   // aligned to the right
  bool is_elastic = false;  // gives way when the terminal is too narrow
  Style style = Style::plain;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells);  // as many as columns
  bool is_empty() const { return rows_.empty(); }
  /// Uncut when the output is no terminal.
  void print(std::ostream& out, const Streams& streams, std::size_t indent = 0) const;

 private:
  std::vector<std::size_t> widths(const Streams& streams, std::size_t indent) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Fields as in the exports (graph/export/text.h); the line ends in "\r\n" as RFC 4180 asks.
std::string csv_line(const std::vector<std::string>& cells);

/// "1 hop", "2 hops".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

}  // namespace entente
