// SPDX-License-Identifier: Apache-2.0
/// XML as feed readers take it: what is not well-formed is made the best of; nothing outside the document is read.
#pragma once

#include <string>
#include <string_view>

#include "ingest/read/html_tree.h"

namespace entente {

/// The elements of valid UTF-8 as a tree. Names lose their prefix, but for those of known vocabularies:
/// "content:encoded", "dc:date", "atom:link", "media:…". A document type declaration is not looked at, so entities
/// other than XML's and HTML's stay as written. What lies deeper than 200 elements is left out.
HtmlTree parse_xml(std::string_view xml);

/// What stands within the element as markup; texts escaped.
std::string markup_below(const HtmlTree& tree, std::uint32_t node);

}  // namespace entente
