// SPDX-License-Identifier: Apache-2.0
/// The trained models that the program carries in its read-only data, so loading one is a matter of page faults.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace entente {

/// The bytes of a model file of ingest/model/ ("analyser.model"), aligned to 64 bytes, valid for ever; empty for
/// unknown names.
std::span<const std::byte> embedded_model(std::string_view file_name);

}  // namespace entente
