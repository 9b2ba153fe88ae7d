// SPDX-License-Identifier: Apache-2.0
/// How are two entities connected? Paths with the evidence of every hop, as plain data for printers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "graph/knowledge_graph.h"
#include "graph/query/fact_filter.h"
#include "graph/store/store.h"

namespace entente {

struct PathRequest {
  std::string from, to;  // as the user typed them
  std::string via;       // or ""
  std::vector<std::string> avoid;
  unsigned max_hops = 4;
  std::size_t k = 1;
  bool all = false;
  std::size_t limit = 100;  // of `all`
  bool directed = false;
  bool chronological = false;
  FactFilter filter;  // by default all but denied facts
  Weight weight = Weight::hops;
  std::size_t quotes = 3;  // evidence per hop
};

struct QuotedEvidence {
  std::string article, title, published, source, url;
  TextRange range;
  std::string quote;
  int confidence = 0;  // thousandths
  std::string attributed_to;
  std::string rule;
};

struct PathHop {
  Entity from, to;
  MergedFact fact;       // numbers in it are the file's
  Entity speaker;        // whose claim it is; no id: nobody's in particular
  bool is_along = true;  // from the fact's source or head to its target or tail
  bool is_mutual = false;
  std::string since, until;              // ISO dates, "" when open
  std::vector<QuotedEvidence> evidence;  // strongest and newest first
  std::size_t more_evidence = 0;         // beyond `quotes`
  std::vector<std::string> others;       // ids of further facts that join the two, best first
};

struct ExplainedPath {
  double score = 0;  // product of the facts' confidences
  std::vector<PathHop> hops;
};

struct PathAnswer {
  Entity from, to;
  std::vector<ExplainedPath> paths;
  bool has_more = false;
  std::string hint;  // when there is none: what was tried and what would help
};

/// Fails with usage for unknown names of types and ambiguous entities, not_found for unknown entities. No path at all
/// is an answer without paths and with a hint.
Result<PathAnswer> find_paths(const Store& store, const PathRequest& request);

}  // namespace entente
