// SPDX-License-Identifier: Apache-2.0
/// Turtle in, triples out, through Raptor. The only reader of RDF.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace entente {

/// One statement; views are valid during the call only.
struct Triple {
  std::string_view subject;    // IRI, or "_:name" of a blank node
  std::string_view predicate;  // IRI
  std::string_view object;     // IRI, "_:name", or the text of a literal
  bool is_literal = false;
  int line = 0;  // from 1
};

/// Calls `each` for every statement of `text`, in order. Fails at the first syntax error with "SOURCE:LINE: why".
Result<void> read_turtle(std::string_view text, const std::string& source,
                         const std::function<void(const Triple&)>& each);

}  // namespace entente
