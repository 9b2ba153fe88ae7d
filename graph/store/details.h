// SPDX-License-Identifier: Apache-2.0
/// The values of a statement that only merging needs, as one column. Only for code in graph/store/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/merge.h"

namespace entente {

constexpr char field_end = '\x1e';
constexpr char item_end = '\x1f';

/// Appends a value to packed ones. A separator within it becomes U+FFFD, so that it stays one value.
void append_value(std::string& packed, std::string_view value);

/// What pack_details() takes: the values where they are.
struct DetailValues {
  std::span<const std::string> sources;
  std::span<const std::string> targets;
  std::string_view place, mode, cameo, predicate, title, time_text, from, until, attributed_to, rule, implied_time;
};

/// Appends fields separated by field_end, lists by item_end.
void pack_details(std::string& packed, const DetailValues& values);
/// Every field of `statement` that is packed gets its value.
void unpack_details(std::string_view details, Statement& statement);

/// ISO dates compare as text; an unknown one is no date.
inline void keep_earliest(std::string& earliest, const std::string& published) {
  if (!published.empty() && (earliest.empty() || published < earliest)) earliest = published;
}

/// Calls `each` with every part of `text` between separators; once with "" for an empty text.
template <class Each>
void split(std::string_view text, char separator, Each each) {
  for (std::size_t at = 0;;) {
    const auto end = text.find(separator, at);
    each(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return;
    at = end + 1;
  }
}

}  // namespace entente
