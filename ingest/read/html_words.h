// SPDX-License-Identifier: Apache-2.0
/// The words by which pages tell their article from what stands around it: names of elements, and set phrases.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/read/html_tree.h"

namespace entente {

/// The words of an element's class, id and other names, lower case; "relatedPosts_x1" is "related", "posts", "x1".
struct ElementNames {
  std::vector<std::string> parts;  // "article", "body" of "article-body"
  std::vector<std::string> whole;  // "articlebody"
  std::vector<std::string> tails;  // "postcontent" of "theme-post-content": the last two and the last three parts
};
ElementNames names_of(const HtmlNode& node);

/// The part of the names that stands for what is around articles (menus, comments, offers …), or "". `untelling`: those
/// that the page at hand gives to everything.
std::string_view surrounding_name(const ElementNames& names, const std::set<std::string_view>& untelling);
/// Whether sites give one of the names to the container of an article's text and to nothing else.
bool names_a_body(const ElementNames& names);
/// Whether the names are those of the paragraph below a headline: "standfirst", "dek", "lead" …
bool names_a_lead(const ElementNames& names);

bool ends_sentence(std::string_view text);
/// Whether a block is a few names of days and months with numbers: "Mon 15 Jan", "Updated 6:12 PM".
bool is_time_of_day(std::string_view text, std::size_t characters);

/// Whether a block is a line that news sites put between paragraphs: "Read more: …", "Advertisement".
bool is_interjection(std::string_view text, std::size_t characters);
/// Whether a block is a heading behind which nothing of the article comes: "Related stories".
bool is_end_heading(std::string_view text, std::size_t characters);
/// Whether a block is the heading of readers' comments: "34 comments".
bool is_comments_heading(std::string_view text, std::size_t characters);
/// Whether a block sells or asks for something: subscriptions, newsletters, consent to cookies.
bool is_offer(std::string_view text, std::size_t characters);
/// The date of a block that is nothing but a date and at most a few words, "Research staff, 12 February
/// 2024", in ISO form; "" for every other block.
std::string dateline(std::string_view text, std::size_t characters);

}  // namespace entente
