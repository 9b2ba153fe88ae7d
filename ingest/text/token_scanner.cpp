// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/token_scanner.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "ingest/text/characters.h"
#include "ingest/text/word_lists.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t longest_token = 1000;
constexpr std::uint32_t longest_address = 4000;
constexpr std::uint32_t longest_domain = 128;

constexpr std::array emoticons{":-)"sv, ":-("sv, ";-)"sv, ":-D"sv, ":-P"sv, ":-/"sv, ":'("sv,
                               ":)"sv,  ":("sv,  ";)"sv,  ":D"sv,  ":P"sv,  ";P"sv,  ":p"sv,
                               "=)"sv,  "=("sv,  "<3"sv,  ">:("sv, "^_^"sv, "-_-"sv};

class Scanner {
 public:
  Scanner(const ScanContext& context, std::uint32_t at) : context_(context), begin_(at) {}

  std::uint32_t end() const {
    if (const auto e = emoticon_end()) return e;
    if (const auto e = address_end()) return e;
    const auto first = at(begin_);
    switch (first.kind) {
      case CharacterKind::letter:
      case CharacterKind::digit: return word_end(begin_);
      default: return mark_end(first);
    }
  }

 private:
  Character at(std::uint32_t i) const { return i < context_.chunk_end ? character_at(context_.text, i) : Character{}; }
  char byte(std::uint32_t i) const { return i < context_.chunk_end ? context_.text[i] : '\0'; }
  bool is_word(std::uint32_t i) const {
    const auto kind = at(i).kind;
    return kind == CharacterKind::letter || kind == CharacterKind::digit;
  }
  bool is_digit_at(std::uint32_t i) const { return at(i).kind == CharacterKind::digit; }
  bool is_letter_at(std::uint32_t i) const { return at(i).kind == CharacterKind::letter; }
  bool is_chunk_start() const { return begin_ == context_.chunk_begin; }
  std::string_view slice(std::uint32_t from, std::uint32_t to) const { return context_.text.substr(from, to - from); }
  /// Lower case of a short stretch; longer ones are in no list, so they need not be looked up.
  std::string lower(std::uint32_t from, std::uint32_t to) const {
    return to - from > 24 ? std::string() : to_lower(slice(from, to));
  }
  char previous_byte() const { return is_chunk_start() ? '\0' : context_.text[begin_ - 1]; }

  std::uint32_t emoticon_end() const {
    if (!is_chunk_start() && at(begin_ - 1).kind != CharacterKind::mark) return 0;
    for (const auto& face : emoticons) {
      if (slice(begin_,
                std::min<std::uint32_t>(context_.chunk_end, begin_ + static_cast<std::uint32_t>(face.size()))) != face)
        continue;
      const auto after = begin_ + static_cast<std::uint32_t>(face.size());
      if (!is_word(after)) return after;
    }
    return 0;
  }

  // Web and mail addresses, file names.

  static bool is_address_byte(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c) ||
           "-._~:/?#[]@!$&'()*+,;=%|"sv.find(c) != std::string_view::npos;
  }

  /// Without the punctuation of the sentence around it.
  std::uint32_t trimmed_address(std::uint32_t end) const {
    while (end > begin_ + 1 && ".,;:!?'\"])>"sv.find(byte(end - 1)) != std::string_view::npos) {
      const bool closes = byte(end - 1) == ')' && slice(begin_, end).find('(') != std::string_view::npos;
      if (closes) break;
      --end;
    }
    return end;
  }

  std::uint32_t run_of_address(std::uint32_t from) const {
    auto end = from;
    while (end < context_.chunk_end && end - begin_ < longest_address && is_address_byte(byte(end)) &&
           !(at(end).kind == CharacterKind::mark && static_cast<unsigned char>(byte(end)) >= 0x80))
      end += at(end).size;
    return trimmed_address(end);
  }

  bool starts_with(std::string_view prefix) const {
    const auto to = begin_ + static_cast<std::uint32_t>(prefix.size());
    return to < context_.chunk_end && lower(begin_, to) == prefix;
  }

  std::uint32_t address_end() const {
    if (!is_ascii_letter(byte(begin_)) && !is_ascii_digit(byte(begin_))) return 0;
    for (const auto prefix : {"http://"sv, "https://"sv, "ftp://"sv, "www."sv, "mailto:"sv, "doi:10."sv})
      if (starts_with(prefix)) return run_of_address(begin_);
    return domain_end();
  }

  /// Mail addresses, "example.com/page" and "report.pdf": labels with dots of which the last is known.
  std::uint32_t domain_end() const {
    auto end = begin_;
    bool has_at = false;
    while (end < context_.chunk_end && end - begin_ < longest_domain) {
      const char c = byte(end);
      if (c == '@' && !has_at && end > begin_) has_at = true;
      else if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '.' && c != '-' && c != '_' && c != '%') break;
      ++end;
    }
    while (end > begin_ && (byte(end - 1) == '.' || byte(end - 1) == '-')) --end;
    const auto labels = slice(begin_, end);
    const auto mail = labels.find('@');
    if (mail != std::string_view::npos && mail + 1 < labels.size()) return end;
    const auto dot = labels.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || labels.find("..") != std::string_view::npos) return 0;
    const auto last = begin_ + static_cast<std::uint32_t>(dot) + 1;
    if (is_dotted_name(labels)) return end;
    if (!is_domain_ending(lower(last, end)) || !is_word(last - 2)) return 0;
    if (end - last == 2 && labels.find('.') == dot) return 0;  // two letters alone: "end.In" rather than a country
    return byte(end) == '/' && is_word(end + 1) ? run_of_address(end) : end;
  }

  /// "misc.news.europe": three parts or more, in lower case, none a single letter
  static bool is_dotted_name(std::string_view labels) {
    std::size_t parts = 1, size = 0;
    for (const char c : labels) {
      if (c != '.' && !is_ascii_lower(c) && c != '-') return false;
      if (c == '.' && size < 2) return false;
      size = c == '.' ? 0 : size + 1;
      parts += c == '.';
    }
    return parts >= 3 && size >= 2;
  }

  // Words and numbers.

  std::uint32_t run_end(std::uint32_t i) const {
    while (i < context_.chunk_end && i - begin_ < longest_token && (is_word(i) || byte(i) == '_')) i += at(i).size;
    return i;
  }

  bool are_digits(std::uint32_t from, std::uint32_t to) const {
    if (from >= to) return false;
    for (auto i = from; i < to; ++i)
      if (!is_ascii_digit(byte(i))) return false;
    return true;
  }

  std::uint32_t digits_after(std::uint32_t i) const {
    std::uint32_t n = 0;
    while (n < 16 && is_ascii_digit(byte(i + n))) ++n;
    return n;
  }

  /// `part` begins the run that ends at `end`, where a mark stands that may join it with what follows.
  std::uint32_t word_end(std::uint32_t part) const {
    auto end = run_end(part);
    if (const auto unit = number_before_unit(end)) return unit;
    while (end < context_.chunk_end && end - begin_ < longest_token) {
      const auto mark = at(end);
      const auto next = end + mark.size;
      const bool joins = mark.plain == '\''  ? joins_at_apostrophe(part, end, next)
                         : mark.plain == '-' ? joins_at_hyphen(part, end, next)
                                             : joins_at_mark(mark.plain, part, end, next);
      if (!joins) break;
      part = next;
      end = std::max(run_end(next), next);
    }
    if (end - begin_ >= longest_token) return end;
    end = cut_contraction(end);
    return with_period(end);
  }

  bool joins_at_mark(char mark, std::uint32_t part, std::uint32_t end, std::uint32_t next) const {
    const bool digits = is_ascii_digit(byte(end - 1)) && is_ascii_digit(byte(next));
    switch (mark) {
      case '.': return byte(end) == '.' && (digits || is_inside_acronym(part, end, next));
      case ',': return digits && digits_after(next) == 3;
      case ':': return digits && end - part <= 2 && digits_after(next) == 2;
      case '/': return (digits && are_digits(part, end)) || is_slash_word(part, next);
      case '&': return is_letter_at(end - 1) && is_letter_at(next) && end - part <= 4;
      case '*': return is_letter_at(end - 1) && is_letter_at(next);
      case '@': return end > begin_ && is_word(next);
      default: return false;
    }
  }

  bool is_slash_word(std::uint32_t part, std::uint32_t next) const {
    const auto word = lower(part, run_end(next));
    return word == "w/o" || word == "n/a" || word == "s/he" || word == "a/c" || word == "i/c" || word == "l/c" ||
           word == "b/c";
  }

  /// "U.S", "i.e", "Ph.D", "M.Sc"
  bool is_inside_acronym(std::uint32_t part, std::uint32_t end, std::uint32_t next) const {
    if (!is_letter_at(part) || !is_letter_at(next)) return false;
    const auto last = run_end(next);
    const auto first_size = end - part;
    const auto next_size = last - next;
    if (first_size == 1 && next_size == 1) return true;
    if (first_size == 2 && lower(part, end) == "ph") return next_size <= 2;
    return first_size == 1 && next_size == 2 && is_ascii_upper(byte(part)) && is_ascii_upper(byte(next)) &&
           byte(last) == '.';
  }

  bool joins_at_apostrophe(std::uint32_t part, std::uint32_t end, std::uint32_t next) const {
    const auto last = run_end(next);
    if (!is_word(next)) return false;
    const auto letters = lower(next, last);
    if (is_ascii_digit(byte(end - 1)))
      return letters == "s" && byte(end - 1) == '0' && are_digits(part, end);  // "1960's"
    if (!is_letter_at(end - 1) && static_cast<unsigned char>(byte(end - 1)) < 0x80) return false;
    return !is_clitic(letters) && is_letter_at(next);
  }

  bool joins_at_hyphen(std::uint32_t part, std::uint32_t end, std::uint32_t next) const {
    if (!is_word(next)) return false;
    if (part == begin_ && is_letter_at(next) && is_joined_prefix(lower(part, end))) return true;
    const auto last = run_end(next);
    if (!are_digits(part, end) || !are_digits(next, last)) return false;
    if (byte(last) == '-' && is_ascii_digit(byte(last + 1))) return true;  // 555-010-0199, 11-20-2000
    if (part > begin_ && byte(part - 1) == '-') return true;               // its last group
    return (end - part == 3 || end - part == 1) && last - next == 4;       // 555-0199, 5-0199
  }

  /// "5km" and "$8M" are cut, "4G" and "1970s" are not.
  std::uint32_t number_before_unit(std::uint32_t end) const {
    if (!is_ascii_digit(byte(begin_))) return 0;
    auto letters = begin_;
    while (is_ascii_digit(byte(letters)) || ((byte(letters) == ',' || byte(letters) == '.' || byte(letters) == ':') &&
                                             is_ascii_digit(byte(letters + 1)))) {
      if (++letters - begin_ > longest_domain) return 0;
    }
    const auto last = std::max(end, run_end(letters));
    if (letters >= last || !is_letter_at(letters) || !is_unit(lower(letters, last))) return 0;
    const bool one_capital = last - letters == 1 && is_ascii_upper(byte(letters));
    if (one_capital && !follows_currency()) return 0;
    return letters;
  }

  bool follows_currency() const {
    const auto before = quote(context_.text, context_.previous);
    return before == "$" || before == "€" || before == "£" || before == "¥";
  }

  std::uint32_t cut_contraction(std::uint32_t end) const {
    const auto size = end - begin_;
    if (size < 2 || size > 16) return end;
    const auto word = lower(begin_, end);
    if (const auto cut = contraction_cut(word)) {
      const bool is_shouted_name = word == "im" && byte(begin_ + 1) == 'M';
      return is_shouted_name ? end : begin_ + cut;
    }
    // "n't" with any apostrophe
    if (word.back() != 't') return end;
    const auto apostrophe = word.size() >= 4 && word.substr(word.size() - 3) == "n't"   ? 3U
                            : word.size() >= 6 && word.substr(word.size() - 5) == "n’t" ? 5U
                                                                                        : 0U;
    return apostrophe != 0 && size > apostrophe ? end - apostrophe : end;
  }

  // Periods that belong to the word.

  std::uint32_t with_period(std::uint32_t end) const {
    if (byte(end) != '.' || !is_letter_at(begin_)) return end;
    if (byte(end + 1) == '.' && (byte(end + 2) == '.' || abbreviation(lower(begin_, end)) == Abbreviation::none))
      return end;
    return keeps_period(end) ? end + 1 : end;
  }

  /// The first character after the period and what may follow it: closing marks are no answer.
  std::uint32_t next_word(std::uint32_t i) const {
    while (i < context_.text.size() && i < context_.chunk_end + 8) {
      const auto c = character_at(context_.text, i);
      if (c.kind != CharacterKind::space || c.plain == '\n') break;
      i += c.size;
    }
    return i;
  }

  bool keeps_period(std::uint32_t end) const {
    const auto word = lower(begin_, end);
    if (word.empty()) return false;
    if (word.find('.') != std::string::npos) return true;  // U.S.
    const auto next = next_word(end + 1);
    const auto after = character_at(context_.text, next);
    const bool number_follows = after.kind == CharacterKind::digit;
    if (end - begin_ == 1 && is_ascii_upper(byte(begin_))) return is_initial(next);
    switch (abbreviation(word)) {
      case Abbreviation::title: return !is_ascii_lower(byte(begin_)) || word != "fr";
      case Abbreviation::ordinary: return is_plausible_abbreviation(word, next);
      case Abbreviation::number: return number_follows;
      case Abbreviation::none: return false;
    }
    return false;
  }

  /// Lists hold words too ("Ill.", "Sat.", "co."): those need a capital, or what follows to be no new sentence.
  bool is_plausible_abbreviation(std::string_view word, std::uint32_t next) const {
    if (word == "etc" || word == "al" || word == "jr" || word == "sr" || word == "inc" || word == "corp" ||
        word == "ltd")
      return true;
    if (is_ascii_upper(byte(begin_))) return true;
    const auto after = character_at(context_.text, next);
    return after.kind == CharacterKind::letter && !starts_upper(context_.text.substr(next, 4));
  }

  /// "J. Smith", but "Plan B. The"
  bool is_initial(std::uint32_t next) const {
    if (character_at(context_.text, next).kind != CharacterKind::letter) return byte(end_of_initial()) == ',';
    if (!starts_upper(context_.text.substr(next, 4))) return true;
    std::string following;
    for (auto i = next; i < context_.text.size() && i < next + 12 && is_ascii_letter(context_.text[i]); ++i)
      following += ascii_lower(context_.text[i]);
    return following.size() == 1 ? following != "i" || byte(begin_) != 'I'
                                 : byte(begin_) != 'I' && !is_sentence_starter(following);
  }
  std::uint32_t end_of_initial() const { return begin_ + 2; }

  // Marks.

  std::uint32_t same_run(std::uint32_t i, std::string_view set) const {
    while (i < context_.chunk_end && i - begin_ < longest_token && set.find(byte(i)) != std::string_view::npos) ++i;
    return i;
  }

  std::uint32_t mark_end(Character first) const {
    const auto next = begin_ + first.size;
    if (first.plain == '\'') return apostrophe_end(next);
    if (first.plain == '.' && first.size > 1) return same_symbol_run(first);  // …
    switch (first.plain) {
      case '.':
        return byte(next) != '.' && is_ascii_digit(byte(next)) && !is_word_before() ? word_end(next)
                                                                                    : same_run(next, ".");
      case '!':
      case '?': return same_run(next, "!?");
      case '-': return first.size > 1 ? next : same_run(next, "-");
      case '+': return is_chunk_start() && is_ascii_digit(byte(next)) ? word_end(next) : same_run(next, "+");
      case '#': return is_letter_at(next) && is_chunk_start() ? run_end(next) : same_run(next, "#");
      case '@': return is_word(next) && is_chunk_start() ? word_end(next) : same_run(next, "@");
      case '`': return same_run(next, "`");
      case '*':
      case '=':
      case '_':
      case '~':
      case '<':
      case '>':
      case '|':
      case '$':
      case ',':
      case '/':
      case '\\':
      case '^': return same_run(next, slice(begin_, next));
      default: break;
    }
    return first.plain != 0 || first.size < 4 ? next : same_symbol_run(first);  // pictures, flags
  }

  bool is_word_before() const {
    return !is_chunk_start() && context_.previous.end == begin_ &&
           (is_ascii_letter(previous_byte()) || is_ascii_digit(previous_byte()));
  }

  std::uint32_t same_symbol_run(Character first) const {
    const auto symbol = slice(begin_, begin_ + first.size);
    auto end = begin_ + first.size;
    while (end < context_.chunk_end && end - begin_ < longest_token &&
           slice(end, std::min(context_.chunk_end, end + first.size)) == symbol)
      end += first.size;
    return first.plain == '.' ? same_run(end, ".") : end;
  }

  /// "'s" behind a word, "'05", "'em", "''", or a quotation mark
  std::uint32_t apostrophe_end(std::uint32_t next) const {
    const auto last = std::min(run_end(next), context_.chunk_end);
    const auto letters = last > next ? lower(next, last) : std::string();
    const bool behind_word =
        !is_chunk_start() && context_.previous.end == begin_ && at(begin_).plain == '\'' && follows_letters();
    if (behind_word) return is_clitic(letters) ? last : next;
    if (!is_chunk_start()) return at(next).plain == '\'' && at(begin_).size == 1 ? next + at(next).size : next;
    if (letters == "s" || letters == "em" || letters == "n" || letters == "til" || letters == "cause") return last;
    if (are_digits(next, last) && last - next == 2) return last;
    if (last - next == 3 && are_digits(next, last - 1) && byte(last - 1) == 's') return last;
    return byte(begin_) == '\'' && byte(next) == '\'' ? next + 1 : next;
  }

  bool follows_letters() const {
    const auto before = quote(context_.text, context_.previous);
    if (before.empty()) return false;
    const char c = before.back();
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' ||
           (static_cast<unsigned char>(c) >= 0x80 && !is_closing(before));
  }
  static bool is_closing(std::string_view token) { return character_at(token, 0).kind == CharacterKind::mark; }

  const ScanContext& context_;
  std::uint32_t begin_;
};

/// No token ends inside a character.
std::uint32_t at_boundary(std::string_view text, std::uint32_t end) {
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  return end;
}

}  // namespace

Span scan_token(const ScanContext& context, std::uint32_t at) {
  const auto end = at_boundary(context.text, Scanner(context, at).end());
  const auto smallest = at + character_at(context.text, at).size;
  return {at, std::clamp(end, smallest, std::max(smallest, context.chunk_end))};
}

}  // namespace entente
