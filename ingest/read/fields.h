// SPDX-License-Identifier: Apache-2.0
/// Which field of an article a named value fills: the conventions of JSON files, CSV headers and front matter.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/fact.h"

namespace entente {

/// Where a value goes. The lower the rank, the better the name: "text" before "description".
struct FieldPlace {
  std::string Article::* field = nullptr;
  unsigned rank = 0;
  bool is_html = false;  // the name says that the value is markup
};

class FieldNames {
 public:
  /// `mapped` is our name → path of the user's; a mapped field is looked for nowhere else.
  explicit FieldNames(const std::map<std::string, std::string>& mapped);

  /// `path` has its parts joined by dots: "title", "article.published_at". Case, '_', '-' and blanks do not matter to
  /// the conventions, nor do wrappers such as "article" or "fields" around the name.
  std::optional<FieldPlace> place(std::string_view path) const;

 private:
  bool is_mapped(std::string Article::* field) const;
  std::vector<std::pair<std::string, std::string Article::*>> mapped_;
};

/// Whether an array of this name is known to hold articles: "articles", "items", "hits" …
bool is_article_list(std::string_view name);

/// An article as its named values come in; for each field the best-named non-empty value stays, of equals the first.
class ArticleDraft {
 public:
  void offer(const FieldPlace& place, std::string value);
  /// For lists of paragraphs: the value is added behind what this very place has given before.
  void append(const FieldPlace& place, const std::string& value);
  bool has_text() const { return !article_.text.empty(); }
  /// The article, its text without markup, and an empty draft.
  Article take();

 private:
  unsigned& rank_of(std::string Article::* field);
  Article article_;
  std::array<unsigned, 7> ranks_{99, 99, 99, 99, 99, 99, 99};
  bool is_html_ = false;
};

}  // namespace entente
