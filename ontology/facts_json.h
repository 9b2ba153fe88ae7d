// SPDX-License-Identifier: Apache-2.0
/// ArticleFacts as JSON, one object per line: what `entente extract` prints and `entente load` reads.
/// The shape is docs/formats.md, "Facts as JSON".
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/result.h"
#include "ontology/fact.h"

namespace entente {

/// Confidence as files and knowledge bases keep it: thousandths, so that writing and reading give the same number.
int per_mille(double confidence);

/// Appends one line without its line break. The text is left out unless `with_text`.
void append_facts(std::string& out, const ArticleFacts& facts, bool with_text);
void write_facts(const ArticleFacts& facts, std::ostream& out, bool with_text);

/// One line back into facts. Members that it does not know are skipped. Fails with "line 1, column 17: why" when the
/// JSON is broken, a value is missing or of the wrong kind, a name is not one of the vocabulary's, a span lies
/// outside the text or does not quote what the record says, or a fact speaks of an entity that the line does not list.
Result<ArticleFacts> parse_facts(std::string_view line);

/// Calls `each` for every line of `in` but empty ones. A line that cannot be understood goes to `diagnostics` as
/// SOURCE:LINE and the run goes on; a failure of `each` ends it.
Result<void> read_facts(std::istream& in, const std::string& source, Diagnostics& diagnostics,
                        const std::function<Result<void>(ArticleFacts&&)>& each);

}  // namespace entente
