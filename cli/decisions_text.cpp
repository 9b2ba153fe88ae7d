// SPDX-License-Identifier: Apache-2.0
#include "cli/decisions_text.h"

#include <istream>
#include <ostream>

#include "base/date.h"
#include "cli/table.h"

namespace entente {
namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Cells of a line; quotes as in RFC 4180.
std::vector<std::string> cells_of(const std::string& line) {
  const char separator = line.find('\t') != std::string::npos ? '\t' : ',';
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (is_quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[++i];
    else if (c == '"') is_quoted = !is_quoted;
    else if (c == separator && !is_quoted) cells.emplace_back();
    else cells.back() += c;
  }
  for (auto& cell : cells) cell = trimmed(cell);
  return cells;
}

}  // namespace

std::vector<Decision> read_decisions(std::istream& in, const std::string& source, Diagnostics& diagnostics) {
  std::vector<Decision> decisions;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    line = trimmed(line);
    if (line.empty() || line[0] == '#') continue;
    auto cells = cells_of(line);
    if (number == 1 && cells[0] == "one") continue;
    const std::string where = source + ":" + std::to_string(number);
    cells.resize(std::max<std::size_t>(cells.size(), 5));
    const auto judged = judgement(cells[2]);
    if (cells[0].empty() || cells[1].empty())
      diagnostics.add(where, "two entities are needed: one,other,judgement,who,when");
    else if (!judged) diagnostics.add(where, "unknown judgement \"" + cells[2] + "\" (same, different or unsure)");
    else if (!cells[4].empty() && !parse_date(cells[4]))
      diagnostics.add(where, "\"" + cells[4] + "\" is no date like 2025-05-21");
    else
      decisions.push_back(
          {.one = cells[0], .other = cells[1], .judgement = *judged, .who = cells[3], .decided = cells[4]});
  }
  return decisions;
}

void write_decisions(const std::vector<Decision>& decisions, std::ostream& out) {
  out << csv_line({"one", "other", "judgement", "who", "when"});
  for (const auto& decision : decisions)
    out << csv_line(
        {decision.one, decision.other, std::string(name_of(decision.judgement)), decision.who, decision.decided});
}

}  // namespace entente
