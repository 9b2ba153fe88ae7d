// SPDX-License-Identifier: Apache-2.0
/// From bytes in whatever encoding to UTF-8.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/read/reading.h"

namespace entente {

struct DecodedText {
  std::string text;          // valid UTF-8 without a byte order mark
  std::string encoding;      // what the bytes were read as, "UTF-8" …
  std::size_t replaced = 0;  // ill-formed sequences that became U+FFFD
};

/// A byte order mark decides; else UTF-16 and UTF-32 show by their zeros and valid UTF-8 by itself, whatever is
/// declared; else `declared`, else what ICU's detector finds, else windows-1252. An encoding name of the user's
/// (`forced`) goes before all. UTF-8 that was encoded twice is repaired.
DecodedText decode(std::string_view bytes, std::string_view declared = {}, std::string_view forced = {});

/// decode() with the options of the reading; what had to be replaced is reported as a failure.
std::string decoded(std::string_view bytes, std::string_view declared, Reading& reading);

/// Whether ICU knows an encoding of this name.
bool is_known_encoding(std::string_view name);

/// "Ã©" back to "é", "â€œ" back to "“", as often as it happened; the text itself when it is in order. For valid UTF-8.
std::string repair_double_encoding(std::string text);

/// UTF-16 and UTF-32 as UTF-8, block by block, so that large records of data pass in bounded memory.
class UnicodeStream {
 public:
  /// Nothing unless the stream begins as UTF-16 or UTF-32, marked or not. Consumes the mark.
  static std::unique_ptr<UnicodeStream> open(ByteStream& in);
  ~UnicodeStream();
  std::istream& stream();

 private:
  struct State;
  explicit UnicodeStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace entente
