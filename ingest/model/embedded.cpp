// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/embedded.h"

// Laid into the read-only data by embedded.S.
extern "C" {
extern const std::byte entente_analyser_begin[];
extern const std::byte entente_analyser_end[];
}

namespace entente {

std::span<const std::byte> embedded_model(std::string_view file_name) {
  if (file_name == "analyser.model") return {entente_analyser_begin, entente_analyser_end};
  return {};
}

}  // namespace entente
