// SPDX-License-Identifier: Apache-2.0
/// Articles in JSON: an object, an array of objects, or one object a line.
#pragma once

#include "ingest/read/read.h"

namespace entente {

/// Fields are found by convention: id · title, headline · date, published, publication_date · text, body, content ·
/// source · url · language, lang; or where the options say. Unknown members are skipped, whatever their depth.
Result<void> read_json(std::string_view bytes, const std::string& source, const ReadOptions& options, Diagnostics& diagnostics,
                       const ArticleSink& sink);
Result<void> read_jsonl(std::string_view bytes, const std::string& source, const ReadOptions& options, Diagnostics& diagnostics,
                        const ArticleSink& sink);

}  // namespace entente
