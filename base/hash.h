// SPDX-License-Identifier: Apache-2.0
/// Hashes that are the same on every machine and in every run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// SHA-256 (FIPS 180-4) in lower-case hex digits, 64 characters.
std::string sha256_hex(std::string_view bytes);

/// 64-bit FNV-1a; for stable ids of short keys, not for security.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325ULL) {
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

/// Sixteen lower-case hex digits.
std::string to_hex(std::uint64_t value);

}  // namespace entente
