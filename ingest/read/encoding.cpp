// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <istream>
#include <streambuf>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t detection_sample = 64 * 1024;
constexpr std::string_view replacement = "\xef\xbf\xbd";

enum class UnicodeForm : std::uint8_t { none, utf16le, utf16be, utf32le, utf32be };
struct Beginning {
  UnicodeForm form = UnicodeForm::none;
  std::size_t mark = 0;  // bytes of the byte order mark
};

std::size_t unit_of(UnicodeForm form) { return form == UnicodeForm::utf16le || form == UnicodeForm::utf16be ? 2 : 4; }

/// By the mark, else by where the zeros of Latin letters stand.
Beginning beginning_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xff\xfe\0\0"sv)) return {UnicodeForm::utf32le, 4};
  if (bytes.starts_with("\0\0\xfe\xff"sv)) return {UnicodeForm::utf32be, 4};
  if (bytes.starts_with("\xff\xfe"sv)) return {UnicodeForm::utf16le, 2};
  if (bytes.starts_with("\xfe\xff"sv)) return {UnicodeForm::utf16be, 2};
  const auto sample = bytes.substr(0, 512);
  if (sample.size() < 4) return {};
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 4] += sample[i] == '\0';
  const std::size_t units = sample.size() / 4;
  const auto mostly = [&](std::size_t lane) { return zeros[lane] * 10 >= units * 7; };
  const auto rarely = [&](std::size_t lane) { return zeros[lane] * 20 <= units; };
  if (mostly(1) && mostly(2) && mostly(3) && rarely(0)) return {UnicodeForm::utf32le, 0};
  if (mostly(0) && mostly(1) && mostly(2) && rarely(3)) return {UnicodeForm::utf32be, 0};
  if (mostly(1) && mostly(3) && rarely(0) && rarely(2)) return {UnicodeForm::utf16le, 0};
  if (mostly(0) && mostly(2) && rarely(1) && rarely(3)) return {UnicodeForm::utf16be, 0};
  return {};
}

/// Appends the units of `bytes`; a lead surrogate at the end waits in `lead`.
void append_units(std::string& out, std::string_view bytes, UnicodeForm form, char32_t& lead, std::size_t& replaced) {
  const auto at = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[i])); };
  const auto bad = [&] {
    out += replacement;
    ++replaced;
  };
  for (std::size_t i = 0; i + unit_of(form) <= bytes.size(); i += unit_of(form)) {
    char32_t unit = 0;
    switch (form) {
      case UnicodeForm::utf16le: unit = at(i) | at(i + 1) << 8; break;
      case UnicodeForm::utf16be: unit = at(i) << 8 | at(i + 1); break;
      case UnicodeForm::utf32le: unit = at(i) | at(i + 1) << 8 | at(i + 2) << 16 | at(i + 3) << 24; break;
      case UnicodeForm::utf32be: unit = at(i) << 24 | at(i + 1) << 16 | at(i + 2) << 8 | at(i + 3); break;
      case UnicodeForm::none: return;
    }
    const bool is_trail = unit >= 0xdc00 && unit < 0xe000;
    if (lead != 0 && is_trail) {
      append_utf8(out, 0x10000 + ((lead - 0xd800) << 10) + (unit - 0xdc00));
      lead = 0;
      continue;
    }
    if (lead != 0) bad();
    lead = 0;
    if (unit_of(form) == 2 && unit >= 0xd800 && unit < 0xdc00) {
      lead = unit;
    } else if (is_trail || unit > 0x10ffff || (unit >= 0xd800 && unit < 0xe000)) {
      bad();
    } else if (unit != 0xfeff || i > 0) {
      append_utf8(out, unit);
    }
  }
}

DecodedText decode_units(std::string_view bytes, Beginning beginning) {
  static constexpr std::string_view names[] = {"", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
  DecodedText out;
  out.encoding = names[static_cast<std::size_t>(beginning.form)];
  bytes.remove_prefix(beginning.mark);
  char32_t lead = 0;
  append_units(out.text, bytes, beginning.form, lead, out.replaced);
  if (lead != 0 || bytes.size() % unit_of(beginning.form) != 0) {
    out.text += replacement;
    ++out.replaced;
  }
  return out;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

DecodedText as_utf8(std::string_view bytes) {
  DecodedText out{.text = {}, .encoding = "UTF-8", .replaced = 0};
  if (find_invalid_utf8(bytes) == std::string_view::npos) {
    out.text = bytes;
  } else {
    out.text = repair_utf8(bytes);
    out.replaced = count_of(out.text, replacement) - count_of(bytes, replacement);
  }
  return out;
}

/// Multi-byte sequences that are well-formed UTF-8 and bytes past ASCII that are not.
struct Utf8Evidence {
  std::size_t well_formed = 0;
  std::size_t broken = 0;
};
Utf8Evidence utf8_evidence(std::string_view bytes) {
  Utf8Evidence out;
  while (!bytes.empty()) {
    const std::size_t end = std::min(find_invalid_utf8(bytes), bytes.size());
    out.well_formed += static_cast<std::size_t>(std::ranges::count_if(
        bytes.substr(0, end), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0xc0; }));
    if (end == bytes.size()) break;
    ++out.broken;
    bytes.remove_prefix(end + 1);
    while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xc0) == 0x80) bytes.remove_prefix(1);
  }
  return out;
}

/// The name that ICU converts from, or "". Web practice reads ISO-8859-1 and ASCII as windows-1252 (WHATWG Encoding).
std::string known_encoding(std::string_view name) {
  std::string lower = to_lower(name);
  std::erase_if(lower, [](char c) { return c == ' ' || c == '"' || c == '\''; });
  if (lower.empty()) return {};
  static constexpr std::string_view western[] = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1",
                                                 "us-ascii",   "ascii",     "ansi",       "cp1252", "x-cp1252"};
  if (std::ranges::find(western, lower) != std::end(western)) return "windows-1252";
  if (lower == "iso-8859-9" || lower == "latin5") return "windows-1254";
  if (lower == "gb2312" || lower == "gbk") return "gb18030";
  UErrorCode problem = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(lower.c_str(), &problem);
  if (U_FAILURE(problem)) return {};
  ucnv_close(converter);
  return lower;
}

/// The first encoding of ICU's candidates that is not a guess in the dark.
std::string detected_encoding(std::string_view bytes) {
  const auto past_ascii = static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  UErrorCode problem = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&problem);
  if (U_FAILURE(problem)) return {};
  ucsdet_setText(detector, bytes.data(), static_cast<std::int32_t>(bytes.size()), &problem);
  std::string out;
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &problem);
  for (std::int32_t i = 0; U_SUCCESS(problem) && i < count && out.empty(); ++i) {
    const std::string name = ucsdet_getName(matches[i], &problem);
    if (name.starts_with("UTF") || name.starts_with("IBM"))
      continue;  // those were recognised before; EBCDIC is not met
    if (ucsdet_getConfidence(matches[i], &problem) >= 20) out = name;
    break;
  }
  ucsdet_close(detector);
  // A few quotation marks in English are too little to tell code pages apart.
  if (past_ascii * 25 < bytes.size() && !out.starts_with("ISO-2022")) return "windows-1252";
  return known_encoding(out);
}

DecodedText convert(std::string_view bytes, const std::string& encoding) {
  DecodedText out{.text = {}, .encoding = encoding, .replaced = 0};
  UErrorCode problem = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &problem);
  if (U_FAILURE(problem)) return as_utf8(bytes);
  std::array<UChar, 4096> units{};
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  char32_t lead = 0;
  do {
    problem = U_ZERO_ERROR;
    UChar* to = units.data();
    ucnv_toUnicode(converter, &to, units.data() + units.size(), &from, end, nullptr, 1, &problem);
    for (const UChar* unit = units.data(); unit != to; ++unit) {
      if (lead != 0) append_utf8(out.text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *unit)));
      else if (!U16_IS_LEAD(*unit)) append_utf8(out.text, *unit);
      lead = lead == 0 && U16_IS_LEAD(*unit) ? *unit : 0;
    }
  } while (problem == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close(converter);
  out.replaced = count_of(out.text, replacement);
  return out;
}

/// The byte that windows-1252 writes as this character, undefined ones as themselves; -1 when there is none.
int windows_1252_byte(char32_t c) {
  static constexpr std::array<char32_t, 32> high{0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                                 0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
                                                 0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
  if (c >= 0x80 && c < 0xa0) return static_cast<int>(c);
  if (c < 0x100) return static_cast<int>(c);
  const auto found = std::ranges::find(high, c);
  return found == high.end() ? -1 : 0x80 + static_cast<int>(found - high.begin());
}

/// One step back; nothing changed when the text does not as a whole look as if it was encoded twice.
bool undo_double_encoding(std::string& text) {
  std::string out;
  std::size_t repaired = 0;
  std::size_t spoiled = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    std::string bytes;  // of a run past ASCII
    std::size_t end = at;
    while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
      const CodePoint c = code_point_at(text, end);
      const int byte = windows_1252_byte(c.value);
      if (byte < 0) break;
      bytes += static_cast<char>(byte);
      end += c.size;
    }
    if (end == at) {  // not of windows-1252: cannot come from there
      const CodePoint c = code_point_at(text, at);
      out.append(text, at, c.size);
      at += c.size;
      continue;
    }
    if (find_invalid_utf8(bytes) == std::string_view::npos) {
      out += bytes;
      ++repaired;
    } else {
      out.append(text, at, end - at);
      ++spoiled;
    }
    at = end;
  }
  if (repaired == 0 || repaired < 4 * spoiled) return false;
  text = std::move(out);
  return true;
}

}  // namespace

bool is_known_encoding(std::string_view name) { return !known_encoding(name).empty(); }

std::string repair_double_encoding(std::string text) {
  // The letters that UTF-8's lead bytes become; without them there is nothing to do.
  const auto has_traces = [&] {
    for (const std::string_view trace : {"\xc3\xa2\xe2\x82\xac", "\xc3\x83", "\xc3\x82", "\xc3\x84", "\xc3\x85"})
      if (text.find(trace) != std::string::npos) return true;
    return false;
  };
  for (int step = 0; step < 3 && has_traces() && undo_double_encoding(text); ++step) {
  }
  return text;
}

DecodedText decode(std::string_view bytes, std::string_view declared, std::string_view forced) {
  DecodedText out;
  if (const std::string name = known_encoding(forced); !name.empty()) {
    out = name == "utf-8" ? as_utf8(bytes) : convert(bytes, name);
  } else if (const Beginning beginning = beginning_of(bytes); beginning.form != UnicodeForm::none) {
    return decode_units(bytes, beginning);
  } else if (const Utf8Evidence evidence = utf8_evidence(bytes);
             evidence.broken == 0 || evidence.well_formed > 3 * evidence.broken) {
    out = as_utf8(bytes);
    const bool is_seven_bit_code = evidence.well_formed == 0 && bytes.find('\x1b') != std::string_view::npos;
    if (is_seven_bit_code)
      if (const std::string found = detected_encoding(bytes.substr(0, detection_sample)); found.starts_with("iso-2022"))
        out = convert(bytes, found);
  } else if (const std::string name_declared = known_encoding(declared);
             !name_declared.empty() && name_declared != "utf-8" && name_declared != "utf8") {
    out = convert(bytes, name_declared);
  } else {
    const std::string found = detected_encoding(bytes.substr(0, detection_sample));
    out = convert(bytes, found.empty() ? "windows-1252" : found);
  }
  if (out.text.starts_with("\xef\xbb\xbf")) out.text.erase(0, 3);
  out.text = repair_double_encoding(std::move(out.text));
  return out;
}

std::string decoded(std::string_view bytes, std::string_view declared, Reading& reading) {
  DecodedText out = decode(bytes, declared, reading.options.encoding);
  if (out.replaced > 0) {
    const std::size_t at = out.encoding == "UTF-8" ? find_invalid_utf8(bytes) : 0;
    reading.report.failed(reading.source,
                          "is not valid " + out.encoding +
                              (out.encoding == "UTF-8" ? " at byte " + std::to_string(at) : std::string{}) +
                              "; what is broken was replaced");
  }
  return std::move(out.text);
}

/// A stream buffer over the decoded blocks.
struct UnicodeStream::State : std::streambuf {
  State(ByteStream& bytes, Beginning start) : in(bytes), beginning(start), stream(this) { in.skip(beginning.mark); }

  int_type underflow() override {
    block.clear();
    while (block.empty() && !in.is_at_end()) {
      std::string_view bytes = in.peek(64 * 1024);
      const std::size_t unit = unit_of(beginning.form);
      const std::size_t whole = bytes.size() / unit * unit;
      if (whole == 0) {
        block = replacement;
        in.skip(bytes.size());
        break;
      }
      std::size_t replaced = 0;
      append_units(block, bytes.substr(0, whole), beginning.form, lead, replaced);
      in.skip(whole);
    }
    if (block.empty() && lead != 0) {
      block = replacement;
      lead = 0;
    }
    if (block.empty()) return traits_type::eof();
    setg(block.data(), block.data(), block.data() + block.size());
    return traits_type::to_int_type(block.front());
  }

  ByteStream& in;
  Beginning beginning;
  std::string block;
  char32_t lead = 0;
  std::istream stream;
};

std::unique_ptr<UnicodeStream> UnicodeStream::open(ByteStream& in) {
  const Beginning beginning = beginning_of(in.peek(512));
  if (beginning.form == UnicodeForm::none) return nullptr;
  return std::unique_ptr<UnicodeStream>(new UnicodeStream(std::make_unique<State>(in, beginning)));
}

UnicodeStream::UnicodeStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
UnicodeStream::~UnicodeStream() = default;
std::istream& UnicodeStream::stream() { return state_->stream; }

}  // namespace entente
