// SPDX-License-Identifier: Apache-2.0
/// The arithmetic of the network. Every function gives the same bits on every machine: products of bytes are summed
/// as integers, sums of floats run in a fixed order, everything else works element by element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace entente {

/// A layer y = W x + b with 8-bit weights. `packed` holds blocks of 16 outputs: for each 4 inputs 16 x 4 weights.
struct ByteLayer {
  std::span<const std::int8_t> packed;
  std::span<const float> scales;       // one per output: what a product of units is worth
  std::span<const std::int32_t> sums;  // one per output: 128 times the sum of its weights
  std::span<const float> biases;       // one per output
  std::size_t outputs = 0;             // a multiple of 16
  std::size_t inputs = 0;              // a multiple of 4
};

/// The instruction sets that a product may use; all give the same bits.
enum class Instructions : std::uint8_t { portable, avx2, avx512_vnni };
/// The best that this processor has.
Instructions best_instructions();

/// out[i][o] = biases[o] + scales[o] * (W (x[i] - 128))[o] for `rows` rows x of bytes; strides count elements.
/// With `adds`, the product is added to what `out` holds and the biases are left out.
void apply(const ByteLayer& layer, const std::uint8_t* x, std::size_t x_stride, std::size_t rows, float* out,
           std::size_t out_stride, bool adds, Instructions instructions);

/// One step of a long short-term memory for one row: gates are 4 x hidden sums (input, forget, candidate, output);
/// `cell` is updated; `output` gets 128 + 127 h as bytes.
void lstm_step(const float* gates, std::size_t hidden, float* cell, std::uint8_t* output);

/// out[i][j] = sum over k of a[i][k] * b[k][j], k ascending; `out` must be zero or hold what is to be added to.
/// Fast when `columns` is a multiple of 16.
void add_product(const float* a, std::size_t rows, std::size_t inner, const float* b, std::size_t columns, float* out);

/// In place; the shares sum to one.
void softmax(std::span<float> values);

/// e to the x by a polynomial of its own, so that it does not depend on the machine's library. For x <= 0.
float exponential(float x);

}  // namespace entente
