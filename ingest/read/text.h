// SPDX-License-Identifier: Apache-2.0
/// Plain text: one article, its title on the first line.
#pragma once

#include "ingest/read/reading.h"

namespace entente {

/// The first line is the title when it is short and ends without a full stop; it stays part of the text. Lines that
/// were wrapped at a fixed width are joined again.
Result<void> read_text(ByteStream& in, Reading& reading);

/// The first line when it can be a title, else "".
std::string title_of_text(std::string_view text);

}  // namespace entente
