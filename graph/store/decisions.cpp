// SPDX-License-Identifier: Apache-2.0
#include "graph/store/decisions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> judgement_names{"same", "different", "unsure"};

/// Groups of ids; a group is known by its smallest member.
class Groups {
 public:
  const std::string& of(const std::string& id) {
    members_.try_emplace(id, std::set<std::string>{id});
    return group_.try_emplace(id, id).first->second;
  }

  bool may_join(const std::string& a, const std::string& b, const std::vector<Decision>& decisions) {
    const std::string one = of(a);
    const std::string other = of(b);
    return std::none_of(decisions.begin(), decisions.end(), [&](const Decision& decision) {
      if (decision.judgement != Judgement::different) return false;
      const auto& first = of(decision.one);
      const auto& second = of(decision.other);
      return (first == one && second == other) || (first == other && second == one);
    });
  }

  void join(const std::string& a, const std::string& b) {
    const std::string kept = std::min(of(a), of(b));
    const std::string gone = std::max(of(a), of(b));
    if (kept == gone) return;
    for (const auto& id : members_.at(gone)) group_[id] = kept;
    members_.at(kept).merge(members_.at(gone));
  }

  const std::map<std::string, std::string>& all() const { return group_; }

 private:
  std::map<std::string, std::string> group_;
  std::map<std::string, std::set<std::string>> members_;
};

}  // namespace

std::string_view name_of(Judgement judgement) { return judgement_names[static_cast<std::size_t>(judgement)]; }

std::optional<Judgement> judgement(std::string_view name) {
  const auto found = std::find(judgement_names.begin(), judgement_names.end(), name);
  if (found == judgement_names.end()) return std::nullopt;
  return static_cast<Judgement>(found - judgement_names.begin());
}

Representatives representatives_of(const std::vector<Decision>& decisions) {
  std::vector<Decision> ordered = decisions;
  std::sort(ordered.begin(), ordered.end(), [](const Decision& a, const Decision& b) {
    return std::tie(a.decided, a.one, a.other) < std::tie(b.decided, b.one, b.other);
  });
  Groups groups;
  for (const auto& decision : ordered)
    if (decision.judgement == Judgement::same && groups.may_join(decision.one, decision.other, ordered))
      groups.join(decision.one, decision.other);
  Representatives representatives;
  for (const auto& [id, representative] : groups.all())
    if (id != representative) representatives.emplace(id, representative);
  return representatives;
}

}  // namespace entente
