// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/json_lines.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <cstdlib>

#include "base/utf8.h"
#include "ingest/model/train/corpus.h"

#include <cstdio>
#include <fstream>
#include <memory>

#include <zstd.h>

namespace entente::train {
namespace {

/// Follows the path of keys: "text", "entities/label", "tokens" and so on.
struct RecordHandler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RecordHandler> {
  JsonRecord record;
  std::vector<std::string> keys;    // of the open objects
  std::size_t depth = 0;            // of open arrays and objects
  std::vector<std::uint32_t> pair;  // numbers of an inner array

  std::string key() const { return keys.empty() ? std::string{} : keys.back(); }
  bool in_entities() const { return keys.size() == 2 && keys.front() == "entities" && depth == 3; }

  bool Default() { return true; }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    keys.back().assign(text, size);
    return true;
  }
  bool StartObject() {
    ++depth;
    keys.emplace_back();
    if (keys.size() == 2 && keys.front() == "entities" && depth == 3) record.entities.emplace_back();
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    --depth;
    keys.pop_back();
    return true;
  }
  bool StartArray() {
    ++depth;
    pair.clear();
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    --depth;
    if (keys.size() == 1 && keys.front() == "tokens" && depth == 2 && pair.size() == 2) {
      record.tokens.emplace_back(pair[0], pair[1]);
    }
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (keys.size() == 1 && depth == 1) {
      if (key() == "id") record.id.assign(text, size);
      else if (key() == "text") record.text.assign(text, size);
    } else if (in_entities() && key() == "label") {
      record.entities.back().label.assign(text, size);
    }
    return true;
  }
  bool Uint(unsigned value) {
    if (in_entities()) {
      if (key() == "start") record.entities.back().start = value;
      else if (key() == "end") record.entities.back().end = value;
    } else {
      pair.push_back(value);
    }
    return true;
  }
};

Result<void> each_line(std::string_view text, const std::string& path, const std::function<void(JsonRecord)>& take) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    auto record = parse_record(line);
    if (!record)
      return fail(ErrorKind::unreadable, path + ":" + std::to_string(number) + ": " + record.error().message);
    take(std::move(*record));
  }
  return {};
}

Result<std::string> read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorKind::unreadable, path + ": cannot be read");
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!path.ends_with(".zst")) return bytes;
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  std::string out, piece(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
  while (input.pos < input.size) {
    ZSTD_outBuffer output{piece.data(), piece.size(), 0};
    const std::size_t status = ZSTD_decompressStream(context.get(), &output, &input);
    if (ZSTD_isError(status)) return fail(ErrorKind::unreadable, path + ": " + ZSTD_getErrorName(status));
    out.append(piece.data(), output.pos);
  }
  return out;
}

}  // namespace

Result<JsonRecord> parse_record(std::string_view line) {
  rapidjson::MemoryStream stream(line.data(), line.size());
  rapidjson::Reader reader;
  RecordHandler handler;
  const auto status = reader.Parse<rapidjson::kParseStopWhenDoneFlag>(stream, handler);
  if (status.IsError()) return fail(ErrorKind::unreadable, rapidjson::GetParseError_En(status.Code()));
  return std::move(handler.record);
}

Result<std::vector<NameRecord>> read_name_records(const std::string& path) {
  ENTENTE_TRY(const std::string bytes, read_all(path));
  std::vector<NameRecord> records;
  ENTENTE_CHECK(each_line(bytes, path, [&](JsonRecord record) {
    const CodePointOffsets offsets(record.text);
    const auto span = [&](std::uint32_t start, std::uint32_t end) {
      return Span{offsets.bytes(start), offsets.bytes(end)};
    };
    NameRecord made{.id = std::move(record.id)};
    for (const auto& [start, end] : record.tokens) made.tokens.push_back(span(start, end));
    for (auto& entity : record.entities) {
      made.names.push_back({.span = span(entity.start, entity.end), .label = std::move(entity.label)});
    }
    made.text = std::move(record.text);
    records.push_back(std::move(made));
  }));
  return records;
}

Result<void> read_texts(const std::string& path, const std::function<void(std::string_view)>& take) {
  ENTENTE_TRY(const std::string bytes, read_all(path));
  return each_line(bytes, path, [&](JsonRecord record) { take(record.text); });
}

}  // namespace entente::train
