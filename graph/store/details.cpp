// SPDX-License-Identifier: Apache-2.0
#include "graph/store/details.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string Statement::*, 11> fields{
    &Statement::place,         &Statement::mode,      &Statement::cameo,       &Statement::predicate,
    &Statement::title,         &Statement::time_text, &Statement::from,        &Statement::until,
    &Statement::attributed_to, &Statement::rule,      &Statement::implied_time};

void append_list(std::string& out, std::span<const std::string> items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += item_end;
    append_value(out, items[i]);
  }
}

/// Into the strings that `items` has already, so that nothing is allocated again.
void read_list(std::string_view text, std::vector<std::string>& items) {
  std::size_t count = 0;
  if (!text.empty())
    split(text, item_end, [&](std::string_view item) {
      if (count < items.size()) items[count].assign(item);
      else items.emplace_back(item);
      ++count;
    });
  items.resize(count);
}

}  // namespace

void append_value(std::string& packed, std::string_view value) {
  const auto is_separator = [](char c) { return c == field_end || c == item_end; };
  for (auto rest = value;;) {
    const auto found = std::find_if(rest.begin(), rest.end(), is_separator);
    packed.append(rest.begin(), found);
    if (found == rest.end()) return;
    packed += "\xEF\xBF\xBD";
    rest.remove_prefix(static_cast<std::size_t>(found - rest.begin()) + 1);
  }
}

void pack_details(std::string& packed, const DetailValues& values) {
  append_list(packed, values.sources);
  packed += field_end;
  append_list(packed, values.targets);
  for (const auto value : {values.place, values.mode, values.cameo, values.predicate, values.title, values.time_text,
                           values.from, values.until, values.attributed_to, values.rule, values.implied_time}) {
    packed += field_end;
    append_value(packed, value);
  }
}

void unpack_details(std::string_view details, Statement& statement) {
  std::size_t index = 0;
  split(details, field_end, [&](std::string_view field) {
    if (index == 0) read_list(field, statement.sources);
    else if (index == 1) read_list(field, statement.targets);
    else if (index - 2 < fields.size()) (statement.*fields[index - 2]).assign(field);
    ++index;
  });
}

}  // namespace entente
