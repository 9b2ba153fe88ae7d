// SPDX-License-Identifier: Apache-2.0
/// How well an analyser reads sentences that people annotated.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/model/train/corpus.h"
#include "ingest/text/analyser.h"

namespace entente::train {

struct ParseFigures {
  std::size_t tokens = 0, upos = 0, features = 0, heads = 0, labelled = 0;
};
/// On gold tokens with predicted tags; a relation counts with its subtype (`labelled` without, as the CoNLL 2018 LAS).
ParseFigures measure_parse(const Analyser& analyser, const std::vector<Example>& examples);

struct NameFigures {
  std::size_t gold = 0, found = 0, right = 0;
  double f1() const {
    return gold + found == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};
/// Exact spans and types on gold sentences; Other is left out on both sides. With `states_are_places`, the two
/// are one type.
NameFigures measure_names(const Analyser& analyser, const std::vector<Example>& examples, bool states_are_places);

}  // namespace entente::train
