// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <iterator>

#include "base/files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Files below the directory, sorted by path; hidden ones are left out.
std::vector<std::string> files_below(const fs::path& directory, Diagnostics& diagnostics) {
  std::vector<std::string> out;
  std::error_code problem;
  fs::recursive_directory_iterator at(directory, fs::directory_options::skip_permission_denied, problem);
  for (; !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
    const bool is_hidden = at->path().filename().string().starts_with('.');
    if (is_hidden && at->is_directory(problem)) at.disable_recursion_pending();
    if (!is_hidden && at->is_regular_file(problem)) out.push_back(at->path().string());
  }
  if (problem) diagnostics.add(directory.string(), "cannot be walked: " + problem.message());
  std::ranges::sort(out);
  return out;
}

}  // namespace

Result<void> read_inputs(const std::vector<std::string>& inputs, const ReadOptions& options, std::istream& standard_input,
                         Diagnostics& diagnostics, const ArticleSink& sink) {
  const auto read_path = [&](const std::string& path) -> Result<void> {
    const auto bytes = read_file(path);
    if (!bytes) {
      diagnostics.add(path, bytes.error().message.substr(std::min(path.size() + 2, bytes.error().message.size())));
      return {};
    }
    return read_articles(*bytes, path, options, diagnostics, sink);
  };
  for (const std::string& input : inputs) {
    std::error_code problem;
    if (input == "-") {
      const std::string bytes{std::istreambuf_iterator<char>(standard_input), {}};
      ENTENTE_CHECK(read_articles(bytes, input, options, diagnostics, sink));
    } else if (fs::is_directory(input, problem)) {
      const auto files = files_below(input, diagnostics);
      if (files.empty()) diagnostics.add(input, "holds no files");
      for (const std::string& file : files) ENTENTE_CHECK(read_path(file));
    } else {
      ENTENTE_CHECK(read_path(input));
    }
  }
  return {};
}

}  // namespace entente
