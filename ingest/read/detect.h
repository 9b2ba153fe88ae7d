// SPDX-License-Identifier: Apache-2.0
/// Tells input formats apart by content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

enum class Format : std::uint8_t { text, json, jsonl, html, feed, compressed, binary, empty, unknown };

/// How much of an input detect_format() wants to see.
inline constexpr std::size_t detection_size = 64 * 1024;

/// Looks at the first bytes of an input. Its name decides only between JSON and text, where the bytes could be either.
Format detect_format(std::string_view bytes, std::string_view name = {});

/// "text", "json", "jsonl" …; unknown for anything else.
Format format_named(std::string_view name);

/// Why a format gives no articles, and what to try.
std::string_view why_not_read(Format format);

}  // namespace entente
