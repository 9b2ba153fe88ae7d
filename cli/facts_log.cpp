// SPDX-License-Identifier: Apache-2.0
#include "cli/facts_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/files.h"
#include "base/hash.h"
#include "graph/store/store.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t hash_digits = 64;

std::uint64_t key_of(std::string_view hash) {
  std::uint64_t key = 0;
  std::from_chars(hash.data(), hash.data() + std::min<std::size_t>(hash.size(), 16), key, 16);
  return key;
}

}  // namespace

FactsLog::FactsLog(std::string path, const std::string& circumstances) : path_(std::move(path)) {
  const std::string first_line = "facts of an unfinished run " + sha256_hex(circumstances);
  index(first_line);
  out_.open(path_, std::ios::binary | (in_ < 0 ? std::ios::trunc : std::ios::app));
  if (in_ < 0) out_ << first_line << '\n' << std::flush;
}

FactsLog::~FactsLog() {
  if (in_ >= 0) ::close(in_);
}

/// Finds the lines of an interrupted run; a last line that was cut off goes.
void FactsLog::index(const std::string& first_line) {
  std::ifstream in(path_, std::ios::binary);
  std::string line;
  if (!std::getline(in, line) || line != first_line) return;
  std::uint64_t offset = first_line.size() + 1;
  while (std::getline(in, line) && !in.eof()) {
    if (line.size() > hash_digits) lines_[key_of(line)] = {.offset = offset, .size = line.size()};
    offset += line.size() + 1;
  }
  std::error_code problem;
  fs::resize_file(path_, offset, problem);
  if (!problem) in_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (in_ < 0) lines_.clear();
}

std::optional<ArticleFacts> FactsLog::find(const Article& article) const {
  if (lines_.empty()) return std::nullopt;
  const std::string hash = hash_of(article);
  const auto found = lines_.find(key_of(hash));
  if (found == lines_.end()) return std::nullopt;
  std::string line(found->second.size, '\0');
  for (std::size_t done = 0; done < line.size();) {
    const ssize_t size =
        ::pread(in_, line.data() + done, line.size() - done, static_cast<off_t>(found->second.offset + done));
    if (size <= 0) return std::nullopt;
    done += static_cast<std::size_t>(size);
  }
  if (!line.starts_with(hash)) return std::nullopt;
  auto facts = parse_facts(std::string_view(line).substr(hash_digits));
  if (!facts) return std::nullopt;
  return *std::move(facts);
}

std::string FactsLog::line_of(const ArticleFacts& facts) {
  std::string line = hash_of(facts.article);
  append_facts(line, facts, true);
  return line += '\n';
}

void FactsLog::append(const std::string& line) { out_ << line << std::flush; }

void FactsLog::remove() {
  out_.close();
  std::error_code problem;
  fs::remove(path_, problem);
}

std::string circumstances_of(const std::string& version, const std::vector<std::string>& ontologies) {
  std::string out = version;
  std::error_code problem;
  const fs::path program = "/proc/self/exe";  // a program that was built anew may understand anew
  out += '\n' + std::to_string(fs::file_size(program, problem));
  const auto time = fs::last_write_time(fs::read_symlink(program, problem), problem);
  out += '\n' + std::to_string(time.time_since_epoch().count());
  for (const std::string& path : ontologies) out += '\n' + sha256_hex(read_file(path).value_or(""));
  return out;
}

}  // namespace entente
