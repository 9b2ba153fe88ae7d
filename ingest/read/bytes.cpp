// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/bytes.h"

#include <algorithm>
#include <istream>
#include <limits>

namespace entente {
namespace {

constexpr std::size_t block_size = 256 * 1024;

}  // namespace

ByteStream::ByteStream(std::istream& in) : in_(in) {}

bool ByteStream::fill(std::size_t size) {
  if (buffer_.size() - at_ >= size) return true;
  before_ += at_;
  buffer_.erase(0, at_);
  at_ = 0;
  while (buffer_.size() < size && in_.good()) {
    const std::size_t old = buffer_.size();
    buffer_.resize(old + std::max(block_size, size - old));
    in_.read(buffer_.data() + old, static_cast<std::streamsize>(buffer_.size() - old));
    buffer_.resize(old + static_cast<std::size_t>(in_.gcount()));
  }
  return buffer_.size() >= size;
}

std::string_view ByteStream::peek(std::size_t size) {
  fill(size);
  return std::string_view(buffer_).substr(at_, size);
}

void ByteStream::skip(std::uint64_t size) {
  while (size > 0 && (at_ < buffer_.size() || fill(1))) {
    const std::size_t step = std::min<std::uint64_t>(size, buffer_.size() - at_);
    at_ += step;
    size -= step;
  }
}

bool ByteStream::read_line(std::string& line, std::size_t limit) {
  line.clear();
  if (is_at_end()) return false;
  while (at_ < buffer_.size() || fill(1)) {
    const auto rest = std::string_view(buffer_).substr(at_);
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (line.size() <= limit) line.append(rest.substr(0, std::min(end, limit + 1 - line.size())));
    at_ += end;
    if (end < rest.size()) {
      ++at_;
      break;
    }
  }
  return true;
}

std::string ByteStream::read(std::uint64_t size, std::size_t limit) {
  std::string out;
  while (size > 0 && (at_ < buffer_.size() || fill(1))) {
    const std::size_t step = std::min<std::uint64_t>(size, buffer_.size() - at_);
    if (out.size() <= limit) out.append(buffer_, at_, std::min(step, limit + 1 - out.size()));
    at_ += step;
    size -= step;
  }
  return out;
}

std::string ByteStream::read_rest(std::size_t limit) { return read(std::numeric_limits<std::uint64_t>::max(), limit); }

bool ByteStream::is_broken() const { return in_.bad(); }

}  // namespace entente
