// SPDX-License-Identifier: Apache-2.0
/// What a page says of its article: JSON-LD, OpenGraph and other meta elements, <time>, the address.
#pragma once

#include <string>
#include <string_view>

#include "ingest/read/html_tree.h"
#include "ontology/fact.h"

namespace entente {

struct PageMetadata {
  Article article;          // all but id and text; published is ISO
  std::string author;       // as the page writes it, or ""
  std::string body;         // JSON-LD's articleBody, or ""
  bool is_of_site = false;  // says that it is a page of the site and no article
};

PageMetadata metadata_of(const HtmlTree& tree);

/// "2009-06-08" of "https://example.org/2009/06/08/talks/", also year and month alone; "" for none.
std::string date_in_url(std::string_view url);

}  // namespace entente
