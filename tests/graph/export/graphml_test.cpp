// SPDX-License-Identifier: Apache-2.0
#include "graph/export/graphml.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "tests/graph/export/readers.h"

namespace entente {
namespace {

TEST(Graphml, JoinsActorsAndEventsWithoutParallelEdges) {
  const auto text = exported(two_articles(), "graphml");
  const std::regex edge("source=\"([^\"]*)\" target=\"([^\"]*)\"");
  std::set<std::pair<std::string, std::string>> pairs;
  std::size_t edges = 0;
  for (std::sregex_iterator match(text.begin(), text.end(), edge), end; match != end; ++match, ++edges)
    pairs.emplace((*match)[1], (*match)[2]);
  EXPECT_GT(edges, 10U);
  EXPECT_EQ(pairs.size(), edges);
}

TEST(Graphml, DrawsActorsWithOneEdgeForEachTypeBetweenTwo) {
  const auto text = exported(two_articles(), "graphml", {.view = View::actors});
  EXPECT_EQ(count_of("id=\"edge:person:anwar-ibrahim:CONSULT:person:vladimir-putin\"", text), 1U);
  EXPECT_NE(text.find("ASSAULT_DENIED"), std::string::npos);
  EXPECT_NE(text.find("<data key=\"e_evidence\">Anwar Ibrahim meets Vladimir Putin on 2025-05-13.</data>"),
            std::string::npos);
}

TEST(Graphml, ShowsSentencesAndArticlesInTheFullView) {
  const auto text = exported(two_articles(), "graphml", {.view = View::full});
  EXPECT_EQ(count_of("<data key=\"n_kind\">Article</data>", text), 2U);
  EXPECT_NE(text.find("<data key=\"e_label\">mentioned in</data>"), std::string::npos);
}

TEST(Graphml, GivesEveryNodeAndEdgeAnIdOfItsOwn) {
  for (const auto view : {View::events, View::actors, View::full}) {
    const auto text = exported(articles_about(naughty_strings()), "graphml", {.view = view});
    const std::regex id("<(?:node|edge) id=\"([^\"]*)\"");
    std::set<std::string> ids;
    std::size_t count = 0;
    for (std::sregex_iterator match(text.begin(), text.end(), id), end; match != end; ++match, ++count)
      ids.insert((*match)[1]);
    EXPECT_EQ(ids.size(), count) << name_of(view);
  }
}

TEST(Graphml, GivesGephiATypeForEveryParallelEdge) {
  const auto text = exported(two_articles(), "graphml", {.view = View::actors, .dialect = GraphmlDialect::gephi});
  const std::regex edge("source=\"([^\"]*)\" target=\"([^\"]*)\" label=\"([^\"]*)\"");
  std::set<std::vector<std::string>> kinds;
  std::size_t edges = 0;
  for (std::sregex_iterator match(text.begin(), text.end(), edge), end; match != end; ++match, ++edges)
    kinds.insert({(*match)[1], (*match)[2], (*match)[3]});
  EXPECT_EQ(edges, count_of("<edge ", text));
  EXPECT_EQ(kinds.size(), edges);
}

class GraphmlReaders : public testing::TestWithParam<std::tuple<View, GraphmlDialect, bool>> {
 protected:
  std::string graphml() const {
    const auto [view, dialect, is_naughty] = GetParam();
    return exported(is_naughty ? articles_about(naughty_strings()) : two_articles(), "graphml",
                    {.view = view, .dialect = dialect});
  }
  GraphmlDialect dialect() const { return std::get<1>(GetParam()); }
};

TEST_P(GraphmlReaders, XmllintFindsItWellFormedAndValid) {
  if (!has_program("xmllint")) GTEST_SKIP() << "needs xmllint (Debian: libxml2-utils)";
  const TemporaryFolder folder;
  const auto file = written(folder, "graph.graphml", graphml());
  EXPECT_TRUE(output_of("xmllint --nonet --noout " + file));
  if (const auto schema = foreign_inputs() + "/graphml/schema/graphml.xsd";
      dialect() == GraphmlDialect::portable && std::filesystem::exists(schema)) {
    EXPECT_TRUE(output_of("xmllint --nonet --noout --schema '" + schema + "' " + file + " 2>&1"));
  }
}

INSTANTIATE_TEST_SUITE_P(Plain, GraphmlReaders,
                         testing::Combine(testing::Values(View::events, View::actors, View::full),
                                          testing::Values(GraphmlDialect::portable, GraphmlDialect::gephi,
                                                          GraphmlDialect::neo4j, GraphmlDialect::yed),
                                          testing::Values(false)));
// What text may hold is cleaned before any dialect sees it, so one dialect tells for all.
INSTANTIATE_TEST_SUITE_P(Naughty, GraphmlReaders,
                         testing::Combine(testing::Values(View::events, View::actors, View::full),
                                          testing::Values(GraphmlDialect::portable), testing::Values(true)));

}  // namespace
}  // namespace entente
