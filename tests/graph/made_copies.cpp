// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/made_copies.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> agency_lines{"(Morning Wire) - ", "LONDON, 4 May (Northern Press) -- ",
                                                       "By our foreign staff\n\n", "Updated 11:42. "};
constexpr std::array<std::string_view, 4> furniture{
    "\n\nSubscribe to our newsletter. Follow us for the latest from around the world.",
    "\n\nRead more: what we know so far. All rights reserved. Contact the newsroom with corrections.",
    "\n\nShare this story. Sign up for the evening briefing and never miss a headline again.", ""};
constexpr std::array<std::string_view, 4> sentences_added{
    " Officials did not immediately respond to a request for comment.", " The story was first reported on Monday.",
    " Analysts said that it was too early to judge what would follow.", " A spokesman declined to elaborate."};

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    sentences.back() += text[i];
    if (text[i] == '.' && i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\n')) sentences.emplace_back();
  }
  return sentences;
}

void respell(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string made_copy(const std::string& text, std::mt19937& random) {
  const auto pick = [&](std::size_t size) { return static_cast<std::size_t>(random() % size); };
  std::vector<std::string> sentences = sentences_of(text);
  for (std::size_t cuts = pick(sentences.size() / 5 + 1); cuts > 0; --cuts)
    sentences.erase(sentences.begin() + static_cast<std::ptrdiff_t>(pick(sentences.size())));
  for (std::size_t more = pick(std::min<std::size_t>(3, sentences.size() / 6) + 1); more > 0; --more)
    sentences.insert(sentences.begin() + static_cast<std::ptrdiff_t>(1 + pick(sentences.size())),
                     std::string(sentences_added[pick(sentences_added.size())]));
  std::string copy(agency_lines[pick(agency_lines.size())]);
  for (const auto& sentence : sentences) copy += sentence;
  if (pick(3) == 0) {
    respell(copy, "ise", "ize");
    respell(copy, "our", "or");
  }
  if (pick(3) == 0) respell(copy, " percent", " per cent");
  copy += furniture[pick(furniture.size())];
  return copy;
}

}  // namespace entente
