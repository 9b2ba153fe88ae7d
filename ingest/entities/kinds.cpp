// SPDX-License-Identifier: Apache-2.0
#include <unordered_map>

#include "ingest/entities/descriptions.h"
#include "ingest/entities/word_table.h"

namespace entente {

bool is_kind_called(std::string_view kind, std::string_view noun) {
  static const std::unordered_map<std::string_view, WordSet> kinds{
      {"organisation", word_set("igo bloc alliance un-body ngo forum")},
      {"organization", word_set("igo bloc alliance un-body ngo forum armed-group")},
      {"bloc", word_set("bloc igo alliance forum")},
      {"alliance", word_set("alliance bloc")},
      {"pact", word_set("alliance")},
      {"group", word_set("armed-group bloc ngo forum igo party company")},
      {"grouping", word_set("bloc forum igo")},
      {"agency", word_set("agency un-body intelligence media")},
      {"watchdog", word_set("agency un-body ngo")},
      {"airline", word_set("airline")},
      {"carrier", word_set("airline")},
      {"company", word_set("company airline bank")},
      {"firm", word_set("company bank")},
      {"manufacturer", word_set("company")},
      {"giant", word_set("company")},
      {"corporation", word_set("company media")},
      {"ministry", word_set("ministry")},
      {"department", word_set("ministry agency")},
      {"court", word_set("court")},
      {"tribunal", word_set("court")},
      {"party", word_set("party opposition")},
      {"parliament", word_set("parliament")},
      {"legislature", word_set("parliament")},
      {"bank", word_set("bank central-bank")},
      {"lender", word_set("bank central-bank igo")},
      {"fund", word_set("igo un-body bank")},
      {"movement", word_set("armed-group party opposition")},
      {"militia", word_set("armed-group")},
      {"university", word_set("university")},
      {"newspaper", word_set("media")},
      {"daily", word_set("media")},
      {"broadcaster", word_set("media")},
      {"network", word_set("media armed-group")},
      {"body", word_set("igo un-body agency")},
      {"institute", word_set("think-tank university")},
      {"union", word_set("bloc igo")},
      {"forum", word_set("forum")},
      {"council", word_set("un-body")},
      {"commission", word_set("un-body agency")},
      {"city", word_set("city capital")},
      {"capital", word_set("capital")},
      {"town", word_set("city")},
      {"island", word_set("island")},
      {"archipelago", word_set("island")},
      {"peninsula", word_set("region disputed-area")},
      {"region", word_set("region first-level-unit disputed-area")},
      {"province", word_set("first-level-unit")},
      {"republic", word_set("first-level-unit")},
      {"territory", word_set("disputed-area first-level-unit region")},
      {"strait", word_set("strait")},
      {"waterway", word_set("strait canal")},
      {"canal", word_set("canal")},
      {"sea", word_set("sea")},
      {"river", word_set("river")},
      {"base", word_set("base")},
      {"airport", word_set("airport")},
      {"enclave", word_set("disputed-area region")}};
  const auto found = kinds.find(noun);
  return found != kinds.end() && found->second.contains(kind);
}

}  // namespace entente
