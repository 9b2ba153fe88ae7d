// SPDX-License-Identifier: Apache-2.0
/// CoNLL-U: one token a line, sentences apart (universaldependencies.org/format.html).
#pragma once

#include <iosfwd>

#include "ingest/document.h"

namespace entente {

/// Writes the document's sentences with "# newdoc id", "# sent_id" and "# text", and in MISC the code-point range of
/// each token ("TokenRange=0:5"), SpaceAfter=No and the name it belongs to ("Name=B-Person").
void write_conllu(const Document& document, std::ostream& out);

}  // namespace entente
