// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/author.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/pipeline.h"

namespace entente {
namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = Knowledge::builtin().value();
  return built_in;
}

/// The name of the author, or "".
std::string author_of(std::string title) {
  const Document d = understand({.title = std::move(title),
                                 .published = "2022-06-01",
                                 .language = "en",
                                 .text = "I met with President Macron. We thank Norway."},
                                knowledge());
  return d.author == no_index ? "" : d.entities[d.author].entity.name;
}

TEST(Author, IsWhoTheTitleNamesAsSpeaking) {
  EXPECT_EQ(author_of("Statement by President Biden on Gas"), "Joe Biden");
  EXPECT_EQ(author_of("Remarks by Secretary of State Antony Blinken"), "Antony Blinken");
}

TEST(Author, IsNobodyWhenSeveralSpeakOrNoneDoes) {
  EXPECT_EQ(author_of("Statement by President Biden and Prime Minister Trudeau"), "");
  EXPECT_EQ(author_of("Readout of President Biden's Call with King Abdullah"), "");
  EXPECT_EQ(author_of(""), "");
}

TEST(Author, SpeaksInTheFirstPerson) {
  const Document d = understand({.title = "Statement by President Biden on Gas",
                                 .published = "2022-06-01",
                                 .language = "en",
                                 .text = "I met with Emmanuel Macron in Brussels."},
                                knowledge());
  ASSERT_EQ(d.events.size(), 1U);
  EXPECT_EQ(d.events.front().type, EventType::consult);
  EXPECT_EQ(d.events.front().sources.size(), 2U);
}

}  // namespace
}  // namespace entente
