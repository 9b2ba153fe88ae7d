// SPDX-License-Identifier: Apache-2.0
/// A hash map from vertex numbers to small values that is emptied in O(1), so that a search on a graph of millions of
/// vertices costs what it touches. Open addressing; never iterated, so no answer depends on its order.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

template <class Value>
class VertexMap {
 public:
  VertexMap() : slots_(initial_size) {}

  void clear() {
    size_ = 0;
    if (++epoch_ != 0) return;
    slots_.assign(slots_.size(), {});
    epoch_ = 1;
  }

  const Value* find(std::uint32_t vertex) const {
    for (std::size_t at = start(vertex);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.epoch != epoch_) return nullptr;
      if (slot.vertex == vertex) return &slot.value;
    }
  }
  Value* find(std::uint32_t vertex) { return const_cast<Value*>(std::as_const(*this).find(vertex)); }

  /// The value of `vertex`, set to `value` if it is new; and whether it was. The pointer is good until the next insert.
  std::pair<Value*, bool> insert(std::uint32_t vertex, Value value) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    for (std::size_t at = start(vertex);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.epoch == epoch_ && slot.vertex == vertex) return {&slot.value, false};
      if (slot.epoch == epoch_) continue;
      slot = {.vertex = vertex, .epoch = epoch_, .value = value};
      ++size_;
      return {&slot.value, true};
    }
  }

  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint32_t vertex = 0;
    std::uint32_t epoch = 0;
    Value value{};
  };
  static constexpr std::size_t initial_size = 1024;

  std::size_t start(std::uint32_t vertex) const {
    return static_cast<std::size_t>((vertex * 0x9e3779b97f4a7c15ULL) >> 32) & (slots_.size() - 1);
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const auto& slot : old) {
      if (slot.epoch != epoch_) continue;
      std::size_t at = start(slot.vertex);
      while (slots_[at].epoch == epoch_) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  std::uint32_t epoch_ = 1;
};

}  // namespace entente
