// SPDX-License-Identifier: Apache-2.0
/// Treebanks as texts: the raw text behind CoNLL-U and the words in it, for measuring against.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/span.h"

namespace entente::train {

struct GoldWord {
  Span span;  // bytes into the text; words of one surface token ("don't") lie one behind the other
  std::string form, lemma, upos, xpos, features, deprel;
  std::uint32_t head = 0;  // as in the file: 1-based within the sentence, 0 for its root
};

struct GoldSentence {
  Span span;
  std::vector<GoldWord> words;
};

struct GoldText {
  std::string name;  // the newdoc id
  std::string text;  // paragraphs parted by a blank line, everything else as SpaceAfter says
  std::vector<GoldSentence> sentences;
};

/// One text per `# newdoc`. Paragraphs (`# newpar`, `# newpar_block`) become blank lines.
std::vector<GoldText> read_treebank(std::istream& in);

}  // namespace entente::train
