// SPDX-License-Identifier: Apache-2.0
// Any text through the whole of understanding; every quotation must be what the text says there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/pipeline.h"
#include "ingest/read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const Knowledge knowledge = [] {
    auto loaded = Knowledge::builtin();
    if (!loaded) std::abort();
    return *std::move(loaded);
  }();
  Article article;
  article.text = repair_utf8({reinterpret_cast<const char*>(data), size});
  if (article.text.empty()) return 0;
  complete_article(article, "fuzz", true, {.published = "2025-05-21"});
  const ArticleFacts facts = extract_facts(std::move(article), knowledge);
  const CodePointOffsets offsets(facts.article.text);
  for (const MentionedEntity& entity : facts.entities)
    for (const MentionRecord& mention : entity.mentions) {
      const auto begin = offsets.bytes(mention.range.start);
      const auto end = offsets.bytes(mention.range.end);
      if (begin > end || facts.article.text.substr(begin, end - begin) != mention.text) std::abort();
    }
  return 0;
}
