// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/store/lifetime.h"

#include "base/hash.h"
#include "tests/graph/dump.h"
#include "tests/graph/sample.h"

namespace entente {
namespace {

/// What three of every five commits add.
ArticleFacts numbered(std::size_t i) {
  const std::size_t text = i % 4 == 3 ? i - 1 : i;
  const std::string n = std::to_string(text);
  return article_of("a" + std::to_string(i), "2025-05-2" + std::to_string(i % 4),
                    {"Person_" + n + " meets Hub 2025-05-1" + std::to_string(text % 10),
                     "Person_" + n + " accuses Person_" + std::to_string(text / 2),
                     "@S" + std::to_string(text % 7) + " member_of +ASEAN"},
                    i % 4 == 3 ? "Copyist" : "Agency");
}

}  // namespace

Result<void> change(Store& store, std::size_t commit) {
  const std::size_t round = commit / 5;
  switch (commit % 5) {
    case 3: ENTENTE_CHECK(store.remove("a" + std::to_string(2 * round))); return {};
    case 4:
      return store.decide({{.one = "person:hub",
                            .other = "person:person-" + std::to_string(2 + round % 3),
                            .judgement = round % 2 == 0 ? Judgement::same : Judgement::different,
                            .who = "me",
                            .decided = "2025-06-01"}});
    default: ENTENTE_CHECK(store.add(numbered(3 * round + commit % 5))); return {};
  }
}

std::string digest(const Store& store) {
  std::string all = dump(store);
  const auto decisions = store.decisions();
  for (const auto& decision : *decisions)
    all += decision.one + '|' + decision.other + '|' + std::string(name_of(decision.judgement)) + '\n';
  return sha256_hex(all);
}

States::States() : store_(*Store::in_memory()) { known_.push_back(digest(store_)); }

const std::string& States::after(std::size_t commits) {
  while (known_.size() <= commits) {
    if (!change(store_, known_.size() - 1) || !store_.commit()) std::abort();
    known_.push_back(digest(store_));
  }
  return known_[commits];
}

}  // namespace entente
