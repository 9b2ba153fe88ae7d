// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/csv.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "ingest/read/encoding.h"
#include "ingest/read/fields.h"

namespace entente {
namespace {

char separator_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t', '|'})
    if (const auto count = std::ranges::count(line, candidate); count > most) {
      most = count;
      best = candidate;
    }
  return best;
}

/// Reads row after row.
class Table {
 public:
  Table(ByteStream& in, std::size_t limit) : in_(in), limit_(limit) {
    separator_ = separator_of(first_line(in.peek(64 * 1024)));
  }

  enum class Row : std::uint8_t { read, end, too_long, unclosed };

  Row next(std::vector<std::string>& cells) {
    cells.assign(1, {});
    first_ = line_;
    if (in_.is_at_end()) return Row::end;
    std::size_t size = 0;
    for (bool is_quoted = false, was_quoted = false;;) {
      const int next = in_.front();
      if (next < 0) return is_quoted ? Row::unclosed : Row::read;
      in_.pop();
      const char c = static_cast<char>(next);
      if (c == '\n') ++line_;
      if (++size > limit_) {
        skip_row();
        return Row::too_long;
      }
      if (is_quoted) {
        if (c == '"' && in_.front() == '"') {
          in_.pop();
          cells.back() += '"';
        } else if (c == '"') {
          is_quoted = false;
          was_quoted = true;
        } else {
          cells.back() += c;
        }
      } else if (c == '"' && cells.back().empty() && !was_quoted) {
        is_quoted = true;
      } else if (c == separator_) {
        cells.emplace_back();
        was_quoted = false;
      } else if (c == '\n' || (c == '\r' && in_.front() != '\n')) {
        return Row::read;
      } else if (c != '\r') {
        cells.back() += c;
      }
    }
  }
  std::size_t line() const { return first_; }  // where the row begins, from 1

  static std::string_view first_line(std::string_view bytes) { return bytes.substr(0, bytes.find_first_of("\r\n")); }

 private:
  void skip_row() {
    while (in_.front() >= 0 && in_.front() != '\n') in_.pop();
  }
  ByteStream& in_;
  std::size_t limit_;
  char separator_ = ',';
  std::size_t line_ = 1;
  std::size_t first_ = 1;
};

std::string in_utf8(std::string cell, const ReadOptions& options) {
  if (find_invalid_utf8(cell) == std::string_view::npos) return cell;
  return decode(cell, {}, options.encoding).text;
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string{}
                                         : std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

}  // namespace

bool is_csv_header(std::string_view bytes) {
  const auto line = Table::first_line(bytes);
  if (line.size() > 2000 || line.size() == bytes.size()) return false;
  const FieldNames names({});
  std::size_t known = 0;
  bool has_text = false;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator_of(line), begin), line.size());
    std::string cell = trimmed(line.substr(begin, end - begin));
    std::erase(cell, '"');
    const auto place = names.place(cell);
    known += place.has_value();
    has_text = has_text || (place && place->field == &Article::text);
    begin = end + 1;
  }
  return has_text && known >= 2;
}

Result<void> read_csv(ByteStream& in, Reading& reading) {
  const std::size_t limit = reading.options.limits.record_bytes;
  const FieldNames names(reading.options.fields);
  Table table(in, limit);
  Delivery delivery(reading);
  std::vector<std::string> cells;
  std::vector<std::optional<FieldPlace>> places;
  for (Table::Row row = table.next(cells); row != Table::Row::end; row = table.next(cells)) {
    const std::string where = reading.source + ":" + std::to_string(table.line());
    if (row == Table::Row::too_long) {
      reading.report.failed(where, too_long("the row", limit, "--max-record"));
      continue;
    }
    if (row == Table::Row::unclosed) {
      reading.report.failed(where, "has a quotation mark that is not closed");
      break;
    }
    if (places.empty()) {
      for (const std::string& cell : cells) places.push_back(names.place(trimmed(cell)));
      const bool has_text =
          std::ranges::any_of(places, [](const auto& place) { return place && place->field == &Article::text; });
      if (has_text) continue;
      reading.report.failed(where, "has no column of texts (text, body or content; --field text=COLUMN names another)");
      return {};
    }
    if (cells.size() == 1 && cells.front().empty()) continue;
    ArticleDraft draft;
    for (std::size_t i = 0; i < std::min(cells.size(), places.size()); ++i)
      if (places[i]) draft.offer(*places[i], in_utf8(std::move(cells[i]), reading.options));
    ENTENTE_CHECK(delivery.take(draft.take(), where));
  }
  return delivery.finish();
}

}  // namespace entente
