// SPDX-License-Identifier: Apache-2.0
/// Web archives (WARC 0.17 to 1.1, ISO 28500).
#pragma once

#include "ingest/read/reading.h"

namespace entente {

/// Every page that was answered with success, and every text that was extracted from one, is an article; its address
/// is that of the record. Memory: the largest record.
Result<void> read_warc(ByteStream& in, Reading& reading);

}  // namespace entente
