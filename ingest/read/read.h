// SPDX-License-Identifier: Apache-2.0
/// From bytes to articles, whatever the format.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/result.h"
#include "ontology/fact.h"

namespace entente {

struct ReadOptions {
  std::string format;                         // "text", "json", "jsonl"; "" tells them apart by content
  std::string published;                      // date of articles that have none of their own, ISO 8601, or ""
  std::map<std::string, std::string> fields;  // our name → path in the JSON: {"text", "article.body"}
};

/// Takes one article; an error from it ends the reading.
using ArticleSink = std::function<Result<void>(Article&&)>;

/// Calls `sink` for every article in `bytes`, in order. `source` is the file's name (its stem is the id of an article
/// that has none) or "-". What cannot be read goes to `diagnostics` as SOURCE or SOURCE:LINE and the rest goes on.
/// Returns only what `sink` returned. O(bytes).
Result<void> read_articles(std::string_view bytes, const std::string& source, const ReadOptions& options,
                           Diagnostics& diagnostics, const ArticleSink& sink);

/// Gives the article what the contract promises: an id, valid UTF-8 with \n line ends, a date in ISO form or none.
/// `is_alone` tells whether the source holds this one article only, so that its stem may be the id.
void complete_article(Article& article, const std::string& source, bool is_alone, const ReadOptions& options);

}  // namespace entente
