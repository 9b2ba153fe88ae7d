// SPDX-License-Identifier: Apache-2.0
/// Articles that a page carries as JSON in a script, from which it fills itself when it is shown.
#pragma once

#include <string>

#include "ingest/read/html_tree.h"

namespace entente {

struct ScriptedArticle {
  std::string body;       // text or markup; paragraphs that stand apart in the data are between <p> and </p>
  std::string published;  // as the data have it, or ""
};

/// The article called `title`, else the longest one; empty when no script of type application/json has one.
ScriptedArticle article_in_scripts(const HtmlTree& tree, const std::string& title);

}  // namespace entente
