// SPDX-License-Identifier: Apache-2.0
/// Tells input formats apart by content, never by name.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

enum class Format : std::uint8_t { text, json, jsonl, html, feed, compressed, binary, empty, unknown };

/// Looks at the beginning of the bytes, and at NULs and control characters in the first 64 KiB.
Format detect_format(std::string_view bytes);

/// "text", "json", "jsonl" …; unknown for anything else.
Format format_named(std::string_view name);

/// Why a format gives no articles, and what to try.
std::string_view why_not_read(Format format);

}  // namespace entente
