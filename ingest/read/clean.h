// SPDX-License-Identifier: Apache-2.0
/// Text as a reader sees it: one kind of line end, no invisible characters, composed letters, no hard wraps.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// For texts that came as data: line ends become \n and control characters blanks, each as many code points as before
/// where that can be, so that offsets into the given text stay true.
std::string with_plain_controls(std::string_view text);

/// For texts that were decoded: line ends of every kind become \n; zero-width characters, soft hyphens, direction
/// marks and control characters go; letters are composed (Unicode NFC).
std::string cleaned(std::string_view text);

/// Lines that were filled to a fixed width (40 to 130 characters) are joined to paragraphs; other texts stay. Where all
/// empty lines were lost, a title is parted from the text again when a capital tells where it ends.
std::string unwrapped(std::string text);

}  // namespace entente
