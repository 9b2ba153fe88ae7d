// SPDX-License-Identifier: Apache-2.0
// Every page of tests/ingest/read/pages is a made page in the manner of real sites; beside it stands what an attentive
// reader would take from it: a line for each field, an empty line, the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "base/files.h"
#include "base/utf8.h"
#include "ingest/read/html.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = fs::path(ENTENTE_SOURCE_DIR) / "tests/ingest/read/pages";
  return path;
}

struct Expected {
  std::map<std::string, std::string> fields;
  std::string text;
};

Expected expected_of(const std::string& page) {
  std::istringstream in(read_file((folder() / (page + ".expected")).string()).value_or(""));
  Expected out;
  for (std::string line; std::getline(in, line) && !line.empty();) {
    const auto colon = line.find(':');
    out.fields[line.substr(0, colon)] = line.substr(std::min(colon + 2, line.size()));
  }
  out.text.assign(std::istreambuf_iterator<char>(in), {});
  if (out.text.ends_with('\n')) out.text.pop_back();
  return out;
}

class Page : public testing::TestWithParam<std::string> {};

TEST_P(Page, GivesItsArticle) {
  const Article article = article_of_page(read_file((folder() / (GetParam() + ".html")).string()).value_or(""));
  const Expected expected = expected_of(GetParam());
  EXPECT_EQ(article.text, expected.text);
  EXPECT_EQ(article.title, expected.fields.at("title"));
  EXPECT_EQ(article.published, expected.fields.at("published"));
  EXPECT_EQ(article.source, expected.fields.at("source"));
  EXPECT_EQ(article.url, expected.fields.at("url"));
  EXPECT_EQ(to_lower(article.language), to_lower(expected.fields.at("language")));
}

std::vector<std::string> pages() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder()))
    if (entry.path().extension() == ".html") out.push_back(entry.path().stem().string());
  std::ranges::sort(out);
  return out;
}

INSTANTIATE_TEST_SUITE_P(Html, Page, testing::ValuesIn(pages()), [](const auto& page) { return page.param; });

}  // namespace
}  // namespace entente
