// SPDX-License-Identifier: Apache-2.0
/// Articles into a knowledge base, and what to say of it.
#pragma once

#include <cstddef>
#include <string>

#include "cli/streams.h"
#include "graph/store/store.h"

namespace entente {

/// What became of the articles of a run.
struct Tally {
  std::size_t added = 0;
  std::size_t replaced = 0;   // had another text or description under the same id
  std::size_t unchanged = 0;  // were there already
  std::size_t count() const { return added + replaced + unchanged; }
};

/// Whether the very article is there, under its id or, for a file whose name other files shared when it was added,
/// under that name with a hash.
Result<bool> holds(const Store& store, const Article& article);

/// Adds the article unless it is there. One that had its file's name for an id, and now has a hash behind it because
/// other files share the name, is renamed.
Result<void> fill_in(Store& store, const ArticleFacts& facts, Tally& tally);

/// " (2 copies of another)" of the articles; "" when there is none.
std::string copies_among(const Counts& counts);

/// "kb.entente: 6 articles (2 copies of another), 112 entities, 87 events, 43 relations; 1 replaced".
void say_what_there_is(const Store& store, const Tally& tally, Streams& streams);

}  // namespace entente
