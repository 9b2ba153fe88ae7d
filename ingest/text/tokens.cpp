// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/tokens.h"

#include <algorithm>

#include "ingest/text/characters.h"
#include "ingest/text/sentences.h"
#include "ingest/text/token_scanner.h"

namespace entente {
namespace {

/// The stretch without white space that starts at `at`.
std::uint32_t chunk_end(std::string_view text, std::uint32_t at) {
  for (;;) {
    const auto c = character_at(text, at);
    if (c.kind == CharacterKind::space) return at;
    at += c.size;
  }
}

std::uint32_t skip_space(std::string_view text, std::uint32_t at) {
  for (;;) {
    const auto c = character_at(text, at);
    if (c.kind != CharacterKind::space || c.size == 0) return at;
    at += c.size;
  }
}

}  // namespace

void cut_tokens(Document& document) {
  const std::string_view text = document.article.text;
  document.tokens.clear();
  ScanContext context{.text = text};
  for (auto at = skip_space(text, 0); at < text.size(); at = skip_space(text, at)) {
    context.chunk_begin = at;
    context.chunk_end = chunk_end(text, at);
    while (at < context.chunk_end) {
      const Span span = scan_token(context, at);
      document.tokens.push_back({.span = span});
      context.previous = span;
      at = span.end;
    }
  }
}

void find_tokens(Document& document) {
  cut_tokens(document);
  find_sentences(document);
}

}  // namespace entente
