// SPDX-License-Identifier: Apache-2.0
/// Reads English: tags, features, dependency trees and names of tokenised text, all from one trained network.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "ingest/document.h"
#include "ingest/text/network.h"

namespace entente {

/// What a look-up in the ontology tells about a token, as bits; a token may begin one known name and continue
/// another. The network takes them as advice and works without.
namespace name_hint {
constexpr std::uint16_t begins(NameType type) {
  return static_cast<std::uint16_t>(1U << (2 * static_cast<unsigned>(type)));
}
constexpr std::uint16_t continues(NameType type) { return static_cast<std::uint16_t>(begins(type) << 1); }
inline constexpr std::uint16_t demonym = 1U << 12;  // "Iranian", "Iranians"
inline constexpr std::uint16_t title = 1U << 13;    // "President", "Foreign Minister"
}  // namespace name_hint

/// One set of bits per token of the document; empty when there was no look-up.
using NameHints = std::vector<std::uint16_t>;
/// Looks the names of a document up; run on its tokens and sentences.
using NameLookup = std::function<NameHints(const Document&)>;

class Analyser {
 public:
  /// Reads a model in place: `model` must outlive the analyser. A few milliseconds.
  static Result<Analyser> load(std::span<const std::byte> model);

  /// Fills upos, features, head and deprel of the tokens, and document.names, from tokens and sentences.
  /// Every sentence gets one tree with one root. Sentences of more than `longest_unit` tokens are parsed in parts,
  /// so time and memory are linear in the text; what equals an earlier sentence or part word for word is read once.
  /// Thread-safe. Once `stop` is asked for, the rest stays unread.
  void analyse(Document& document, std::span<const std::uint16_t> hints = {}, const std::stop_token& stop = {}) const;

  static constexpr std::size_t longest_unit = 256;  // tokens

  /// For tests: see Network::use.
  void use(Instructions instructions) { network_.use(instructions); }

 private:
  struct TagClass {
    Upos upos = Upos::x;
    Features features;
  };
  struct Unit;

  void tag(const SentenceScores& scores, std::span<Token> tokens) const;
  void parse(const SentenceScores& scores, std::span<Token> tokens, std::uint32_t first) const;
  void name(const Unit& unit, const SentenceScores* scores, Document& document) const;
  static void copy(const Unit& unit, std::span<Token> tokens);

  Network network_;
  std::vector<TagClass> tag_classes_;
};

/// The pass: analyse(), with hints from `lookup` when there is one.
void find_syntax(Document& document, const Analyser& analyser, const NameLookup& lookup = {},
                 const std::stop_token& stop = {});

}  // namespace entente
