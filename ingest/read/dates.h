// SPDX-License-Identifier: Apache-2.0
/// Publication dates as feeds, mails, pages and data files write them.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// ISO 8601 date of what the text gives: "Mon, 17 May 2021 12:00:00 +0000", "May 17, 2021", "17.05.2021",
/// "20210517", seconds or milliseconds since 1970, ISO itself. The day is the one written, whatever the time zone.
/// "" when it cannot be told, also when day and month could be either way round.
std::string published_date(std::string_view text);

}  // namespace entente
