// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <istream>
#include <limits>
#include <memory>
#include <sstream>
#include <streambuf>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t block_size = 64 * 1024;
constexpr std::uint64_t free_expansion = std::uint64_t{16} << 20;  // bytes that may come out of anything

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

/// What libarchive reads from.
struct Packed {
  ByteStream& in;
  std::size_t taken = 0;  // of the block last handed out
};

la_ssize_t read_block(archive*, void* data, const void** block) {
  auto& packed = *static_cast<Packed*>(data);
  packed.in.skip(packed.taken);
  const auto bytes = packed.in.peek(packed.in.is_at_end() ? 0 : block_size);
  packed.taken = bytes.size();
  *block = bytes.data();
  return static_cast<la_ssize_t>(bytes.size());
}

Archive opened(Packed& packed) {
  Archive out(archive_read_new(), archive_read_free);
  archive_read_support_filter_gzip(out.get());
  archive_read_support_filter_bzip2(out.get());
  archive_read_support_filter_xz(out.get());
  archive_read_support_filter_lzma(out.get());
  archive_read_support_filter_zstd(out.get());
  archive_read_support_format_tar(out.get());
  archive_read_support_format_zip_streamable(out.get());
  archive_read_support_format_raw(out.get());
  if (archive_read_open(out.get(), &packed, nullptr, read_block, nullptr) != ARCHIVE_OK)
    return {nullptr, archive_read_free};
  return out;
}

std::string why(archive* from) {
  const char* text = archive_error_string(from);
  std::string out = text != nullptr ? text : "unknown reason";
  if (!out.empty() && out.front() >= 'A' && out.front() <= 'Z' && (out.size() < 2 || out[1] < 'A' || out[1] > 'Z'))
    out.front() = static_cast<char>(out.front() + 32);
  return repair_utf8(out);
}

/// The data of the member at hand; breaks off when it is damaged or expands beyond measure.
class MemberBuffer : public std::streambuf {
 public:
  MemberBuffer(archive* from, std::uint64_t& unpacked_bytes, std::size_t expansion)
      : from_(from), unpacked_(unpacked_bytes), expansion_(expansion) {}
  const std::string& problem() const { return problem_; }

 private:
  struct Broken {};

  int_type underflow() override {
    if (!problem_.empty()) throw Broken{};
    const la_ssize_t size = archive_read_data(from_, block_.data(), block_.size());
    if (size < 0) {
      problem_ = "is damaged: " + why(from_);
      throw Broken{};  // the istream turns it into its bad bit
    }
    if (size == 0) return traits_type::eof();
    unpacked_ += static_cast<std::uint64_t>(size);
    const auto packed = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(from_, -1), 1));
    if (unpacked_ > free_expansion && unpacked_ / expansion_ > packed) {
      problem_ =
          "expands to more than " + std::to_string(expansion_) + " times its size (--max-expansion sets the limit)";
      throw Broken{};
    }
    setg(block_.data(), block_.data(), block_.data() + size);
    return traits_type::to_int_type(block_.front());
  }

  archive* from_;
  std::uint64_t& unpacked_;
  std::size_t expansion_;
  std::string problem_;
  std::array<char, block_size> block_{};
};

bool is_hidden(std::string_view path) {
  if (path.starts_with("__MACOSX/")) return true;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const auto name = path.substr(begin, end - begin);
    if (name.starts_with('.') && name != "." && name != "..") return true;
    begin = end + 1;
  }
  return false;
}

/// The member's path as a name: without what would lead out of the archive.
std::string name_of_member(archive_entry* entry) {
  const char* path = archive_entry_pathname(entry);
  std::string out;
  std::istringstream parts(path != nullptr ? repair_utf8(path) : std::string("member"));
  for (std::string part; std::getline(parts, part, '/');)
    if (!part.empty() && part != "." && part != "..") (out += out.empty() ? "" : "/") += part;
  return out;
}

class ArchiveReader {
 public:
  explicit ArchiveReader(Reading& reading) : reading_(reading) {}

  Result<void> read_all(ByteStream& in) {
    const ReadLimits& limits = reading_.options.limits;
    if (reading_.archive_depth >= limits.archive_depth) {
      reading_.report.failed(reading_.source, "is more than " + std::to_string(limits.archive_depth) +
                                                  " archives within each other (--max-depth sets the limit)");
      return {};
    }
    Packed packed{.in = in};
    const Archive from = opened(packed);
    if (!from) {
      reading_.report.failed(reading_.source, "cannot be unpacked");
      return {};
    }
    for (std::size_t members = 0;; ++members) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(from.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) {
        reading_.report.failed(reading_.source, "is damaged: " + why(from.get()));
        return {};
      }
      if (members >= limits.archive_members) {
        reading_.report.failed(reading_.source, "has more than " + std::to_string(limits.archive_members) +
                                                    " members (--max-members sets the limit)");
        return {};
      }
      ENTENTE_CHECK(read_member(from.get(), entry));
      if (is_spent_) return {};
    }
    return {};
  }

 private:
  Result<void> read_member(archive* from, archive_entry* entry) {
    const bool is_plain = archive_format(from) == ARCHIVE_FORMAT_RAW;
    if (!is_plain && archive_entry_filetype(entry) != AE_IFREG) return {};
    const std::string name = is_plain ? std::string{} : name_of_member(entry);
    if (!is_plain && is_hidden(name)) return {};
    Reading inner{.source = is_plain ? reading_.source : reading_.source + "/" + name,
                  .options = reading_.options,
                  .report = reading_.report,
                  .sink = reading_.sink,
                  .archive_depth = reading_.archive_depth + 1};
    if (archive_entry_is_encrypted(entry) != 0) {
      reading_.report.failed(inner.source, "is encrypted");
      return {};
    }
    MemberBuffer buffer(from, unpacked_, reading_.options.limits.expansion);
    std::istream stream(&buffer);
    ByteStream bytes(stream);
    ENTENTE_CHECK(read_stream(bytes, inner));
    if (!buffer.problem().empty()) {
      reading_.report.failed(inner.source, buffer.problem());
      is_spent_ = buffer.problem().starts_with("expands");
    }
    return {};
  }

  Reading& reading_;
  std::uint64_t unpacked_ = 0;
  bool is_spent_ = false;
};

bool is_named_as_archive(std::string_view name) {
  const std::string lower = to_lower(name);
  return std::ranges::any_of(std::initializer_list<std::string_view>{".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz",
                                                                     ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".tzst"},
                             [&](std::string_view ending) { return lower.ends_with(ending); });
}

void name_members(ByteStream& in, const std::string& source, const ReadLimits& limits, std::size_t depth,
                  const std::function<void(const std::string&)>& name) {
  Packed packed{.in = in};
  const Archive from = opened(packed);
  std::uint64_t unpacked_bytes = 0;
  archive_entry* entry = nullptr;
  for (std::size_t members = 0;
       from && members < limits.archive_members && archive_read_next_header(from.get(), &entry) >= ARCHIVE_WARN &&
       archive_format(from.get()) != 0;
       ++members) {
    if (archive_format(from.get()) == ARCHIVE_FORMAT_RAW) return name(source);
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const std::string file = name_of_member(entry);
    if (is_hidden(file)) continue;
    MemberBuffer buffer(from.get(), unpacked_bytes, limits.expansion);
    std::istream stream(&buffer);
    ByteStream bytes(stream);
    if (is_named_as_archive(file) && depth + 1 < limits.archive_depth)
      name_members(bytes, source + "/" + file, limits, depth + 1, name);
    else name(source + "/" + file);
    bytes.skip(std::numeric_limits<std::uint64_t>::max());
    if (!buffer.problem().empty()) return;
  }
}

}  // namespace

void name_members(ByteStream& in, const std::string& source, const ReadLimits& limits,
                  const std::function<void(const std::string&)>& name) {
  name_members(in, source, limits, 0, name);
}

Result<void> read_archive(ByteStream& in, Reading& reading) { return ArchiveReader(reading).read_all(in); }

std::optional<std::string> unpacked(std::string_view bytes, std::size_t limit) {
  std::istringstream stream{std::string(bytes)};
  ByteStream in(stream);
  Packed packed{.in = in};
  const Archive from = opened(packed);
  archive_entry* entry = nullptr;
  if (!from || archive_read_next_header(from.get(), &entry) < ARCHIVE_WARN) return std::nullopt;
  std::string out;
  std::array<char, block_size> block{};
  for (;;) {
    const la_ssize_t size = archive_read_data(from.get(), block.data(), block.size());
    if (size < 0 || out.size() > limit) return std::nullopt;
    if (size == 0) return out;
    out.append(block.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace entente
