// SPDX-License-Identifier: Apache-2.0
#include "graph/store/details.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string Statement::*, 11> fields{
    &Statement::place,         &Statement::mode,      &Statement::cameo,       &Statement::predicate,
    &Statement::title,         &Statement::time_text, &Statement::from,        &Statement::until,
    &Statement::attributed_to, &Statement::rule,      &Statement::implied_time};

void append_list(std::string& out, const std::vector<std::string>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += item_end;
    append_value(out, items[i]);
  }
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> items;
  if (!text.empty()) split(text, item_end, [&](std::string_view item) { items.emplace_back(item); });
  return items;
}

}  // namespace

void append_value(std::string& packed, std::string_view value) {
  for (std::size_t at = 0;;) {
    const auto end = value.find_first_of("\x1e\x1f", at);
    packed += value.substr(at, end == std::string_view::npos ? end : end - at);
    if (end == std::string_view::npos) return;
    packed += "\xEF\xBF\xBD";
    at = end + 1;
  }
}

std::string pack_details(const Statement& statement) {
  std::string details;
  append_list(details, statement.sources);
  details += field_end;
  append_list(details, statement.targets);
  for (const auto member : fields) {
    details += field_end;
    append_value(details, statement.*member);
  }
  return details;
}

void unpack_details(std::string_view details, Statement& statement) {
  std::size_t index = 0;
  split(details, field_end, [&](std::string_view field) {
    if (index == 0) statement.sources = list_of(field);
    else if (index == 1) statement.targets = list_of(field);
    else if (index - 2 < fields.size()) (statement.*fields[index - 2]).assign(field);
    ++index;
  });
}

}  // namespace entente
