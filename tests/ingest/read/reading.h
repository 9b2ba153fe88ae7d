// SPDX-License-Identifier: Apache-2.0
/// Reads bytes in tests: what came out, and what was said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/read/read.h"

namespace entente::testing {

struct WhatWasRead {
  std::vector<Article> articles;
  std::vector<std::string> failures;  // "file:2: what is wrong"
  std::vector<std::string> skipped;   // "file: why"
};

inline WhatWasRead read(std::string_view bytes, const std::string& source = "news.txt",
                        const ReadOptions& options = {}) {
  WhatWasRead out;
  ReadReport report([&](const ReadRecord& record) {
    if (record.outcome == ReadOutcome::failed) out.failures.push_back(record.where + ": " + record.message);
    if (record.outcome == ReadOutcome::skipped) out.skipped.push_back(record.where + ": " + record.message);
  });
  const auto outcome = read_articles(bytes, source, options, report, [&](Article&& article) -> Result<void> {
    out.articles.push_back(std::move(article));
    return {};
  });
  if (!outcome) out.failures.push_back(outcome.error().message);
  return out;
}

/// The text of the only article, or a note of what came instead.
inline std::string text_read(std::string_view bytes, const std::string& source = "news.txt",
                             const ReadOptions& options = {}) {
  const auto found = read(bytes, source, options);
  if (found.articles.size() == 1) return found.articles.front().text;
  return std::to_string(found.articles.size()) + " articles" +
         (found.failures.empty() ? "" : "; " + found.failures.front());
}

}  // namespace entente::testing
