// SPDX-License-Identifier: Apache-2.0
/// Web pages: the article in the page, without what stands around it.
#pragma once

#include <string>
#include <string_view>

#include "ingest/read/reading.h"

namespace entente {

/// The text of a fragment of markup, paragraphs apart by an empty line; nothing is judged to be boilerplate.
std::string text_of_html(std::string_view html);

}  // namespace entente
