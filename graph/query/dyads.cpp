// SPDX-License-Identifier: Apache-2.0
#include "graph/query/dyads.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/query/resolve.h"
#include "graph/store/reader.h"

namespace entente {
namespace {

constexpr unsigned asserted_only = 1U << static_cast<unsigned>(Modality::asserted);

/// "2025-05" of "2025-05-13" and of "2025-05-01/2025-05-09".
std::string period_of(const std::string& time, Period period) {
  if (period == Period::total) return {};
  const std::string first = time.substr(0, time.find('/'));
  if (!parse_date(first)) return {};
  return first.substr(0, period == Period::year ? 4 : 7);
}

class Countries {
 public:
  explicit Countries(Reader& reader) : reader_(reader) {}

  /// ISO code of the state, or "".
  const std::string& of(std::uint32_t entity) {
    const auto [known, is_new] = known_.try_emplace(entity);
    if (is_new) {
      const Entity row = reader_.entity(entity).entity;
      known->second = row.country.empty() && row.type == EntityType::state ? row.code : row.country;
    }
    return known->second;
  }

  std::set<std::string> of(const std::vector<std::uint32_t>& entities) {
    std::set<std::string> codes;
    for (const auto entity : entities)
      if (const auto& code = of(entity); !code.empty()) codes.insert(code);
    return codes;
  }

 private:
  Reader& reader_;
  std::unordered_map<std::uint32_t, std::string> known_;
};

/// Pairs of different states, smaller code first.
std::set<std::pair<std::string, std::string>> pairs_of(const MergedFact& fact, Countries& countries) {
  std::set<std::string> sources = countries.of(fact.sources);
  std::set<std::string> targets = countries.of(fact.targets);
  if (is_reciprocal(fact.event_type)) {
    sources.insert(targets.begin(), targets.end());
    targets = sources;
  }
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& one : sources)
    for (const auto& other : targets)
      if (one != other) pairs.emplace(std::min(one, other), std::max(one, other));
  return pairs;
}

Result<std::string> country_of(Reader& reader, Countries& countries, const std::string& text) {
  if (text.empty()) return std::string();
  ENTENTE_TRY(const auto row, resolve_entity(reader, text));
  if (countries.of(row.number).empty())
    return fail(ErrorKind::usage, label_of(row.entity) + " belongs to no state; dyads are pairs of states");
  return countries.of(row.number);
}

}  // namespace

Result<std::vector<Dyad>> find_dyads(const Store& store, const DyadsRequest& request) {
  Reader reader(store);
  Countries countries(reader);
  ENTENTE_TRY(const auto actor, country_of(reader, countries, request.actor));
  ENTENTE_TRY(const auto with, country_of(reader, countries, request.with));
  ENTENTE_TRY(const auto filter, tie_filter(request.filter, asserted_only));
  std::vector<std::uint32_t> events;
  reader.each_fact([&](const Tie& tie) {
    if (tie.facet.is_event() && filter.admits(tie)) events.push_back(tie.fact);
  });
  std::map<std::tuple<std::string, std::string, bool, std::string>, Dyad> dyads;
  for (const auto number : events) {
    const MergedFact fact = reader.fact(number);
    const std::string period = period_of(fact.time, request.period);
    const int quad = quad_class(fact.event_type);
    for (const auto& [one, other] : pairs_of(fact, countries)) {
      const auto has = [&](const std::string& code) { return code.empty() || one == code || other == code; };
      if (!has(actor) || !has(with)) continue;
      Dyad& dyad = dyads[{one, other, period.empty(), period}];
      dyad.one = one;
      dyad.other = other;
      dyad.period = period;
      ++dyad.events;
      dyad.cooperation += quad == 1 || quad == 2;
      dyad.conflict += quad == 3 || quad == 4;
      dyad.intensity += intensity(fact.event_type);
    }
  }
  std::vector<Dyad> found;
  for (auto& [key, dyad] : dyads) found.push_back(std::move(dyad));
  if (request.period == Period::total)
    std::stable_sort(found.begin(), found.end(), [](const Dyad& a, const Dyad& b) { return a.events > b.events; });
  ENTENTE_CHECK(reader.check());
  return found;
}

}  // namespace entente
