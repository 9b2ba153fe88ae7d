// SPDX-License-Identifier: Apache-2.0
/// Web pages: the article in the page, without what stands around it.
#pragma once

#include <string>
#include <string_view>

#include "ingest/read/reading.h"

namespace entente {

/// One page, one article.
Result<void> read_html(ByteStream& in, Reading& reading);

/// The article of a page in UTF-8; its id is empty, its text is empty when the page has none.
Article article_of_page(std::string_view html);

/// The encoding that a page or an XML document declares in its first bytes, or "".
std::string declared_encoding(std::string_view bytes);

/// The text of a fragment of markup, paragraphs apart by an empty line; nothing is judged to be boilerplate.
std::string text_of_html(std::string_view html);

}  // namespace entente
