// SPDX-License-Identifier: Apache-2.0
#include "cli/table.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "base/utf8.h"
#include "graph/export/text.h"

namespace entente {
namespace {

constexpr std::size_t gap = 2;  // columns between columns
constexpr std::size_t narrowest_elastic = 12;
constexpr std::array<std::string_view, 6> codes{"", "\x1b[1m", "\x1b[2m", "\x1b[1;36m", "\x1b[33m", "\x1b[3m"};

struct Range {
  char32_t first, last;
};
constexpr Range wide[] = {{0x1100, 0x115f}, {0x2e80, 0x303e},   {0x3041, 0x33ff},  {0x3400, 0x4dbf}, {0x4e00, 0x9fff},
                          {0xa000, 0xa4cf}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},  {0xfe30, 0xfe6f}, {0xff00, 0xff60},
                          {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};
constexpr Range without_width[] = {{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a},
                                   {0x064b, 0x065f}, {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x2064},
                                   {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}};

template <std::size_t size>
bool is_in(const Range (&ranges)[size], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](Range range) { return range.first <= c && c <= range.last; });
}

std::size_t width_of(char32_t c) {
  if (c < 0x300) return c < 0x20 ? 0 : 1;
  return is_in(without_width, c) ? 0 : is_in(wide, c) ? 2 : 1;
}

bool steers_terminals(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// Bytes of the longest start of the text that fits.
std::size_t bytes_that_fit(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    used += width_of(point.value);
    if (used > width) break;
    at += point.size;
  }
  return at;
}

void print_spaces(std::ostream& out, std::size_t count) {
  for (; count > 0; --count) out << ' ';
}

}  // namespace

std::string styled(std::string_view text, Style style, const Streams& streams) {
  const std::string_view code = codes[static_cast<std::size_t>(style)];
  if (!streams.colour || code.empty() || text.empty()) return std::string(text);
  return std::string(code) + std::string(text) + "\x1b[0m";
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point.value);
    at += point.size;
  }
  return width;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  bool is_after_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_break = point.value == '\n' || point.value == '\r' || point.value == '\t' || point.value == 0x2028 ||
                          point.value == 0x2029;
    if (is_break || point.value == ' ') {
      if (!is_after_space) line += ' ';
    } else if (!steers_terminals(point.value)) {
      line.append(text, at, point.size);
    }
    is_after_space = is_break || point.value == ' ';
    at += point.size;
  }
  return line;
}

std::string cut(std::string_view text, std::size_t width) {
  std::string line = on_one_line(text);
  if (display_width(line) <= width) return line;
  line.resize(bytes_that_fit(line, width > 0 ? width - 1 : 0));
  return line + "…";
}

void print_wrapped(std::ostream& out, std::string_view text, std::size_t indent, std::size_t width, Style style,
                   const Streams& streams) {
  const std::string line = on_one_line(text);
  std::string_view rest = line;
  const std::size_t room = width > indent + 20 ? width - indent : 20;
  while (!rest.empty()) {
    std::size_t end = bytes_that_fit(rest, room);
    if (end < rest.size()) {
      const auto space = rest.rfind(' ', end);
      if (space != std::string_view::npos && space > 0) end = space;
    }
    print_spaces(out, indent);
    out << styled(rest.substr(0, end), style, streams) << '\n';
    rest.remove_prefix(end);
    if (const auto next = rest.find_first_not_of(' '); next != std::string_view::npos) rest.remove_prefix(next);
    else rest = {};
  }
}

void print_more(std::uint64_t more, std::ostream& out, const Streams& streams, std::size_t indent) {
  if (more == 0) return;
  out << styled(std::string(indent, ' ') + "and " + std::to_string(more) + " more", Style::dim, streams) << '\n';
}

void Table::add(std::vector<std::string> cells) {
  for (auto& cell : cells) cell = on_one_line(cell);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths(const Streams& streams, std::size_t indent) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    widths.push_back(display_width(columns_[i].title));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  if (!streams.out_is_terminal) return widths;
  std::size_t total = indent + gap * (columns_.size() - 1);
  for (const auto width : widths) total += width;
  const auto available = static_cast<std::size_t>(std::max(streams.width, 20));
  while (total > available) {  // the widest elastic column gives way first
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].is_elastic && widths[i] > narrowest_elastic &&
          (widest == columns_.size() || widths[i] > widths[widest]))
        widest = i;
    if (widest == columns_.size()) break;
    --widths[widest];
    --total;
  }
  return widths;
}

void Table::print(std::ostream& out, const Streams& streams, std::size_t indent) const {
  const auto column_widths = widths(streams, indent);
  const auto print_row = [&](auto cell_of, bool is_head) {
    print_spaces(out, indent);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string cell = cut(cell_of(i), column_widths[i]);
      const std::size_t space = column_widths[i] - std::min(column_widths[i], display_width(cell));
      if (columns_[i].is_number) print_spaces(out, space);
      out << styled(cell, is_head ? Style::bold : columns_[i].style, streams);
      if (i + 1 == columns_.size()) break;
      print_spaces(out, (columns_[i].is_number ? 0 : space) + gap);
    }
    out << '\n';
  };
  print_row([&](std::size_t i) -> const std::string& { return columns_[i].title; }, true);
  for (const auto& row : rows_) print_row([&](std::size_t i) -> const std::string& { return row[i]; }, false);
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    append_csv(line, cells[i]);
  }
  return line + "\r\n";
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace entente
