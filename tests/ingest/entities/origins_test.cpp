// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/origins.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ingest/pipeline.h"

namespace entente {
namespace {

/// "country sector" of the entity with this name.
std::string origin_of(const std::string& name, std::string text) {
  static const Knowledge built_in = Knowledge::builtin().value();
  const Document d = understand({.published = "2025-05-21", .language = "en", .text = std::move(text)}, built_in);
  const auto found = std::ranges::find(d.entities, name, [](const DocumentEntity& e) { return e.entity.name; });
  return found == d.entities.end() ? "not found" : found->entity.country + ' ' + found->entity.sector;
}

TEST(Origins, StandBesideTheName) {
  EXPECT_EQ(origin_of("Salima Rachedi", "Salima Rachedi, a Moroccan journalist, praised Spain."), "MAR JRN");
  EXPECT_EQ(origin_of("Dunia Mwale", "Zambian Foreign Minister Dunia Mwale visited Kenya."), "ZMB GOV");
  EXPECT_EQ(origin_of("Leon Kalenga", "Bishop Leon Kalenga of Kinshasa criticised Rwanda."), "COD REL");
  EXPECT_EQ(origin_of("People's Dawn Movement", "The People's Dawn Movement, a Peruvian rebel group, attacked Chile."),
            "PER REB");
}

TEST(Origins, StandInTheNameItself) {
  EXPECT_EQ(origin_of("Mongolian Mining Association", "The Mongolian Mining Association thanked Japan."), "MNG ");
  EXPECT_EQ(origin_of("Lusaka High Court", "The Lusaka High Court sentenced two Angolans."), "ZMB JUD");
  EXPECT_EQ(origin_of("Japan-Peru Friendship Society", "The Japan-Peru Friendship Society praised Bolivia."), " ");
}

TEST(Origins, ComeFromTheSceneForOfficersAndParties) {
  EXPECT_EQ(origin_of("Issa Traore", "Colonel Issa Traore resigned to let Mali's first free vote take place."),
            "MLI MIL");
  EXPECT_EQ(origin_of("Issa Traore", "Colonel Issa Traore praised Mali."), " MIL");
  EXPECT_EQ(origin_of("Issa Traore", "Issa Traore sang in Mali and thanked Togo."), " ");
}

}  // namespace
}  // namespace entente
