// SPDX-License-Identifier: Apache-2.0
/// Whole files in, whole files out; only the rim of the program opens paths.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

#include "base/result.h"

namespace entente {

/// The bytes of a file. Fails on directories and unreadable paths with "PATH: why".
Result<std::string> read_file(const std::filesystem::path& path);

/// Calls `write` with a stream into a temporary file beside `path` and renames it when all went well,
/// so a reader sees the old file or the whole new one, never half of it. A device or a pipe, such as /dev/null, is
/// written to as it is; a link goes on pointing to its file.
Result<void> write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

}  // namespace entente
