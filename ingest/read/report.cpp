// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/report.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/hash.h"
#include "base/utf8.h"

namespace entente {

std::string_view name_of(ReadOutcome outcome) {
  switch (outcome) {
    case ReadOutcome::read: return "read";
    case ReadOutcome::skipped: return "skipped";
    case ReadOutcome::failed: return "failed";
  }
  return "failed";
}

void ReadReport::record(ReadRecord&& record) {
  ++counts_[static_cast<std::size_t>(record.outcome)];
  if (listener_) listener_(record);
}

void ReadReport::read(std::string where, std::string article, bool is_told_apart) {
  told_apart_ += is_told_apart;
  record({.outcome = ReadOutcome::read,
          .where = std::move(where),
          .article = std::move(article),
          .message = is_told_apart ? "another file has the same name" : ""});
}

void ReadReport::skipped(std::string where, std::string article, const std::string& reason, const std::string& detail) {
  ++skipped_[reason];
  record({.outcome = ReadOutcome::skipped,
          .where = std::move(where),
          .article = std::move(article),
          .message = detail.empty() ? reason : reason + ": " + detail});
}

void ReadReport::failed(std::string where, std::string message) {
  record({.outcome = ReadOutcome::failed, .where = std::move(where), .article = {}, .message = std::move(message)});
}

void ReadReport::failed_later(std::string article, std::string message) {
  --counts_[static_cast<std::size_t>(ReadOutcome::read)];
  record({.outcome = ReadOutcome::failed, .where = article, .article = article, .message = std::move(message)});
}

namespace {

std::uint64_t hash_of(std::string_view id, std::string_view text) { return fnv1a(text, fnv1a("\n", fnv1a(id))); }

}  // namespace

bool ReadReport::is_repeated(std::string_view id, std::string_view text) {
  ids_.insert(fnv1a(id));
  return !seen_.insert(hash_of(id, text)).second;
}

bool ReadReport::is_id_of_another(std::string_view id, std::string_view text) const {
  return ids_.contains(fnv1a(id)) && !seen_.contains(hash_of(id, text));
}

std::string ReadReport::summary() const {
  std::string out = std::to_string(count_of(ReadOutcome::read)) + " read";
  if (told_apart_ > 0) out += " (" + std::to_string(told_apart_) + " told apart by a hash from files of the same name)";
  if (const auto skipped = count_of(ReadOutcome::skipped); skipped > 0) {
    out += ", " + std::to_string(skipped) + " skipped (";
    bool is_first = true;
    for (const auto& [reason, count] : skipped_) {
      if (!is_first) out += ", ";
      is_first = false;
      out += std::to_string(count) + " " + reason;
    }
    out += ")";
  }
  if (const auto failed = count_of(ReadOutcome::failed); failed > 0) out += ", " + std::to_string(failed) + " failed";
  return out;
}

std::string to_json(const ReadRecord& record) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto put = [&](const char* name, std::string_view value) {
    const std::string valid = repair_utf8(value);
    writer.Key(name);
    writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  };
  writer.StartObject();
  put("outcome", name_of(record.outcome));
  put("where", record.where);
  if (!record.article.empty()) put("article", record.article);
  if (!record.message.empty()) put("message", record.message);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente
