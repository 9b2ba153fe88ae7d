// SPDX-License-Identifier: Apache-2.0
/// Annotated sentences to learn from and to measure with: treebanks in CoNLL-U, names in JSON lines.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente::train {

using TagKey = std::array<std::int8_t, 7>;  // upos, tense, verb form, mood, number, voice, person

struct Example {
  std::vector<std::string> words;
  std::vector<TagKey> tags;          // empty without a parse
  std::vector<std::uint32_t> heads;  // 0: root, j + 1: token j
  std::vector<std::uint8_t> deprels;
  std::vector<std::uint8_t> names;   // labels of network_decode.h; empty without names
  std::vector<std::uint16_t> hints;  // see name_hint; empty: none
};

/// Syntactic words only (no ranges, no empty nodes); unknown relations are cut to their main type.
Result<std::vector<Example>> read_conllu(const std::string& path);

struct GoldName {
  Span span;          // bytes
  std::string label;  // as in the file: "Person" … "PlaceOrState"
};
struct NameRecord {
  std::string id;
  std::string text;
  std::vector<Span> tokens;  // bytes; empty when the file gives none
  std::vector<GoldName> names;
};
Result<std::vector<NameRecord>> read_name_records(const std::string& path);

/// One example per sentence of each record. PlaceOrState becomes State when the ontology knows a state of the name,
/// else Place. Of nested names the longest counts.
std::vector<Example> name_examples(const std::vector<NameRecord>& records, const Ontology& ontology);

/// Looks the names of the examples up.
void add_hints(std::vector<Example>& examples, const Ontology& ontology);

/// The tokens and sentences of a record: its own tokens as one sentence when it gives them.
Document tokenised(const NameRecord& record);

/// Calls `take` with the text of every record of a JSON lines file with a field "text"; zstd-compressed when the
/// name ends in .zst.
Result<void> read_texts(const std::string& path, const std::function<void(std::string_view)>& take);

/// A document of given words, with one space between them.
Document document_of(const std::vector<const Example*>& sentences);

/// The labels of a sentence's names; spans are tokens.
struct TokenName {
  std::uint32_t first = 0, end = 0;
  NameType type = NameType::other;
  friend auto operator<=>(const TokenName&, const TokenName&) = default;
};
std::vector<TokenName> names_of(const std::vector<std::uint8_t>& labels);
void put_name(std::vector<std::uint8_t>& labels, const TokenName& name);

}  // namespace entente::train
