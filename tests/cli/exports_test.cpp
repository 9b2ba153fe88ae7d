// SPDX-License-Identifier: Apache-2.0
// What the program exports of real articles keeps to the shapes that it publishes and answers the example queries.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "tests/cli/ran.h"
#include "tests/graph/export/readers.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

void run_quietly(const std::vector<std::string>& arguments) {
  const Outcome outcome = ran(arguments);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
}

struct Corpus {
  const char* name;
  const char* path;  // from the project's folder
  std::size_t articles;
};

class ExportsOfArticles : public testing::TestWithParam<Corpus> {
 protected:
  void SetUp() override {
    const fs::path place = fs::path(ENTENTE_SOURCE_DIR) / GetParam().path;
    if (!fs::exists(place)) GTEST_SKIP() << "needs " << place;
    std::vector<std::string> build{"build"};
    if (fs::is_directory(place)) {
      for (const auto& entry : fs::directory_iterator(place))
        if (entry.path().extension().string().starts_with(".json")) build.push_back(entry.path().string());
    } else {
      build.push_back(place.string());
    }
    EXPECT_GE(build.size() - 1, GetParam().articles);
    std::sort(build.begin() + 1, build.end());
    build.insert(build.end(), {"-o", kb(), "--quiet"});
    run_quietly(build);
  }
  std::string kb() const { return folder_.file("kb.entente"); }
  std::string as(const std::string& format, std::vector<std::string> options = {}) const {
    const auto file = folder_.file("kb." + format);
    options.insert(options.begin(), {"export", kb(), "-f", format, "-o", file});
    run_quietly(options);
    return file;
  }

  const TemporaryFolder folder_;
};

TEST_P(ExportsOfArticles, HaveTheShapesThatArePublished) {
  const auto node = node_script("shacl.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  EXPECT_EQ(output_of(*node + " '" + ENTENTE_SOURCE_DIR + "/ontology/data/shapes.ttl' '" + as("turtle") + "'"), "0\n");
}

/// Each query has answers below the line of its variables.
TEST_P(ExportsOfArticles, AnswerTheQueriesOfTheExamples) {
  if (!has_python_module("rdflib")) GTEST_SKIP() << "needs rdflib (Debian: python3-rdflib)";
  const std::string queries = std::string(ENTENTE_SOURCE_DIR) + "/examples/queries/";
  std::string command = "/usr/bin/python3 '" + queries + "run' '" + as("turtle") + "'";
  for (const auto* query : {"who_met_whom.rq", "who_can_reach_whom.rq", "what_is_disputed.rq"})
    command += " '" + queries + query + "'";
  const auto answer = output_of(command);
  ASSERT_TRUE(answer);
  std::vector<std::size_t> rows;
  std::istringstream in(*answer);
  for (std::string line; std::getline(in, line);) {
    if (line == "one\tother\ttime\tquote" || line == "person\tbetween\treached" ||
        line == "claim\tspeaker\tconfidence\tquote\tarticle")
      rows.push_back(0);
    else ++rows.back();
  }
  ASSERT_EQ(rows.size(), 3U);
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_GT(rows[i], 0U) << "query " << i;
}

TEST_P(ExportsOfArticles, FitTheModelOfFollowTheMoney) {
  const auto node = node_script("ftm.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  EXPECT_TRUE(output_of(*node + " '" + as("ftm") + "'"));
}

TEST_P(ExportsOfArticles, AreReadByTheScriptsOfTheExamples) {
  if (!has_python_module("networkx") || !has_python_module("rdflib"))
    GTEST_SKIP() << "needs networkx and rdflib (Debian: python3-networkx, python3-rdflib)";
  const auto example = [&](const std::string& name, const std::string& files) {
    const auto output =
        output_of("/usr/bin/python3 '" + std::string(ENTENTE_SOURCE_DIR) + "/examples/export/" + name + "' " + files);
    EXPECT_TRUE(output) << name;
    return output.value_or("");
  };
  const auto graphml = "'" + as("graphml", {"--view", "actors"}) + "'";
  EXPECT_GE(count_of("“", example("brokers.py", graphml)), 3U);
  const auto picture = example("first_look.py", graphml);
  EXPECT_GE(count_of("<circle ", picture), 5U);
  EXPECT_GE(count_of("<line ", picture), 5U);
  EXPECT_GE(count_of("<rect ", example("timeline.py", "'" + as("gexf") + "'")), 1U);
  const std::string vocabulary = std::string(ENTENTE_SOURCE_DIR) + "/ontology/data/entente.ttl";
  const auto classes = example("classes.py", "'" + vocabulary + "' '" + as("turtle") + "'");
  EXPECT_NE(classes.find("\"ent:Event\" -> \"sem:Event\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Of, ExportsOfArticles,
                         testing::Values(Corpus{"Examples", "examples/articles", 3},
                                         Corpus{"Seed", "../shared/corpus/seed.json", 1},
                                         Corpus{"Corpus", "../shared/corpus", 41}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
