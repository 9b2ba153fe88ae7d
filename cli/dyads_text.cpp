// SPDX-License-Identifier: Apache-2.0
#include "cli/dyads_text.h"

#include <algorithm>
#include <cstdlib>
#include <ostream>

#include "cli/table.h"

namespace entente {
namespace {

/// "-12.5"
std::string sum_text(const Dyad& dyad) {
  const auto tenths = std::abs(dyad.intensity);
  return (dyad.intensity < 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// "-2.08": tenths per event, rounded to hundredths half away from zero.
std::string mean_text(const Dyad& dyad) {
  const auto events = static_cast<std::int64_t>(std::max(dyad.events, 1U));
  const auto hundredths = (std::abs(dyad.intensity) * 20 + events) / (2 * events);
  std::string digits = std::to_string(hundredths % 100 + 100).substr(1);
  return (dyad.intensity < 0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." + digits;
}

}  // namespace

void print_dyads(const std::vector<Dyad>& dyads, Period period, std::size_t limit, std::ostream& out,
                 const Streams& streams) {
  std::vector<Column> columns{{.title = "dyad", .style = Style::name}};
  if (period != Period::total) columns.push_back({.title = period == Period::month ? "month" : "year"});
  for (const char* title : {"events", "cooperation", "conflict", "intensity", "mean"})
    columns.push_back({.title = title, .is_number = true});
  Table table(std::move(columns));
  const std::size_t shown = limit == 0 ? dyads.size() : std::min(limit, dyads.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Dyad& dyad = dyads[i];
    std::vector<std::string> cells{dyad.one + "–" + dyad.other};
    if (period != Period::total) cells.push_back(dyad.period.empty() ? "undated" : dyad.period);
    for (const auto& cell : {std::to_string(dyad.events), std::to_string(dyad.cooperation),
                             std::to_string(dyad.conflict), sum_text(dyad), mean_text(dyad)})
      cells.push_back(cell);
    table.add(std::move(cells));
  }
  table.print(out, streams);
  print_more(dyads.size() - shown, out, streams);
}

void write_dyads_csv(const std::vector<Dyad>& dyads, std::ostream& out) {
  out << csv_line({"one", "other", "period", "events", "cooperation", "conflict", "intensity_sum", "intensity_mean"});
  for (const auto& dyad : dyads)
    out << csv_line({dyad.one, dyad.other, dyad.period, std::to_string(dyad.events), std::to_string(dyad.cooperation),
                     std::to_string(dyad.conflict), sum_text(dyad), mean_text(dyad)});
}

void write_dyads(JsonWriter& json, const std::vector<Dyad>& dyads) {
  json.open('[');
  for (const auto& dyad : dyads) {
    json.open('{').member("one", dyad.one).member("other", dyad.other).member_or_null("period", dyad.period);
    json.member("events", dyad.events).member("cooperation", dyad.cooperation).member("conflict", dyad.conflict);
    json.key("intensity_sum").decimal(static_cast<double>(dyad.intensity) / 10);
    json.key("intensity_mean").decimal(static_cast<double>(dyad.intensity) / 10 / std::max(dyad.events, 1U));
    json.close('}');
  }
  json.close(']');
}

}  // namespace entente
