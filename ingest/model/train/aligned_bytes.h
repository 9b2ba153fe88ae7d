// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

namespace entente::train {

/// A copy of a file's bytes at an address that tensors can be read from.
struct AlignedBytes {
  std::vector<std::byte> room;
  std::span<const std::byte> bytes;

  explicit AlignedBytes(const std::string& from) : room(from.size() + 64) {
    auto* aligned = room.data() + (64 - reinterpret_cast<std::uintptr_t>(room.data()) % 64) % 64;
    std::memcpy(aligned, from.data(), from.size());
    bytes = {aligned, from.size()};
  }
};

}  // namespace entente::train
