// SPDX-License-Identifier: Apache-2.0
/// Compressed files (gzip, zstd, xz, bzip2) and archives (tar, zip), also within each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/read/reading.h"

namespace entente {

/// Reads every regular file of the archive in its order, named ARCHIVE/MEMBER; hidden ones are left out. Nothing is
/// ever written to disk, so a member's path cannot lead anywhere. Memory: the largest record.
Result<void> read_archive(ByteStream& in, Reading& reading);

/// Names every file that read_archive() would read, as it would name it, archives in archives by their names' endings.
/// Stops in silence where the archive is damaged or beyond the limits.
void name_members(ByteStream& in, const std::string& source, const ReadLimits& limits,
                  const std::function<void(const std::string&)>& name);

/// The unpacked bytes of one compressed piece, at most `limit`; nothing when it is damaged or larger.
std::optional<std::string> unpacked(std::string_view bytes, std::size_t limit);

}  // namespace entente
