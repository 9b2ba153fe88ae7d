// SPDX-License-Identifier: Apache-2.0
/// How far each fact is to be trusted: the share of facts like it that were right on annotated articles.
///
/// A logistic model over a few properties of the fact that hold or not, fitted with its own weight for each by
/// tests/bench/fit_confidence; reliability: docs/evaluation.md, "Confidence". Weights are whole numbers, so every
/// machine states the same.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"
#include "ontology/ontology.h"

namespace entente {

/// A property of a fact that speaks for it (positive weight) or against it.
struct Factor {
  std::string_view name;
  std::int16_t weight = 0;  // hundredths of a nat
};

/// Those of events and of relations; the first of each holds always.
std::span<const Factor> event_factors();
std::span<const Factor> relation_factors();

/// Indices of the factors that hold.
using Factors = std::vector<std::uint8_t>;

Factors factors_of(const Document& document, const SyntaxTree& tree, const Ontology& ontology, const FoundEvent& event);
Factors factors_of(const Document& document, const FoundRelation& relation);

/// 0-1, in thousandths.
double confidence_of(const Factors& factors, std::span<const Factor> table);

/// Sets the confidence of every event and of every relation that the article states. After merge_events.
void rate_facts(Document& document, const Ontology& ontology);

}  // namespace entente
