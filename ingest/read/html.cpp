// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html.h"

namespace entente {

std::string text_of_html(std::string_view html) { return std::string(html); }

}  // namespace entente
