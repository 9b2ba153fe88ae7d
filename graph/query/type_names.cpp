// SPDX-License-Identifier: Apache-2.0
#include "graph/query/type_names.h"

#include <algorithm>

#include "base/utf8.h"
#include "graph/query/edit_distance.h"
#include "graph/tie.h"

namespace entente {

std::string nearest(const std::string& name, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const auto& candidate : known) {
    const std::size_t apart = edit_distance(to_lower(candidate), to_lower(name));
    if (apart >= least) continue;
    least = apart;
    best = candidate;
  }
  return best;
}

Result<std::uint64_t> tie_types(const std::vector<std::string>& names) {
  constexpr std::uint64_t all_events = (std::uint64_t{1} << event_type_count) - 1;
  constexpr std::uint64_t all = (std::uint64_t{1} << tie_type_count) - 1;
  std::uint64_t types = 0;
  std::vector<std::string> known;
  for (std::uint32_t type = 0; type < tie_type_count; ++type) known.emplace_back(tie_type_name(type));
  for (const auto& name : names) {
    const std::string wanted = to_lower(name);
    if (wanted == "events") types |= all_events;
    else if (wanted == "relations") types |= all & ~all_events;
    else if (const auto found =
                 std::find_if(known.begin(), known.end(), [&](const auto& type) { return to_lower(type) == wanted; });
             found != known.end())
      types |= std::uint64_t{1} << (found - known.begin());
    else {
      const std::string near = nearest(name, known);
      return fail(ErrorKind::usage,
                  "unknown type '" + name + "'" +
                      (near.empty() ? "; 'entente ontology list' prints all" : "; did you mean " + near + "?"));
    }
  }
  return types;
}

}  // namespace entente
