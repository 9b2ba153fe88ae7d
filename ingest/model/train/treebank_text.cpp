// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/treebank_text.h"

#include <algorithm>
#include <istream>
#include <string_view>

namespace entente::train {
namespace {

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::size_t from = 0;
  for (auto tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', from)) {
    columns.push_back(line.substr(from, tab - from));
    from = tab + 1;
  }
  columns.push_back(line.substr(from));
  return columns;
}

class TreebankReader {
 public:
  explicit TreebankReader(std::istream& in) : in_(in) {}

  std::vector<GoldText> read() {
    std::string line;
    while (std::getline(in_, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) end_sentence();
      else if (line[0] == '#') comment(line);
      else word(columns_of(line));
    }
    end_sentence();
    return std::move(texts_);
  }

 private:
  void comment(std::string_view line) {
    if (line.starts_with("# newdoc")) {
      const auto id = line.find("= ");
      texts_.push_back({.name = std::string(id == std::string_view::npos ? "" : line.substr(id + 2))});
      needs_space_ = false;
    } else if (line.starts_with("# newpar")) {
      is_paragraph_ = true;
    }
  }

  void word(const std::vector<std::string>& column) {
    if (column.size() < 10 || column[0].find('.') != std::string::npos) return;
    if (texts_.empty()) texts_.push_back({});
    const bool space_after = column[9].find("SpaceAfter=No") == std::string::npos;
    if (const auto dash = column[0].find('-'); dash != std::string::npos) {
      begin_surface(column[1]);
      last_of_surface_ = std::stoul(column[0].substr(dash + 1));
      surface_space_ = space_after;
      return;
    }
    const auto id = std::stoul(column[0]);
    if (id > last_of_surface_) begin_surface(column[1]);
    add(column);
    if (id >= last_of_surface_) needs_space_ = id == last_of_surface_ ? surface_space_ : space_after;
  }

  void begin_surface(const std::string& form) {
    auto& text = texts_.back().text;
    if (is_paragraph_ && !text.empty()) text += "\n\n";
    else if (needs_space_) text += ' ';
    is_paragraph_ = needs_space_ = false;
    at_ = static_cast<std::uint32_t>(text.size());
    text += form;
  }

  void add(const std::vector<std::string>& column) {
    const auto text_end = static_cast<std::uint32_t>(texts_.back().text.size());
    const auto end = std::min(text_end, at_ + static_cast<std::uint32_t>(column[1].size()));
    sentence_.words.push_back({.span = {at_, end},
                               .form = column[1],
                               .lemma = column[2],
                               .upos = column[3],
                               .xpos = column[4],
                               .features = column[5],
                               .deprel = column[7],
                               .head = static_cast<std::uint32_t>(std::stoul(column[6]))});
    at_ = end;
  }

  void end_sentence() {
    if (sentence_.words.empty()) return;
    sentence_.span = {sentence_.words.front().span.begin, sentence_.words.back().span.end};
    texts_.back().sentences.push_back(std::move(sentence_));
    sentence_ = {};
    last_of_surface_ = 0;
  }

  std::istream& in_;
  std::vector<GoldText> texts_;
  GoldSentence sentence_;
  std::uint32_t at_ = 0;
  unsigned long last_of_surface_ = 0;
  bool surface_space_ = true;
  bool needs_space_ = false;
  bool is_paragraph_ = false;
};

}  // namespace

std::vector<GoldText> read_treebank(std::istream& in) { return TreebankReader(in).read(); }

}  // namespace entente::train
