// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <unordered_set>

#include "ingest/read/stems.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

bool matches(std::string_view text, std::string_view pattern) {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;  // where to try again: pattern behind the last star …
  std::size_t star_text = 0;                  // … and how far it reaches
  bool star_crosses = false;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star_crosses = pattern.substr(p).starts_with("**");
      p += star_crosses ? 2 : 1;
      if (star_crosses && p < pattern.size() && pattern[p] == '/') {
        if (matches(text.substr(t), pattern.substr(p + 1))) return true;  // "**/" also stands for nothing
      }
      star = p;
      star_text = t;
      continue;
    }
    bool fits = false;
    std::size_t next = p + 1;
    if (p < pattern.size() && pattern[p] == '?') {
      fits = text[t] != '/';
    } else if (p < pattern.size() && pattern[p] == '[' && pattern.find(']', p + 2) != std::string_view::npos) {
      const std::size_t end = pattern.find(']', p + 2);
      std::size_t i = p + 1;
      const bool is_negated = pattern[i] == '!' || pattern[i] == '^';
      if (is_negated) ++i;
      for (; i < end; ++i) {
        const bool is_range = i + 2 < end && pattern[i + 1] == '-';
        fits = fits || (is_range ? pattern[i] <= text[t] && text[t] <= pattern[i + 2] : pattern[i] == text[t]);
        if (is_range) i += 2;
      }
      fits = fits != is_negated && text[t] != '/';
      next = end + 1;
    } else {
      fits = p < pattern.size() && pattern[p] == text[t];
    }
    if (fits) {
      ++t;
      p = next;
    } else if (star != std::string_view::npos && (star_crosses || text[star_text] != '/')) {
      t = ++star_text;
      p = star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool fits_any(std::string_view path, const std::vector<std::string>& patterns) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) { return fits_pattern(path, pattern); });
}

/// Reads the inputs of one run.
class InputReader {
 public:
  InputReader(const InputSelection& selection, const ReadOptions& options, std::istream& standard_input,
              ReadReport& report, const ArticleSink& sink)
      : selection_(selection), options_(options), standard_input_(standard_input), report_(report), sink_(sink) {}

  Result<void> read_all() {
    for (const std::string& input : selection_.inputs) add_input(input);
    if (!selection_.list.empty()) add_list();
    note_stems_of_all();
    report_.will_read(paths_.size());
    for (const std::string& path : paths_) ENTENTE_CHECK(path == "-" ? read(standard_input_, path) : read_path(path));
    return {};
  }

 private:
  void add_input(const std::string& input) {
    std::error_code problem;
    if (input != "-" && fs::is_directory(input, problem)) add_directory(input);
    else paths_.push_back(input);
  }

  /// Two files may get the same id from their names only when nobody looked.
  void note_stems_of_all() {
    std::unordered_set<std::string> known;
    for (const std::string& path : paths_) {
      std::error_code problem;
      if (path == "-" || !known.insert(fs::absolute(path, problem).lexically_normal().string()).second) continue;
      if (!fs::is_regular_file(path, problem)) continue;  // a pipe can be read once only
      std::ifstream in(path, std::ios::binary);
      if (in) note_stems(in, path, options_, stems_);
    }
    options_.stems = &stems_;
  }

  Result<void> read_path(const std::string& path) {
    errno = 0;
    std::error_code problem;
    if (!fs::exists(path, problem) && !problem) {
      report_.failed(path, "does not exist");
      return {};
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      report_.failed(path, std::string("cannot be opened: ") + (errno != 0 ? std::strerror(errno) : "unknown reason"));
      return {};
    }
    return read(in, path);
  }

  Result<void> read(std::istream& in, const std::string& source) {
    return read_articles(in, source, options_, report_, sink_);
  }

  void add_directory(const std::string& directory) {
    auto files = files_below(directory);
    if (files.empty()) {
      report_.failed(directory, selection_.include.empty() && selection_.exclude.empty()
                                    ? "holds no files"
                                    : "holds no files that --include and --exclude let through");
    }
    std::ranges::move(files, std::back_inserter(paths_));
  }

  static bool leads_outside(const fs::path& link, const fs::path& directory) {
    std::error_code problem;
    const auto target = fs::canonical(link, problem);
    const auto root = fs::canonical(directory, problem);
    return problem || target.lexically_relative(root).string().starts_with("..");
  }

  /// Files below the directory, sorted by path.
  std::vector<std::string> files_below(const fs::path& directory) {
    std::vector<std::string> out;
    std::error_code problem;
    fs::recursive_directory_iterator at(directory, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
      std::error_code ignored;
      const bool is_directory = at->is_directory(ignored);
      const std::string path = at->path().lexically_relative(directory).generic_string();
      const bool is_out = at->path().filename().string().starts_with('.') || fits_any(path, selection_.exclude);
      if (is_out && is_directory) at.disable_recursion_pending();
      if (is_out || is_directory || !at->is_regular_file(ignored)) continue;
      if (!selection_.include.empty() && !fits_any(path, selection_.include)) continue;
      if (at->is_symlink(ignored) && leads_outside(at->path(), directory)) {
        report_.skipped(at->path().string(), "", "link to outside");
        continue;
      }
      out.push_back(at->path().string());
    }
    if (problem) report_.failed(directory.string(), "cannot be walked: " + problem.message());
    std::ranges::sort(out);
    return out;
  }

  void add_list() {
    std::ifstream file;
    if (selection_.list != "-") {
      file.open(selection_.list, std::ios::binary);
      if (!file) {
        report_.failed(selection_.list, "cannot be opened");
        return;
      }
    }
    std::istream& in = selection_.list == "-" ? standard_input_ : file;
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const char separator = text.find('\0') != std::string::npos ? '\0' : '\n';
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(separator, begin), text.size());
      std::string path = text.substr(begin, end - begin);
      begin = end + 1;
      if (path.ends_with('\r')) path.pop_back();
      if (!path.empty()) add_input(path);
    }
  }

  const InputSelection& selection_;
  ReadOptions options_;
  std::istream& standard_input_;
  ReadReport& report_;
  const ArticleSink& sink_;
  std::vector<std::string> paths_;  // files and "-", in order
  FileStems stems_;
};

}  // namespace

bool fits_pattern(std::string_view path, std::string_view pattern) {
  if (pattern.find('/') == std::string_view::npos) return matches(path.substr(path.find_last_of('/') + 1), pattern);
  if (pattern.ends_with('/')) pattern.remove_suffix(1);
  return matches(path, pattern);
}

Result<void> read_inputs(const InputSelection& selection, const ReadOptions& options, std::istream& standard_input,
                         ReadReport& report, const ArticleSink& sink) {
  return InputReader(selection, options, standard_input, report, sink).read_all();
}

Result<void> read_inputs(const std::vector<std::string>& inputs, const ReadOptions& options,
                         std::istream& standard_input, Diagnostics& diagnostics, const ArticleSink& sink) {
  ReadReport report([&](const ReadRecord& record) {
    if (record.outcome == ReadOutcome::failed) diagnostics.add(record.where, record.message);
  });
  return read_inputs(InputSelection{.inputs = inputs, .list = {}, .include = {}, .exclude = {}}, options,
                     standard_input, report, sink);
}

}  // namespace entente
