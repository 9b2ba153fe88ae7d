// SPDX-License-Identifier: Apache-2.0
/// Text as the formats want it. Every writer takes names, titles and quotes through clean_text() first, so that no
/// format loses or breaks on a character and all of them say the same. docs/formats.md, "Characters".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// The text with every carriage return as a line feed and every control character but tab and line feed, every
/// noncharacter and every ill-formed byte as U+FFFD. One code point stays one code point, so offsets still hold.
/// A view of `text` when there is nothing to change, else of `buffer`.
std::string_view clean_text(std::string_view text, std::string& buffer);
std::string clean_text(std::string_view text);

/// Text that is clean already, for an element or a quoted attribute of XML.
void append_xml(std::string& out, std::string_view text);

/// A field of a CSV file (RFC 4180), quoted when it must be.
void append_csv(std::string& out, std::string_view text);

/// Percent-encodes all but letters, digits, '-', '.', '_' and '~' of ASCII; what is different stays different.
std::string iri_segment(std::string_view text);

/// An id that every XML and graph reader takes: what is no letter, digit, '-', '.' or ':' of ASCII becomes '_' and two
/// hex digits; what is different stays different.
std::string plain_id(std::string_view id);

/// A BCP 47 language tag in the shape that every RDF reader takes: letters, then letters and digits after hyphens, at
/// most 35 characters. Everything else, which may be anything that an article said, is no tag.
bool is_language_tag(std::string_view text);

/// Thousandths as a decimal fraction that keeps a digit behind the point: 930 is "0.93", 1000 is "1.0".
std::string decimal_text(int thousandths);

/// "0.012345": six decimals, what sums of floating-point numbers are good for on every machine.
std::string measure_text(double value);

/// The first and the last day that an ISO value means, as YYYY-MM-DD; "" for what is open or cannot be read, and for an
/// interval that ends before it begins.
struct DaySpan {
  std::string first, last;
};
DaySpan day_span(std::string_view value);

}  // namespace entente
