// SPDX-License-Identifier: Apache-2.0
/// A value or the reason why there is none. What a user can cause comes back this way, passed up with ENTENTE_TRY.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace entente {

enum class ErrorKind : std::uint8_t {
  usage,       // the command line asks for something that does not exist
  not_found,   // the question is fine, the answer is empty
  unreadable,  // an input cannot be read or understood
  invalid,     // a knowledge base or ontology breaks its own rules
  store,       // the knowledge base cannot be opened or written
};

struct Error {
  ErrorKind kind = ErrorKind::unreadable;
  std::string message;  // "WHERE: what is wrong; what to try", one line, lower case, no full stop
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return std::unexpected<Error>(Error{.kind = kind, .message = std::move(message)});
}

}  // namespace entente

#define ENTENTE_CONCAT_INNER(a, b) a##b
#define ENTENTE_CONCAT(a, b) ENTENTE_CONCAT_INNER(a, b)

/// `ENTENTE_TRY(auto x, f());` declares x with the value of f(), or returns f()'s error from the enclosing function.
/// For a Result<void> write `ENTENTE_CHECK(f());`.
#define ENTENTE_TRY(declaration, expression)                                                                      \
  auto ENTENTE_CONCAT(try_, __LINE__) = (expression);                                                             \
  if (!ENTENTE_CONCAT(try_, __LINE__)) return std::unexpected(std::move(ENTENTE_CONCAT(try_, __LINE__)).error()); \
  declaration = *std::move(ENTENTE_CONCAT(try_, __LINE__))

#define ENTENTE_CHECK(expression)                                                              \
  if (auto ENTENTE_CONCAT(check_, __LINE__) = (expression); !ENTENTE_CONCAT(check_, __LINE__)) \
  return std::unexpected(std::move(ENTENTE_CONCAT(check_, __LINE__)).error())
