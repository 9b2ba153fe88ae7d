// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/groups.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ingest/pipeline.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = Knowledge::builtin().value();
  return built_in;
}

/// "name country sector" of every group that an event speaks of, by name, joined by "; ".
std::string groups_in(std::string text) {
  const Document d = understand({.published = "2025-05-21", .language = "en", .text = std::move(text)}, knowledge());
  std::vector<std::string> found;
  for (const DocumentEntity& e : d.entities)
    if (e.is_group) found.push_back(e.entity.name + ' ' + e.entity.country + ' ' + e.entity.sector);
  std::ranges::sort(found);
  std::string out;
  for (const std::string& group : found) (out += out.empty() ? "" : "; ") += group;
  return out;
}

TEST(Groups, AreCalledAndCodedByWhereTheyBelong) {
  EXPECT_EQ(groups_in("Three heavily armed Chadian rebels kidnapped Mahamat Idriss Déby."), "Chadian rebels TCD REB");
  EXPECT_EQ(groups_in("Protesters in Minsk condemned Alexander Lukashenko."), "Protesters in Minsk BLR CVL");
}

TEST(Groups, TakeTheirPlaceFromTheSentenceWhenNothingElseSaysIt) {
  EXPECT_EQ(groups_in("Egyptian police arrested two students."), "students in Egypt EGY EDU");
}

TEST(Groups, LeaveGovernmentsAndNationsToTheState) {
  EXPECT_EQ(groups_in("Iranian officials condemned Israel."), "");
  EXPECT_EQ(groups_in("The Cambodian people thanked Japan."), "");
  EXPECT_EQ(groups_in("Israeli soldiers attacked Lebanon."), "");
}

TEST(Groups, GoWhenNoEventSpeaksOfThem) { EXPECT_EQ(groups_in("Some Finnish farmers like the rain."), ""); }

TEST(Groups, TellWhereANewcomerBelongs) {
  const Document d = understand(
      {.published = "2025-05-21", .language = "en", .text = "Salima Rachedi, a Moroccan journalist, praised Spain."},
      knowledge());
  const auto found =
      std::ranges::find(d.entities, "Salima Rachedi", [](const DocumentEntity& e) { return e.entity.name; });
  ASSERT_NE(found, d.entities.end());
  EXPECT_EQ(found->entity.country, "MAR");
  EXPECT_EQ(found->entity.sector, "JRN");
}

}  // namespace
}  // namespace entente
