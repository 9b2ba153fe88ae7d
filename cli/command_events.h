// SPDX-License-Identifier: Apache-2.0
/// entente events: what happened, by filter. entente evidence: one fact with all its quotes.
#pragma once

#include <string>

#include "cli/output.h"
#include "graph/query/facts.h"

namespace entente {

struct EventsOptions {
  std::string kb;
  FactsRequest request;  // entity: --actor, other: --with
  OutputOptions output;  // table, json, jsonl, csv or plover
};

int run_events(const EventsOptions& options, Streams& streams);

struct EvidenceOptions {
  std::string kb;
  std::string id;
  OutputOptions output;  // table or json
};

int run_evidence(const EvidenceOptions& options, Streams& streams);

}  // namespace entente
