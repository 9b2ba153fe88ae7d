// SPDX-License-Identifier: Apache-2.0
/// A half-open range of bytes in a text: `begin` is inclusive, `end` exclusive, both counted from 0.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace entente {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
};

constexpr std::uint32_t length(Span span) { return span.end - span.begin; }
constexpr bool is_empty(Span span) { return span.begin >= span.end; }
constexpr bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }
constexpr bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The smallest span that contains both.
constexpr Span cover(Span a, Span b) { return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end}; }

/// The quoted bytes; valid as long as `text` is.
constexpr std::string_view quote(std::string_view text, Span span) { return text.substr(span.begin, length(span)); }

}  // namespace entente
