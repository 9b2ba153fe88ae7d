// SPDX-License-Identifier: Apache-2.0
/// Where do these words occur: in names of entities and in sentences of articles.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "graph/query/path_query.h"
#include "graph/store/reader.h"
#include "graph/store/store.h"

namespace entente {

struct SearchRequest {
  std::string text;
  std::size_t limit = 10;  // entities, and sentences
};

struct SearchAnswer {
  struct NamedEntity {
    EntityRow row;
    std::string name;  // the name that was found
  };
  std::vector<NamedEntity> entities;      // whole names first, then the most mentioned
  std::size_t more_entities = 0;          // beyond the limit
  std::vector<QuotedEvidence> sentences;  // best match first, one per article
  bool has_more_sentences = false;
};

Result<SearchAnswer> search(const Store& store, const SearchRequest& request);

}  // namespace entente
