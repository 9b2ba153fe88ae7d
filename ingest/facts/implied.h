// SPDX-License-Identifier: Apache-2.0
/// Participants, times and places that a sentence leaves unsaid because the discourse has named them.
#pragma once

#include "ingest/document.h"
#include "ingest/syntax_tree.h"

namespace entente {

/// Completes document.events, which must be in text order: a visit without a host is one to where its visitor went
/// before
/// ("during his visit"); who rejects, welcomes or criticises "the move" does so towards whoever made it; a coordinated
/// verb without a target shares that of the one before it ("met Putin and invited him to ..."). Events that stay too
/// bare to tell anything are dropped. O(events of a few sentences).
void fill_implied_participants(Document& document, const SyntaxTree& tree);

}  // namespace entente
