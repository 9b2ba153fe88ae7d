// SPDX-License-Identifier: Apache-2.0
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/main.h"

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  entente::Streams streams{.in = std::cin,
                           .out = std::cout,
                           .err = std::cerr,
                           .out_is_terminal = isatty(STDOUT_FILENO) == 1,
                           .err_is_terminal = isatty(STDERR_FILENO) == 1};
  const char* no_colour = std::getenv("NO_COLOR");
  streams.colour = streams.out_is_terminal && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  if (streams.out_is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    streams.width = size.ws_col;
  try {
    const int code = entente::run({arguments + 1, arguments + count}, streams);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "entente: the output could not be written in full\n";
      return entente::exit_store;
    }
    return code;
  } catch (const std::bad_alloc&) {
    std::cerr << "entente: out of memory; split the input into smaller parts\n";
  } catch (const std::exception& problem) {
    std::cerr << "entente: " << problem.what() << '\n';
  }
  return entente::exit_unreadable;
}
