// SPDX-License-Identifier: Apache-2.0
#include "graph/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "tests/graph/made_copies.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

bool are_candidates(const TextSketch& one, const TextSketch& other) {
  for (std::size_t i = 0; i < std::min(one.bands.size(), other.bands.size()); ++i)
    if (one.bands[i] == other.bands[i]) return true;
  return one.words != 0 && one.words == other.words;
}

bool are_copies(const std::string& one, const std::string& other) {
  return are_candidates(sketch_of(one), sketch_of(other)) && likeness(shingles_of(one), shingles_of(other)) > 0;
}

/// The value of a string member of a flat JSON object; escapes of quotes, newlines and code points as they matter here.
std::string member(const std::string& json, const std::string& name) {
  const auto key = json.find("\"" + name + "\": \"");
  if (key == std::string::npos) return "";
  std::string value;
  for (std::size_t at = key + name.size() + 5; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] != '\\') value += json[at];
    else if (json[++at] == 'n') value += '\n';
    else if (json[at] == 'u') at += 4, value += ' ';
    else value += json[at];
  }
  return value;
}

/// Texts by the names of their files; equal names are one article.
std::map<std::string, std::string> articles_in(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> texts;
  for (const auto& folder : folders) {
    const fs::path path = fs::path(ENTENTE_SHARED_DIR) / folder;
    if (!fs::exists(path)) continue;
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() != ".json") continue;
      std::ifstream in(entry.path());
      const std::string json(std::istreambuf_iterator<char>(in), {});
      const std::string text = member(json, "text");
      if (!text.empty()) texts.emplace(entry.path().stem().string(), text);
    }
  }
  return texts;
}

/// A text of words that no other has.
std::string made_text(std::size_t words, std::mt19937& random) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += "w" + std::to_string(random() % 1000000) + (i % 12 == 11 ? ". " : " ");
  return text;
}

TEST(Copies, AreEqualButForCaseAndPunctuation) {
  const std::string text = "The two presidents met in Astana on Tuesday and agreed to open the border again.";
  EXPECT_EQ(sketch_of(text).words,
            sketch_of("the two PRESIDENTS met, in Astana, on Tuesday -- and agreed to open the border again").words);
  EXPECT_NE(sketch_of(text).words, sketch_of(text + " It was cold.").words);
  EXPECT_EQ(sketch_of("They met.").words, 0U);
}

TEST(Copies, OfOneTextAreFoundAndOthersAreNot) {
  const std::string text =
      "The foreign ministers of Kazakhstan and Uzbekistan met in Tashkent on Tuesday. They signed an agreement on the "
      "use of water from the Syr Darya, which both countries need for their fields. \"We have waited for this for "
      "thirty years,\" said the minister of Kazakhstan, who had come with a delegation of forty people. The agreement "
      "has to be ratified by both parliaments before the end of the year. A joint commission will meet twice a year.";
  EXPECT_TRUE(are_copies(text, "TASHKENT (Agency) - " + text + " Subscribe to our newsletter."));
  EXPECT_TRUE(are_copies(text, text.substr(text.find("They"))));
  EXPECT_FALSE(are_copies(
      text,
      "Kazakhstan and Uzbekistan will share the water of the Syr Darya. Their foreign ministers signed an agreement on "
      "the use of water in Tashkent on Tuesday, thirty years after talks began. Both parliaments have to ratify it "
      "before the end of the year, and a commission of both countries is going to watch over it."));
}

TEST(Copies, AreNotFormsThatAreFilledInAnew) {
  const auto greeting = [](const std::string& people, const std::string& day, const std::string& head) {
    return "On behalf of the government I congratulate the people of " + people +
           " as they celebrate the day of their " + "independence on " + day +
           ". Our two countries have been partners for many years, and we look forward to " +
           "working even more closely together on trade, security and the rule of law. Earlier this year " + head +
           " was a welcome guest in our capital. We wish all of them health, peace and prosperity in the year to come.";
  };
  EXPECT_FALSE(are_copies(greeting("Togo", "27 April", "President Gnassingbe"),
                          greeting("Samoa", "1 June", "Prime Minister Mata'afa")));
}

TEST(Copies, BecomeCandidatesWithTheStatedProbability) {
  std::mt19937 random(5);
  for (const double share : {0.3, 0.5, 0.7}) {
    int candidates = 0;
    constexpr int rounds = 300;
    double expected = 0;
    for (int i = 0; i < rounds; ++i) {
      const std::string common = made_text(200, random);
      const auto own = static_cast<std::size_t>(std::lround(100.0 * (1 / share - 1)));
      const std::string one = common + made_text(own, random);
      const std::string other = common + made_text(own, random);
      candidates += are_candidates(sketch_of(one), sketch_of(other));
      const double resemblance = 197.0 / (197.0 + 2.0 * (static_cast<double>(own)));
      expected += 1 - std::pow(1 - std::pow(resemblance, 3), 20);
    }
    EXPECT_NEAR(candidates / double{rounds}, expected / rounds, 0.07) << share;
  }
}

TEST(Copies, MadeOfRealArticlesAreFound) {
  const auto texts = articles_in({"corpus"});
  if (texts.empty()) GTEST_SKIP() << "needs the articles of ../shared/corpus";
  EXPECT_EQ(texts.size(), 41U);
  std::mt19937 random(2025);
  int made = 0;
  int found = 0;
  for (int round = 0; round < 10; ++round)
    for (const auto& [name, text] : texts) {
      const std::string one = made_copy(text, random);
      const std::string other = round % 2 == 0 ? text : made_copy(text, random);
      ++made;
      found += are_copies(one, other);
    }
  RecordProperty("found", found);
  std::printf("%d of %d made copies found\n", found, made);
  EXPECT_GE(found, made * 95 / 100);
}

TEST(Copies, AreNeverTwoDifferentRealArticles) {
  const auto texts = articles_in({"corpus", "gold/articles"});
  if (texts.empty()) GTEST_SKIP() << "needs the articles of ../shared";
  std::vector<std::pair<std::string, Shingles>> all;
  for (const auto& [name, text] : texts) all.emplace_back(name, shingles_of(text));
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_EQ(likeness(all[i].second, all[j].second), 0) << all[i].first << " and " << all[j].first;
}

}  // namespace
}  // namespace entente
