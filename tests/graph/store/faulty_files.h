// SPDX-License-Identifier: Apache-2.0
/// The file system under SQLite, with a fault at a chosen moment: a full disk, a failing one, a power cut.
#pragma once

#include <cstdint>

namespace entente {

enum class Fault : std::uint8_t {
  none,
  disk_full,     // from the chosen write on, none succeeds
  failing_disk,  // the same with an input/output error
  failing_sync,  // from the chosen write on, nothing gets to the disk for sure
  power_cut,     // at the chosen write the process ends, and of what was not synced a part is lost
};

/// From now on, until it goes, SQLite opens files with the fault; `write` counts from 0 over all files.
class FaultyFiles {
 public:
  FaultyFiles(Fault fault, std::int64_t write, unsigned seed = 1);
  FaultyFiles(const FaultyFiles&) = delete;
  FaultyFiles& operator=(const FaultyFiles&) = delete;
  ~FaultyFiles();

  /// Whether the chosen write was reached.
  static bool has_happened();
};

}  // namespace entente
