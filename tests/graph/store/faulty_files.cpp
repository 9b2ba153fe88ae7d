// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/store/faulty_files.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <list>
#include <new>
#include <random>
#include <string>
#include <vector>

namespace entente {
namespace {

constexpr int exit_of_a_power_cut = 99;

/// What a write that is not yet synced has replaced.
struct Unsynced {
  sqlite3_int64 offset = 0;
  std::vector<char> before;  // shorter than `size` where the file ended
  std::size_t size = 0;
};

struct Pending {
  std::string name;
  std::vector<Unsynced> writes;
};

struct State {
  Fault fault = Fault::none;
  std::int64_t writes_left = 0;
  std::mt19937 random;
  std::list<Pending> files;
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs faulty{};
};

State& state() {
  static State one;
  return one;
}

bool has_come() { return state().writes_left < 0; }

/// SQLite allocates this with the real file behind it.
struct File {
  sqlite3_file base{};
  std::list<Pending>::iterator pending;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& file_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return file_of(file).real(); }

/// Each write since the last sync is lost with a probability of one half, or half of it is.
[[noreturn]] void cut_power() {
  State& now = state();
  for (auto& file : now.files) {
    const int descriptor = ::open(file.name.c_str(), O_WRONLY);
    if (descriptor < 0) continue;
    for (auto write = file.writes.rbegin(); write != file.writes.rend(); ++write) {
      const unsigned luck = now.random() % 4;
      if (luck < 2) continue;
      std::size_t lost_from = luck == 2 ? 0 : write->size / 2;
      lost_from = std::min(lost_from, write->before.size());
      const auto done = ::pwrite(descriptor, write->before.data() + lost_from, write->before.size() - lost_from,
                                 write->offset + static_cast<sqlite3_int64>(lost_from));
      if (done < 0) ::_exit(1);
      std::vector<char> nothing(write->size - write->before.size());
      if (::pwrite(descriptor, nothing.data(), nothing.size(),
                   write->offset + static_cast<sqlite3_int64>(write->before.size())) < 0)
        ::_exit(1);
    }
  }
  ::_exit(exit_of_a_power_cut);
}

int write_to(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  State& now = state();
  --now.writes_left;
  if (has_come()) {
    if (now.fault == Fault::disk_full) return SQLITE_FULL;
    if (now.fault == Fault::failing_disk) return SQLITE_IOERR_WRITE;
  }
  sqlite3_int64 length = 0;
  real_of(file)->pMethods->xFileSize(real_of(file), &length);
  Unsynced write{.offset = offset, .before = {}, .size = static_cast<std::size_t>(size)};
  write.before.resize(static_cast<std::size_t>(std::clamp<sqlite3_int64>(length - offset, 0, size)));
  if (!write.before.empty())
    real_of(file)->pMethods->xRead(real_of(file), write.before.data(), static_cast<int>(write.before.size()), offset);
  file_of(file).pending->writes.push_back(std::move(write));
  const int code = real_of(file)->pMethods->xWrite(real_of(file), bytes, size, offset);
  if (has_come() && now.fault == Fault::power_cut) cut_power();
  return code;
}

int sync(sqlite3_file* file, int flags) {
  if (has_come() && state().fault == Fault::failing_sync) return SQLITE_IOERR_FSYNC;
  file_of(file).pending->writes.clear();
  return real_of(file)->pMethods->xSync(real_of(file), flags);
}

int close(sqlite3_file* file) {
  const int code = real_of(file)->pMethods->xClose(real_of(file));
  file_of(file).~File();
  return code;
}

/// The other methods do what they do.
const sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = close,
    .xRead = [](sqlite3_file* f, void* to, int size,
                sqlite3_int64 at) { return real_of(f)->pMethods->xRead(real_of(f), to, size, at); },
    .xWrite = write_to,
    .xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return real_of(f)->pMethods->xTruncate(real_of(f), size); },
    .xSync = sync,
    .xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real_of(f)->pMethods->xFileSize(real_of(f), size); },
    .xLock = [](sqlite3_file* f, int lock) { return real_of(f)->pMethods->xLock(real_of(f), lock); },
    .xUnlock = [](sqlite3_file* f, int lock) { return real_of(f)->pMethods->xUnlock(real_of(f), lock); },
    .xCheckReservedLock = [](sqlite3_file* f,
                             int* out) { return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out); },
    .xFileControl = [](sqlite3_file* f, int what,
                       void* with) { return real_of(f)->pMethods->xFileControl(real_of(f), what, with); },
    .xSectorSize = [](sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); },
    .xDeviceCharacteristics = [](sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); },
    .xShmMap = [](sqlite3_file* f, int page, int size, int extend,
                  void volatile** out) { return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out); },
    .xShmLock = [](sqlite3_file* f, int at, int n,
                   int flags) { return real_of(f)->pMethods->xShmLock(real_of(f), at, n, flags); },
    .xShmBarrier = [](sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); },
    .xShmUnmap = [](sqlite3_file* f, int remove) { return real_of(f)->pMethods->xShmUnmap(real_of(f), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int open_file(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
  State& now = state();
  auto* opened = new (file) File;
  const int code = now.real->xOpen(now.real, name, opened->real(), flags, out_flags);
  if (code != SQLITE_OK) {
    opened->base.pMethods = nullptr;  // then SQLite does not call xClose
    return code;
  }
  now.files.push_back({.name = name ? name : "", .writes = {}});
  opened->pending = std::prev(now.files.end());
  opened->base.pMethods = &methods;
  return SQLITE_OK;
}

}  // namespace

FaultyFiles::FaultyFiles(Fault fault, std::int64_t write, unsigned seed) {
  State& now = state();
  now.fault = fault;
  now.writes_left = write;
  now.random.seed(seed);
  now.files.clear();
  now.real = sqlite3_vfs_find(nullptr);
  now.faulty = *now.real;
  now.faulty.zName = "faulty";
  now.faulty.szOsFile = static_cast<int>(sizeof(File)) + now.real->szOsFile;
  now.faulty.xOpen = open_file;
  sqlite3_vfs_register(&now.faulty, 1);
}

FaultyFiles::~FaultyFiles() {
  sqlite3_vfs_unregister(&state().faulty);
  sqlite3_vfs_register(state().real, 1);
}

bool FaultyFiles::has_happened() { return has_come(); }

}  // namespace entente
