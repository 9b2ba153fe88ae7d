// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/network_model.h"

#include <bit>
#include <charconv>
#include <cstring>
#include <type_traits>

namespace entente {
namespace {

constexpr std::string_view first_line = "entente-model 1\n";
constexpr std::size_t alignment = 64;

static_assert(std::endian::native == std::endian::little, "model files are read in place, as little-endian numbers");

template <class T>
constexpr std::string_view type_name() {
  if constexpr (std::is_same_v<T, std::int8_t>) return "i8";
  else if constexpr (std::is_same_v<T, std::int32_t>) return "i32";
  else if constexpr (std::is_same_v<T, std::uint32_t>) return "u32";
  else return "f32";
}

std::size_t type_size(std::string_view type) { return type == "i8" ? 1 : 4; }

std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

bool parse_number(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::unexpected<Error> broken(std::string_view what) {
  return fail(ErrorKind::unreadable, "model: " + std::string(what) + "; make the file anew with entente-train");
}

}  // namespace

Result<ModelFile> ModelFile::open(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!text.starts_with(first_line)) return broken("not a model file of version 1");
  const std::size_t header_end = text.find("\n\n");
  if (header_end == std::string_view::npos) return broken("its header does not end");

  ModelFile file;
  std::string_view header = text.substr(first_line.size(), header_end + 1 - first_line.size());
  while (!header.empty()) {
    std::string_view line = header.substr(0, header.find('\n'));
    header.remove_prefix(line.size() + 1);
    const std::string_view key = next_word(line);
    if (key != "tensor") {
      file.values_[key] = line;
      file.keys_.push_back(key);
      continue;
    }
    const std::string_view name = next_word(line);
    Entry entry{.type = next_word(line)};
    const std::string_view rows = next_word(line), columns = next_word(line);
    if (!parse_number(rows, entry.rows) || !parse_number(columns, entry.columns) || !parse_number(line, entry.offset)) {
      return broken("bad numbers for the tensor '" + std::string(name) + "'");
    }
    file.tensors_[name] = entry;
    file.tensor_names_.push_back(name);
  }
  const std::size_t data_begin = (header_end + 2 + alignment - 1) / alignment * alignment;
  if (data_begin > bytes.size()) return broken("it is cut short");
  file.data_ = bytes.subspan(data_begin);
  for (const auto& [name, entry] : file.tensors_) {
    const std::size_t room = entry.offset <= file.data_.size() ? file.data_.size() - entry.offset : 0;
    const std::size_t size = type_size(entry.type);
    if (entry.columns != 0 && entry.rows > room / size / entry.columns) return broken("it is cut short");
    if (entry.offset % size != 0) return broken("a tensor is not aligned");
  }
  return file;
}

std::string_view ModelFile::value(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? std::string_view{} : found->second;
}

Result<std::size_t> ModelFile::number(std::string_view key) const {
  std::size_t number = 0;
  if (!parse_number(value(key), number)) return broken("no number for '" + std::string(key) + "'");
  return number;
}

template <class T>
Result<TensorView<T>> ModelFile::tensor(std::string_view name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end() || found->second.type != type_name<T>()) {
    return broken("it has no tensor '" + std::string(name) + "' of type " + std::string(type_name<T>()));
  }
  const Entry& entry = found->second;
  const auto* values = reinterpret_cast<const T*>(data_.data() + entry.offset);
  return TensorView<T>{.values = {values, entry.rows * entry.columns}, .rows = entry.rows, .columns = entry.columns};
}

template Result<TensorView<std::int8_t>> ModelFile::tensor(std::string_view) const;
template Result<TensorView<std::int32_t>> ModelFile::tensor(std::string_view) const;
template Result<TensorView<std::uint32_t>> ModelFile::tensor(std::string_view) const;
template Result<TensorView<float>> ModelFile::tensor(std::string_view) const;

void ModelFileWriter::add_value(std::string_view key, std::string_view value) {
  header_ += key;
  header_ += ' ';
  header_ += value;
  header_ += '\n';
}

void ModelFileWriter::add_bytes(std::string_view name, std::string_view type, std::span<const std::byte> bytes,
                                std::size_t rows, std::size_t columns) {
  data_.resize((data_.size() + alignment - 1) / alignment * alignment);
  add_value("tensor", std::string(name) + ' ' + std::string(type) + ' ' + std::to_string(rows) + ' ' +
                          std::to_string(columns) + ' ' + std::to_string(data_.size()));
  data_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

template <class T>
void ModelFileWriter::add_tensor(std::string_view name, std::span<const T> values, std::size_t rows,
                                 std::size_t columns) {
  add_bytes(name, type_name<T>(), std::as_bytes(values), rows, columns);
}

void ModelFileWriter::copy_tensor(const ModelFile& from, std::string_view name) {
  const auto found = from.tensors_.find(name);
  if (found == from.tensors_.end()) return;
  const auto& entry = found->second;
  add_bytes(name, entry.type, from.data_.subspan(entry.offset, entry.rows * entry.columns * type_size(entry.type)),
            entry.rows, entry.columns);
}

template void ModelFileWriter::add_tensor(std::string_view, std::span<const std::int8_t>, std::size_t, std::size_t);
template void ModelFileWriter::add_tensor(std::string_view, std::span<const std::int32_t>, std::size_t, std::size_t);
template void ModelFileWriter::add_tensor(std::string_view, std::span<const std::uint32_t>, std::size_t, std::size_t);
template void ModelFileWriter::add_tensor(std::string_view, std::span<const float>, std::size_t, std::size_t);

std::string ModelFileWriter::bytes() const {
  std::string out = header_ + '\n';
  out.resize((out.size() + alignment - 1) / alignment * alignment, ' ');
  return out + data_;
}

}  // namespace entente
