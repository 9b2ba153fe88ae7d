// SPDX-License-Identifier: Apache-2.0
#include "graph/export/layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

constexpr double spacing = 60.0;                       // between neighbours on the spiral
constexpr double golden_cosine = -0.7373688780783197;  // of the golden angle, 137.5 degrees
constexpr double golden_sine = 0.6754902942615238;
constexpr std::size_t springs_up_to = 600;  // nodes
constexpr int spring_steps = 80;
constexpr int pulling_steps = 8;

std::vector<Point> sunflower(const std::vector<std::uint32_t>& importance) {
  std::vector<std::uint32_t> order(importance.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return importance[a] > importance[b]; });
  std::vector<Point> points(importance.size());
  double cosine = 1.0;
  double sine = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double radius = spacing * std::sqrt(static_cast<double>(rank));
    points[order[rank]] = {.x = radius * cosine, .y = radius * sine};
    const double next = cosine * golden_cosine - sine * golden_sine;
    sine = cosine * golden_sine + sine * golden_cosine;
    cosine = next;
  }
  return points;
}

void spring(std::vector<Point>& points, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties) {
  const std::size_t n = points.size();
  const double ideal = spacing * 1.6;
  double largest_step = spacing * 2.0;
  std::vector<Point> push(n);
  for (int step = 0; step < spring_steps; ++step) {
    std::fill(push.begin(), push.end(), Point{});
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a + 1; b < n; ++b) {
        const double dx = points[a].x - points[b].x;
        const double dy = points[a].y - points[b].y;
        const double force = ideal * ideal / std::max(dx * dx + dy * dy, 1.0);
        push[a].x += dx * force;
        push[a].y += dy * force;
        push[b].x -= dx * force;
        push[b].y -= dy * force;
      }
    for (const auto& [a, b] : ties) {
      const double dx = points[a].x - points[b].x;
      const double dy = points[a].y - points[b].y;
      const double force = std::sqrt(dx * dx + dy * dy) / ideal;
      push[a].x -= dx * force;
      push[a].y -= dy * force;
      push[b].x += dx * force;
      push[b].y += dy * force;
    }
    for (std::size_t i = 0; i < n; ++i) {
      push[i].x -= points[i].x * 0.3;  // keeps what is not joined to the rest in the picture
      push[i].y -= points[i].y * 0.3;
      const double length = std::sqrt(push[i].x * push[i].x + push[i].y * push[i].y);
      const double scale = length > largest_step ? largest_step / length : 1.0;
      points[i].x += push[i].x * scale;
      points[i].y += push[i].y * scale;
    }
    largest_step *= 0.95;
  }
}

void pull(std::vector<Point>& points, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties) {
  for (int step = 0; step < pulling_steps; ++step) {
    std::vector<Point> sums(points.size());
    std::vector<std::uint32_t> counts(points.size());
    for (const auto& [a, b] : ties) {
      sums[a].x += points[b].x;
      sums[a].y += points[b].y;
      sums[b].x += points[a].x;
      sums[b].y += points[a].y;
      ++counts[a];
      ++counts[b];
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (counts[i] == 0) continue;
      points[i].x = points[i].x * 0.9 + sums[i].x / counts[i] * 0.1;
      points[i].y = points[i].y * 0.9 + sums[i].y / counts[i] * 0.1;
    }
  }
}

}  // namespace

std::vector<Point> lay_out(const std::vector<std::uint32_t>& importance,
                           const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties) {
  std::vector<Point> points = sunflower(importance);
  if (points.size() <= springs_up_to) spring(points, ties);
  else pull(points, ties);
  return points;
}

Point beside(Point centre, std::uint64_t seed, double distance) {
  // A direction out of the hash's bits, normalised: no angle, no cosine.
  const double dx = static_cast<double>(seed & 0xFFFFU) - 32767.5;
  const double dy = static_cast<double>(seed >> 16U & 0xFFFFU) - 32767.5;
  const double length = std::sqrt(dx * dx + dy * dy);
  return {.x = centre.x + dx / length * distance, .y = centre.y + dy / length * distance};
}

}  // namespace entente
