// SPDX-License-Identifier: Apache-2.0
/// The analyser's model file: named tensors behind a text header that says how they were made.
///
/// Layout: "entente-model 1\n", lines "key value\n", lines "tensor NAME TYPE ROWS COLUMNS OFFSET\n" (TYPE i8, i32, u32
/// or f32; offsets count from the start of the data, multiples of 64), an empty line, spaces up to a multiple of 64
/// bytes, the data. Numbers are little-endian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente {

/// A row-major matrix of T inside a model file.
template <class T>
struct TensorView {
  std::span<const T> values;
  std::size_t rows = 0;
  std::size_t columns = 0;

  std::span<const T> row(std::size_t i) const { return values.subspan(i * columns, columns); }
};

/// Reads a model file in place; `bytes` must outlive it and be aligned to 64 bytes.
class ModelFile {
 public:
  static Result<ModelFile> open(std::span<const std::byte> bytes);

  /// The value of a header line; "" when there is none.
  std::string_view value(std::string_view key) const;
  Result<std::size_t> number(std::string_view key) const;
  /// Fails when the tensor is missing or of another type. Instantiated for int8_t, int32_t, uint32_t and float.
  template <class T>
  Result<TensorView<T>> tensor(std::string_view name) const;

  std::span<const std::string_view> keys() const { return keys_; }                  // in the order of the file
  std::span<const std::string_view> tensor_names() const { return tensor_names_; }  // likewise

 private:
  friend class ModelFileWriter;
  struct Entry {
    std::string_view type;
    std::size_t rows = 0, columns = 0, offset = 0;
  };
  std::map<std::string_view, std::string_view> values_;
  std::map<std::string_view, Entry> tensors_;
  std::vector<std::string_view> keys_, tensor_names_;
  std::span<const std::byte> data_;
};

/// Collects header lines and tensors and makes a model file of them.
class ModelFileWriter {
 public:
  void add_value(std::string_view key, std::string_view value);
  template <class T>
  void add_tensor(std::string_view name, std::span<const T> values, std::size_t rows, std::size_t columns);
  /// A tensor of another file as it is; nothing when that has none of the name.
  void copy_tensor(const ModelFile& from, std::string_view name);
  std::string bytes() const;

 private:
  void add_bytes(std::string_view name, std::string_view type, std::span<const std::byte> bytes, std::size_t rows,
                 std::size_t columns);
  std::string header_ = "entente-model 1\n";
  std::string data_;
};

}  // namespace entente
