// SPDX-License-Identifier: Apache-2.0
// Any bytes through the reader of whatever format they seem to be of; what comes out must be an article.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "ingest/read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  ReadReport report;
  ReadOptions options;
  options.any_language = true;
  const auto outcome = read_articles(
      {reinterpret_cast<const char*>(data), size}, "fuzz", options, report, [](Article&& article) -> Result<void> {
        const bool is_sound = !article.id.empty() && !article.language.empty() &&
                              find_invalid_utf8(article.text) == std::string_view::npos &&
                              find_invalid_utf8(article.title) == std::string_view::npos &&
                              article.text.find('\r') == std::string::npos &&
                              article.text.find('\0') == std::string::npos;
        if (!is_sound) std::abort();
        return {};
      });
  if (!outcome) std::abort();
  return 0;
}
