// SPDX-License-Identifier: Apache-2.0
/// Feeds: RSS of all versions, Atom, RDF. (A JSON Feed is read as JSON.)
#pragma once

#include "ingest/read/reading.h"

namespace entente {

/// Every item or entry with a text is an article; its full content goes before its summary.
Result<void> read_feed(ByteStream& in, Reading& reading);

}  // namespace entente
