// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "base/files.h"

namespace entente {

Result<void> print_to(const OutputOptions& options, Streams& streams,
                      const std::function<void(std::ostream&, const Streams&)>& print) {
  if (options.output == "-") {
    print(streams.out, streams);
    return {};
  }
  return write_file(options.output, [&](std::ostream& out) {
    const Streams to_file{.in = streams.in, .out = out, .err = streams.err};
    print(out, to_file);
  });
}

}  // namespace entente
