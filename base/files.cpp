// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

namespace entente {
namespace {

std::string reason() { return errno ? std::strerror(errno) : "unknown reason"; }

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code problem;
  if (std::filesystem::is_directory(path, problem))
    return fail(ErrorKind::unreadable, path.string() + ": is a directory");
  errno = 0;
  const std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorKind::unreadable, path.string() + ": cannot be opened: " + reason());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (in.bad()) return fail(ErrorKind::unreadable, path.string() + ": cannot be read: " + reason());
  return std::move(bytes).str();
}

Result<void> write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
  auto temporary = path;
  temporary += ".part";
  errno = 0;
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  if (!out) return fail(ErrorKind::store, path.string() + ": cannot be written: " + reason());
  write(out);
  out.close();
  std::error_code problem;
  if (!out) {
    const std::string why = reason();
    std::filesystem::remove(temporary, problem);
    return fail(ErrorKind::store, path.string() + ": cannot be written: " + why);
  }
  std::filesystem::rename(temporary, path, problem);
  if (problem) {
    const std::string why = problem.message();
    std::filesystem::remove(temporary, problem);
    return fail(ErrorKind::store, path.string() + ": cannot be written: " + why);
  }
  return {};
}

}  // namespace entente
