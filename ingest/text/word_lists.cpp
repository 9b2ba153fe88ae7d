// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/word_lists.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using namespace std::string_view_literals;

template <std::size_t N>
constexpr std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

constexpr auto titles =
    sorted(std::array{"mr"sv,   "mrs"sv,    "ms"sv,      "dr"sv,     "prof"sv, "profs"sv, "sen"sv,  "sens"sv, "rep"sv,
                      "reps"sv, "gov"sv,    "govs"sv,    "gen"sv,    "col"sv,  "lt"sv,    "sgt"sv,  "capt"sv, "maj"sv,
                      "adm"sv,  "cmdr"sv,   "cdr"sv,     "cpl"sv,    "pvt"sv,  "brig"sv,  "rev"sv,  "hon"sv,  "st"sv,
                      "mt"sv,   "ft"sv,     "mme"sv,     "mlle"sv,   "msgr"sv, "fr"sv,    "pres"sv, "amb"sv,  "atty"sv,
                      "supt"sv, "insp"sv,   "det"sv,     "messrs"sv, "vs"sv,   "e.g"sv,   "i.e"sv,  "eg"sv,   "cf"sv,
                      "ca"sv,   "approx"sv, "viz"sv,     "esp"sv,    "ste"sv,  "dist"sv,  "sec"sv,  "asst"sv, "ass't"sv,
                      "drs"sv,  "lt-gen"sv, "maj-gen"sv, "gens"sv,   "attn"sv, "spc"sv,   "def"sv});

constexpr auto before_numbers = sorted(
    std::array{"no"sv,  "nos"sv, "vol"sv,  "vols"sv,  "p"sv,    "pp"sv,  "fig"sv,  "figs"sv, "art"sv, "arts"sv, "c"sv,
               "b"sv,   "d"sv,   "para"sv, "paras"sv, "sect"sv, "ch"sv,  "chap"sv, "pt"sv,   "ext"sv, "jan"sv,  "feb"sv,
               "mar"sv, "apr"sv, "jun"sv,  "jul"sv,   "aug"sv,  "sep"sv, "sept"sv, "oct"sv,  "nov"sv, "dec"sv});

constexpr auto ordinary = sorted(std::array{
    "inc"sv,  "corp"sv,  "co"sv,   "cos"sv,  "ltd"sv, "plc"sv,  "bros"sv, "jr"sv,    "sr"sv,   "etc"sv,  "al"sv,
    "est"sv,  "dept"sv,  "div"sv,  "ed"sv,   "eds"sv, "univ"sv, "assn"sv, "ave"sv,   "blvd"sv, "rd"sv,   "hwy"sv,
    "esq"sv,  "govt"sv,  "intl"sv, "natl"sv, "jan"sv, "feb"sv,  "apr"sv,  "aug"sv,   "sept"sv, "oct"sv,  "nov"sv,
    "dec"sv,  "mon"sv,   "tue"sv,  "tues"sv, "wed"sv, "thu"sv,  "thur"sv, "thurs"sv, "fri"sv,  "ala"sv,  "ariz"sv,
    "ark"sv,  "calif"sv, "colo"sv, "conn"sv, "del"sv, "fla"sv,  "ga"sv,   "ill"sv,   "ind"sv,  "kan"sv,  "ky"sv,
    "la"sv,   "md"sv,    "mich"sv, "minn"sv, "mo"sv,  "mont"sv, "neb"sv,  "nev"sv,   "okla"sv, "ore"sv,  "pa"sv,
    "tenn"sv, "tex"sv,   "va"sv,   "vt"sv,   "wis"sv, "wyo"sv,  "que"sv,  "ont"sv,   "a.m"sv,  "p.m"sv,  "ph.d"sv,
    "m.sc"sv, "b.sc"sv,  "mins"sv, "hrs"sv,  "yrs"sv, "lbs"sv,  "oz"sv,   "tel"sv,   "ps"sv,   "arrv"sv, "mfg"sv,
    "pty"sv,  "s.p.a"sv, "mob"sv,  "conf"sv, "dom"sv});

constexpr auto clitics = sorted(std::array{"s"sv, "ll"sv, "re"sv, "ve"sv, "d"sv, "m"sv});

constexpr auto prefixes = sorted(std::array{
    "non"sv,    "e"sv,      "mis"sv,   "re"sv,   "mid"sv,   "anti"sv,  "pre"sv,     "co"sv,    "pro"sv,   "cross"sv,
    "post"sv,   "over"sv,   "sub"sv,   "semi"sv, "multi"sv, "ex"sv,    "counter"sv, "mini"sv,  "neo"sv,   "inter"sv,
    "socio"sv,  "psycho"sv, "intra"sv, "arch"sv, "un"sv,    "micro"sv, "under"sv,   "ultra"sv, "trans"sv, "super"sv,
    "pseudo"sv, "proto"sv,  "bi"sv,    "tri"sv,  "de"sv,    "dis"sv,   "extra"sv,   "hyper"sv, "macro"sv, "mega"sv,
    "meta"sv,   "out"sv,    "paleo"sv, "para"sv, "poly"sv,  "quasi"sv, "thermo"sv,  "uni"sv,   "geo"sv,   "bio"sv});

constexpr auto domain_endings = sorted(std::array{
    "com"sv, "org"sv, "net"sv,  "edu"sv, "gov"sv,  "mil"sv, "int"sv,  "info"sv, "biz"sv,  "uk"sv,   "eu"sv,  "ru"sv,
    "cn"sv,  "fr"sv,  "au"sv,   "nz"sv,  "ca"sv,   "jp"sv,  "tv"sv,   "io"sv,   "doc"sv,  "docx"sv, "xls"sv, "xlsx"sv,
    "pdf"sv, "ppt"sv, "pptx"sv, "htm"sv, "html"sv, "jpg"sv, "jpeg"sv, "gif"sv,  "png"sv,  "txt"sv,  "zip"sv, "exe"sv,
    "php"sv, "asp"sv, "aspx"sv, "jsp"sv, "xml"sv,  "csv"sv, "mp3"sv,  "mp4"sv,  "json"sv, "gz"sv,   "dll"sv});

constexpr auto units =
    sorted(std::array{"am"sv,   "pm"sv,  "k"sv,  "m"sv,   "mm"sv,  "bn"sv,  "mn"sv,  "tn"sv, "b"sv,   "km"sv,
                      "kg"sv,   "cm"sv,  "ft"sv, "lb"sv,  "lbs"sv, "mph"sv, "kmh"sv, "hz"sv, "mhz"sv, "ghz"sv,
                      "kw"sv,   "mw"sv,  "gw"sv, "twh"sv, "gwh"sv, "mwh"sv, "mg"sv,  "ml"sv, "mi"sv,  "nm"sv,
                      "watt"sv, "km²"sv, "m²"sv, "bps"sv, "min"sv, "hr"sv,  "hrs"sv, "yr"sv, "yrs"sv});

struct Cut {
  std::string_view word;
  std::uint32_t at;
};
constexpr std::array cuts{Cut{"cannot", 3}, Cut{"gonna", 3},   Cut{"wanna", 3},   Cut{"gotta", 3},    Cut{"gimme", 3},
                          Cut{"lemme", 3},  Cut{"dont", 2},    Cut{"didnt", 3},   Cut{"doesnt", 4},   Cut{"wont", 2},
                          Cut{"cant", 2},   Cut{"wouldnt", 5}, Cut{"couldnt", 5}, Cut{"shouldnt", 6}, Cut{"isnt", 2},
                          Cut{"wasnt", 3},  Cut{"arent", 3},   Cut{"havent", 4},  Cut{"hasnt", 3},    Cut{"im", 1},
                          Cut{"ive", 1},    Cut{"thats", 4},   Cut{"alot", 1}};

constexpr auto starters = sorted(std::array{
    "the"sv,     "a"sv,     "an"sv,        "this"sv,      "that"sv,     "these"sv,       "those"sv,        "he"sv,
    "she"sv,     "it"sv,    "they"sv,      "we"sv,        "i"sv,        "you"sv,         "his"sv,          "her"sv,
    "its"sv,     "their"sv, "our"sv,       "my"sv,        "there"sv,    "here"sv,        "in"sv,           "on"sv,
    "at"sv,      "by"sv,    "for"sv,       "from"sv,      "with"sv,     "as"sv,          "after"sv,        "before"sv,
    "during"sv,  "since"sv, "when"sv,      "while"sv,     "if"sv,       "because"sv,     "although"sv,     "though"sv,
    "however"sv, "but"sv,   "and"sv,       "or"sv,        "so"sv,       "then"sv,        "also"sv,         "yet"sv,
    "some"sv,    "many"sv,  "several"sv,   "not"sv,       "what"sv,     "who"sv,         "why"sv,          "how"sv,
    "where"sv,   "which"sv, "according"sv, "meanwhile"sv, "moreover"sv, "furthermore"sv, "nevertheless"sv, "to"sv,
    "another"sv, "now"sv,   "today"sv,     "yesterday"sv, "until"sv,    "even"sv,        "instead"sv,      "asked"sv,
    "earlier"sv, "later"sv, "does"sv,      "did"sv,       "once"sv});

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (has(titles, word)) return Abbreviation::title;
  if (has(ordinary, word)) return Abbreviation::ordinary;
  if (has(before_numbers, word)) return Abbreviation::number;
  return Abbreviation::none;
}

bool is_clitic(std::string_view letters) { return has(clitics, letters); }
bool is_joined_prefix(std::string_view word) { return has(prefixes, word); }
bool is_domain_ending(std::string_view label) { return has(domain_endings, label); }
bool is_unit(std::string_view letters) { return has(units, letters); }
bool is_sentence_starter(std::string_view word) { return has(starters, word); }

std::uint32_t contraction_cut(std::string_view word) {
  const auto found = std::find_if(cuts.begin(), cuts.end(), [&](const Cut& cut) { return cut.word == word; });
  return found == cuts.end() ? 0 : found->at;
}

}  // namespace entente
