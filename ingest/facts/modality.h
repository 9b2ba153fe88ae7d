// SPDX-License-Identifier: Apache-2.0
/// Whether an act happened, will, might or did not, and whose claim it is.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/document.h"
#include "ingest/facts/acts.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"

namespace entente {

struct Status {
  Modality modality = Modality::asserted;
  std::uint32_t attributed_to = no_index;  // entity
  std::vector<std::uint32_t> cues;         // tokens that weakened the modality: "will", "if", "denied"
  std::uint32_t said_by = no_index;        // the token that attributes: "said", "according"
};

/// Reads auxiliaries, negation, conditionals and questions at the predicate, then every governing predicate up to the
/// root: "Iran denied that it would attack". After the factuality profiles of Saurí & Pustejovsky (2009).
Status status_of(const Document& document, const SyntaxTree& tree, const Participants& participants,
                 const std::vector<Trigger>& triggers, std::uint32_t predicate);

}  // namespace entente
