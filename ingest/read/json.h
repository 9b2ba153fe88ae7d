// SPDX-License-Identifier: Apache-2.0
/// Articles in JSON: an object, an array of objects, an answer of a news service, a JSON Feed, or one object a line.
#pragma once

#include "ingest/read/reading.h"

namespace entente {

/// An article is an object at the root, in an array at the root, or in an array that a member of the root is known to
/// hold articles by name (fields.h); several objects may follow each other. Unknown members are skipped. The input
/// must be JSON by the letter (RFC 8259). Memory: the largest article.
Result<void> read_json(ByteStream& in, Reading& reading);

/// One record a line; a broken line is reported and the next one read.
Result<void> read_jsonl(ByteStream& in, Reading& reading);

}  // namespace entente
