// SPDX-License-Identifier: Apache-2.0
/// Mails: one message (eml) or a mailbox of many (mbox).
#pragma once

#include "ingest/read/reading.h"

namespace entente {

/// A message is an article: its subject the title, its date the date, its plain text the text, or its HTML when there
/// is no plain one; quoted replies and the signature go. Memory: the largest message.
Result<void> read_mail(ByteStream& in, Reading& reading);

/// Whether the bytes begin as a mailbox or with the header of a message.
bool is_mail(std::string_view bytes);

}  // namespace entente
