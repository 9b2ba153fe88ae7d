// SPDX-License-Identifier: Apache-2.0
/// Messages of mail and of the web: header fields, encoded words, bodies in parts (RFC 5322, 2045-2047, 9112).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct Message {
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, values unfolded
  std::string_view body;                                    // into the given bytes
};

Message parse_message(std::string_view bytes);

/// The first field of the name (lower case), "" for none.
std::string_view field(const Message& message, std::string_view name);

/// "text/html" of `text/html; charset="utf-8"`, lower case.
std::string media_type(std::string_view value);
/// A parameter of such a value: charset, boundary …; "" for none.
std::string parameter(std::string_view value, std::string_view name);

/// "=?utf-8?Q?Erdo=C4=9Fan?=" as UTF-8, other text decoded if need be.
std::string decoded_words(std::string_view value);

std::string from_base64(std::string_view text);
std::string from_quoted_printable(std::string_view text);
/// A body in chunks (RFC 9112, section 7.1) as one; as it is when it is not.
std::string from_chunks(std::string_view body);

/// The parts between the boundaries; an end that is missing does not matter.
std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary);

}  // namespace entente
