// SPDX-License-Identifier: Apache-2.0
/// Tables as text (RFC 4180): one article a row, fields by the names in the first row.
#pragma once

#include "ingest/read/reading.h"

namespace entente {

/// Columns are told apart by what the first row uses most: comma, semicolon, tab or bar. Memory: the largest row.
Result<void> read_csv(ByteStream& in, Reading& reading);

/// Whether the first row names a column of texts and another one that articles have.
bool is_csv_header(std::string_view bytes);

}  // namespace entente
