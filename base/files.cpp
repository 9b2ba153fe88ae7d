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
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  const bool is_in_place = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  const auto file = std::filesystem::is_regular_file(status) ? std::filesystem::canonical(path, problem) : path;
  auto temporary = file;
  if (!is_in_place) temporary += ".part";
  errno = 0;
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  if (!out) return fail(ErrorKind::store, path.string() + ": cannot be written: " + reason());
  write(out);
  out.close();
  if (!out) {
    const std::string why = reason();
    if (!is_in_place) std::filesystem::remove(temporary, problem);
    return fail(ErrorKind::store, path.string() + ": cannot be written: " + why);
  }
  if (is_in_place) return {};
  std::filesystem::rename(temporary, file, problem);
  if (problem) {
    const std::string why = problem.message();
    std::filesystem::remove(temporary, problem);
    return fail(ErrorKind::store, path.string() + ": cannot be written: " + why);
  }
  return {};
}

}  // namespace entente
