// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <cmath>
#include <ostream>

#include "cli/table.h"

namespace entente {
namespace {

std::string duration_text(double seconds) {
  const auto whole = static_cast<long>(std::lround(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

std::string progress_text(std::size_t articles, std::size_t files, double seconds) {
  std::string text = counted(articles, "article", "articles");
  if (articles == 0 || seconds <= 0) return text;
  const double rate = static_cast<double>(articles) / seconds;
  text += rate >= 1 ? ", " + std::to_string(std::lround(rate)) + " a second"
                    : ", " + std::to_string(std::lround(rate * 60)) + " a minute";
  if (files <= 1 || articles > files) return text;
  text += ", " + std::to_string(100 * articles / files) + " % of the files, " +
          duration_text(static_cast<double>(files - articles) / rate) + " left";
  return text;
}

void Progress::step(std::size_t files) {
  ++articles_;
  if (!is_shown_) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  is_visible_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  err_ << "\r\x1b[K" << progress_text(articles_, files, seconds) << std::flush;
}

void Progress::clear() {
  if (is_visible_) err_ << "\r\x1b[K" << std::flush;
  is_visible_ = false;
}

}  // namespace entente
