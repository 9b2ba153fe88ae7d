// SPDX-License-Identifier: Apache-2.0
/// A stream of bytes with look-ahead: what every reader of a format reads from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace entente {

/// Reads ahead in blocks, so that a large input passes through a small buffer. Not copyable; the istream must outlive
/// it.
class ByteStream {
 public:
  explicit ByteStream(std::istream& in);
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  /// The next `size` bytes without consuming them, fewer only at the end. Valid until the next call.
  std::string_view peek(std::size_t size);
  /// The next byte, or -1 at the end; not consumed.
  int front() { return at_ < buffer_.size() || fill(1) ? static_cast<unsigned char>(buffer_[at_]) : -1; }
  /// Consumes the next byte; call only when front() is not -1.
  void pop() { ++at_; }
  bool is_at_end() { return front() < 0; }
  /// Consumes `size` bytes, or what is left.
  void skip(std::uint64_t size);

  /// Consumes a line into `line`, without its \n. False at the end of the stream. Of a line longer than `limit` only
  /// the first `limit` + 1 bytes are kept.
  bool read_line(std::string& line, std::size_t limit);
  /// Consumes `size` bytes, or what is left; keeps at most `limit` + 1 of them.
  std::string read(std::uint64_t size, std::size_t limit);
  /// Consumes everything that is left; keeps at most `limit` + 1 bytes.
  std::string read_rest(std::size_t limit);

  /// Bytes consumed so far.
  std::uint64_t position() const { return before_ + at_; }
  /// Whether the source broke off with an error (a damaged archive, a failing disk).
  bool is_broken() const;

 private:
  bool fill(std::size_t size);  // makes `size` bytes available behind at_, if there are

  std::istream& in_;
  std::string buffer_;
  std::size_t at_ = 0;        // consumed bytes of the buffer
  std::uint64_t before_ = 0;  // consumed bytes before the buffer
};

}  // namespace entente
