// SPDX-License-Identifier: Apache-2.0
/// Copies as they come over the wire: the same article on another site, a little shorter or longer.
#pragma once

#include <random>
#include <string>

namespace entente {

/// Cuts up to a fifth of the sentences, adds an agency's line, up to three sentences and another site's furniture, and
/// changes the spelling of some words. The same generator in the same state makes the same copy.
std::string made_copy(const std::string& text, std::mt19937& random);

}  // namespace entente
