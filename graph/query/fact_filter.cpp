// SPDX-License-Identifier: Apache-2.0
#include "graph/query/fact_filter.h"

#include "graph/query/type_names.h"
#include "ontology/facts_json.h"

namespace entente {

Result<TieFilter> tie_filter(const FactFilter& filter, unsigned default_modalities) {
  TieFilter ties{.modalities = default_modalities,
                 .min_confidence = per_mille(filter.min_confidence),
                 .background = filter.background,
                 .avoided = {}};
  if (!filter.types.empty()) {
    ENTENTE_TRY(ties.types, tie_types(filter.types));
  }
  if (!filter.modalities.empty()) {
    ties.modalities = 0;
    for (const auto modality : filter.modalities) ties.modalities |= 1U << static_cast<unsigned>(modality);
  }
  if (is_known(filter.since)) ties.since = day_of(filter.since, false);
  if (is_known(filter.until)) ties.until = day_of(filter.until, true);
  return ties;
}

}  // namespace entente
