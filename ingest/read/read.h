// SPDX-License-Identifier: Apache-2.0
/// From bytes to articles, whatever the format.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/read/report.h"
#include "ingest/read/stems.h"
#include "ontology/fact.h"

namespace entente {

/// What protects a run from inputs made to exhaust it; each has a flag and a message that names it.
struct ReadLimits {
  std::size_t article_bytes = std::size_t{64} << 20;  // text of one article
  std::size_t record_bytes = std::size_t{256} << 20;  // a line, page, feed, mail or archive member, as it comes
  std::size_t nesting = 512;                          // values within values in JSON; parts within parts in a mail
  std::size_t archive_depth = 3;                      // archives within archives
  std::size_t archive_members = 1'000'000;
  std::size_t expansion = 1000;  // unpacked bytes per packed byte, beyond the first 16 MiB
};

struct ReadOptions {
  std::string format;                         // a name of format_names(); "" tells them apart by content
  std::string encoding;                       // "windows-1251" …; "" finds it out
  std::string published;                      // date of articles that have none of their own, ISO 8601, or ""
  std::map<std::string, std::string> fields;  // our name → path in JSON or column in CSV: {"text", "article.body"}
  bool any_language = false;                  // keep articles that are not in English
  const FileStems* stems = nullptr;           // of all files of the run, when they are known
  ReadLimits limits;
};

/// Takes one article; an error from it ends the reading.
using ArticleSink = std::function<Result<void>(Article&&)>;

/// Calls `sink` for every article in `in`, in order. `source` is the file's name (its stem is the id of an article
/// that has none) or "-". What became of each goes to `report`, failures as SOURCE or SOURCE:LINE, and the rest goes
/// on. Returns only what `sink` returned. O(bytes); memory is bounded by the largest record, not by the input.
Result<void> read_articles(std::istream& in, const std::string& source, const ReadOptions& options, ReadReport& report,
                           const ArticleSink& sink);
Result<void> read_articles(std::string_view bytes, const std::string& source, const ReadOptions& options,
                           ReadReport& report, const ArticleSink& sink);

/// Gives the article what the contract promises: an id, a valid text with \n line ends, a date in ISO form or none,
/// a language. `is_alone` tells whether the source holds this one article only, so that its stem may be the id; a stem
/// that several files of the run share gets the first eight digits of the text's SHA-256 behind it.
void complete_article(Article& article, const std::string& source, bool is_alone, const ReadOptions& options);

}  // namespace entente
