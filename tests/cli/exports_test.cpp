// SPDX-License-Identifier: Apache-2.0
// What the program exports of real articles keeps to the shapes that it publishes.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "cli/main.h"
#include "tests/graph/export/readers.h"

namespace entente {
namespace {

int run_quietly(std::vector<std::string> arguments) {
  std::istringstream in;
  std::ostringstream out, err;
  Streams streams{.in = in, .out = out, .err = err};
  const int code = run(std::move(arguments), streams);
  EXPECT_EQ(code, 0) << err.str();
  return code;
}

class ExportsOfArticles : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(ExportsOfArticles, HaveTheShapesThatArePublished) {
  const std::filesystem::path articles = std::filesystem::path(ENTENTE_SHARED_DIR) / GetParam().second;
  if (!std::filesystem::exists(articles)) GTEST_SKIP() << "needs " << articles;
  const auto node = node_script("shacl.mjs");
  if (!node) GTEST_SKIP() << "needs tests/graph/export/readers/install (npm)";
  const TemporaryFolder folder;
  std::vector<std::string> build{"build"};
  if (std::filesystem::is_directory(articles)) {
    for (const auto& entry : std::filesystem::directory_iterator(articles))
      if (entry.path().extension() == ".json") build.push_back(entry.path().string());
    EXPECT_GT(build.size(), 40U);
  } else {
    build.push_back(articles.string());
  }
  const auto kb = folder.file("kb.entente");
  const auto turtle = folder.file("kb.ttl");
  build.insert(build.end(), {"-o", kb, "--quiet"});
  ASSERT_EQ(run_quietly(build), 0);
  ASSERT_EQ(run_quietly({"export", kb, "-f", "turtle", "-o", turtle}), 0);
  EXPECT_EQ(output_of(*node + " '" + ENTENTE_SOURCE_DIR + "/ontology/data/shapes.ttl' '" + turtle + "'"), "0\n");
}

INSTANTIATE_TEST_SUITE_P(Shapes, ExportsOfArticles,
                         testing::Values(std::pair("Seed", "corpus/seed.json"), std::pair("Corpus", "corpus")),
                         [](const auto& test) { return test.param.first; });

}  // namespace
}  // namespace entente
