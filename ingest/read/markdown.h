// SPDX-License-Identifier: Apache-2.0
/// Markdown, with or without front matter (YAML or TOML between fences).
#pragma once

#include "ingest/read/reading.h"

namespace entente {

Result<void> read_markdown(ByteStream& in, Reading& reading);

/// Front matter, or a heading in the manner of Markdown at the beginning.
bool is_markdown(std::string_view bytes);

/// The text without marks, paragraphs on one line each and apart by an empty line.
std::string text_of_markdown(std::string_view markdown);

}  // namespace entente
