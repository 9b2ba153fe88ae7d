// SPDX-License-Identifier: Apache-2.0
/// Plain text: one article, its title on the first line.
#pragma once

#include "ingest/read/read.h"

namespace entente {

/// The first line is the title when it is short and ends without a full stop; it stays part of the text.
Result<void> read_text(std::string_view bytes, const std::string& source, const ReadOptions& options, Diagnostics& diagnostics,
                       const ArticleSink& sink);

}  // namespace entente
