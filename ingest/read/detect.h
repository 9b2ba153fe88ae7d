// SPDX-License-Identifier: Apache-2.0
/// Tells input formats apart by content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

enum class Format : std::uint8_t {
  text,
  json,
  jsonl,
  html,
  feed,
  csv,
  markdown,
  mail,
  warc,
  compressed,
  office,
  pdf,
  binary,
  empty,
  unknown
};

/// How much of an input detect_format() wants to see.
inline constexpr std::size_t detection_size = 64 * 1024;

/// Looks at the first bytes of an input. Its name decides only between JSON and text, where the bytes could be either.
Format detect_format(std::string_view bytes, std::string_view name = {});

/// "text", "json", "jsonl", "html", "feed", "csv", "markdown", "mail", "warc"; unknown for anything else.
Format format_named(std::string_view name);

/// All names that format_named() knows, in the order of its comment.
std::span<const std::string_view> format_names();

/// Why a format gives no articles, and what to try.
std::string_view why_not_read(Format format);

}  // namespace entente
