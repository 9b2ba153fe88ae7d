// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/stems.h"

#include "base/hash.h"
#include "ingest/read/archive.h"
#include "ingest/read/bytes.h"
#include "ingest/read/detect.h"
#include "ingest/read/read.h"

namespace entente {

std::string stem_of(std::string_view source) {
  std::string name(source.substr(source.find_last_of('/') + 1));
  for (const std::string_view packed : {".gz", ".zst", ".xz", ".bz2", ".lzma"})
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  if (const auto dot = name.rfind('.'); dot != std::string::npos && dot > 0) name.resize(dot);
  return name;
}

void FileStems::add(std::string_view stem) {
  const auto [known, is_new] = is_shared_.try_emplace(fnv1a(stem), false);
  if (!is_new) known->second = true;
}

bool FileStems::is_shared(std::string_view stem) const {
  const auto known = is_shared_.find(fnv1a(stem));
  return known != is_shared_.end() && known->second;
}

void note_stems(std::istream& in, const std::string& source, const ReadOptions& options, FileStems& stems) {
  ByteStream bytes(in);
  const bool is_packed =
      options.format.empty() && detect_format(bytes.peek(detection_size), source) == Format::compressed;
  if (is_packed)
    name_members(bytes, source, options.limits, [&](const std::string& file) { stems.add(stem_of(file)); });
  else stems.add(stem_of(source));
}

}  // namespace entente
