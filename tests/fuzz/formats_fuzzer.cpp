// SPDX-License-Identifier: Apache-2.0
// Every reader with bytes that need not look like its format: the first byte says which reader.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "ingest/read/detect.h"
#include "ingest/read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  if (size == 0) return 0;
  ReadReport report;
  ReadOptions options;
  options.format = format_names()[data[0] % format_names().size()];
  options.any_language = true;
  options.limits.record_bytes = 32 * 1024;
  const auto outcome = read_articles(
      {reinterpret_cast<const char*>(data) + 1, size - 1}, "fuzz", options, report,
      [](Article&& article) -> Result<void> {
        for (const std::string& text : {article.id, article.title, article.source, article.url, article.text})
          if (find_invalid_utf8(text) != std::string_view::npos) std::abort();
        return {};
      });
  if (!outcome) std::abort();
  return 0;
}
