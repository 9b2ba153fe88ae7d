// SPDX-License-Identifier: Apache-2.0
/// What a reader of one format is handed, and how it hands articles on.
#pragma once

#include <optional>
#include <string>

#include "ingest/read/bytes.h"
#include "ingest/read/read.h"

namespace entente {

struct Reading {
  std::string source;  // file name, "-", or "archive.tar/member"
  const ReadOptions& options;
  ReadReport& report;
  const ArticleSink& sink;
  std::size_t archive_depth = 0;  // archives around this input
};

/// Completes the article and hands it to the sink, or reports why not: no text, too long, not in English.
/// `where` names it in messages; `is_alone` as for complete_article().
Result<void> deliver(Article&& article, const std::string& where, bool is_alone, Reading& reading);

/// Holds one article back until it is known whether it is the only one of its source, so that the source's stem may
/// be its id.
class Delivery {
 public:
  explicit Delivery(Reading& reading) : reading_(reading) {}
  Result<void> take(Article&& article, std::string where);
  /// Hands on what is held back; call it once, at the end.
  Result<void> finish();
  std::size_t count() const { return count_; }

 private:
  struct Held {
    Article article;
    std::string where;
  };
  Reading& reading_;
  std::optional<Held> first_;
  std::size_t count_ = 0;
};

/// Reads whatever format the stream is of; archives and mails call it for what they contain.
Result<void> read_stream(ByteStream& in, Reading& reading);

/// All that is left of the stream; nothing when it is longer than a record may be, which is reported, or broke off.
std::optional<std::string> read_whole(ByteStream& in, const char* what, Reading& reading);

/// "the record is longer than 268435456 bytes (--max-record sets the limit)".
std::string too_long(const char* what, std::size_t limit, const char* flag);

}  // namespace entente
