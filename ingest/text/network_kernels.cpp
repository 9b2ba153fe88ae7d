// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/network_kernels.h"

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
// The loops below have no sums across lanes, so wider registers give the same bits.
#define ENTENTE_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define ENTENTE_CLONES
#endif

namespace entente {
namespace {

constexpr std::size_t block = 16;  // outputs packed together

void finish(const ByteLayer& layer, std::size_t first, const std::int32_t* sums, float* out, bool adds) {
  for (std::size_t j = 0; j < block; ++j) {
    const float product = layer.scales[first + j] * static_cast<float>(sums[j] - layer.sums[first + j]);
    out[first + j] = adds ? out[first + j] + product : layer.biases[first + j] + product;
  }
}

void apply_portable(const ByteLayer& layer, const std::uint8_t* x, std::size_t x_stride, std::size_t rows, float* out,
                    std::size_t out_stride, bool adds) {
  for (std::size_t first = 0; first < layer.outputs; first += block) {
    const std::int8_t* weights = layer.packed.data() + first * layer.inputs;
    for (std::size_t i = 0; i < rows; ++i) {
      const std::uint8_t* row = x + i * x_stride;
      std::int32_t sums[block] = {};
      for (std::size_t k = 0; k < layer.inputs; k += 4) {
        const std::int8_t* w = weights + k * block;
        for (std::size_t j = 0; j < block; ++j) {
          sums[j] +=
              w[4 * j] * row[k] + w[4 * j + 1] * row[k + 1] + w[4 * j + 2] * row[k + 2] + w[4 * j + 3] * row[k + 3];
        }
      }
      finish(layer, first, sums, out + i * out_stride, adds);
    }
  }
}

#if defined(__x86_64__)

/// `rows` rows by 8 outputs; products of 16-bit numbers, so nothing saturates.
template <std::size_t rows>
__attribute__((target("avx2"))) void block_avx2(const std::int8_t* weights, std::size_t inputs, const std::uint8_t* x,
                                                std::size_t x_stride, std::int32_t* sums) {
  __m256i low[rows], high[rows];
  for (std::size_t i = 0; i < rows; ++i) low[i] = high[i] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < inputs; k += 4) {
    const auto* w = reinterpret_cast<const __m128i*>(weights + k * block);
    const __m256i first = _mm256_cvtepi8_epi16(_mm_loadu_si128(w));
    const __m256i second = _mm256_cvtepi8_epi16(_mm_loadu_si128(w + 1));
    for (std::size_t i = 0; i < rows; ++i) {
      std::int32_t four = 0;
      __builtin_memcpy(&four, x + i * x_stride + k, 4);
      const __m256i bytes = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
      low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(first, bytes));
      high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(second, bytes));
    }
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const __m256i mixed = _mm256_hadd_epi32(low[i], high[i]);  // outputs 0 1 4 5 2 3 6 7
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i * block), _mm256_permute4x64_epi64(mixed, 0xd8));
  }
}

/// All rows for `block` outputs from `first` on: their weights stay in the nearest cache.
template <std::size_t rows>
void rows_avx2(const ByteLayer& layer, std::size_t first, const std::uint8_t* x, std::size_t x_stride, float* out,
               std::size_t out_stride, bool adds) {
  std::int32_t sums[rows * block];
  const std::int8_t* weights = layer.packed.data() + first * layer.inputs;
  block_avx2<rows>(weights, layer.inputs, x, x_stride, sums);
  block_avx2<rows>(weights + 32, layer.inputs, x, x_stride, sums + 8);
  for (std::size_t i = 0; i < rows; ++i) finish(layer, first, sums + i * block, out + i * out_stride, adds);
}

void apply_avx2(const ByteLayer& layer, const std::uint8_t* x, std::size_t x_stride, std::size_t rows, float* out,
                std::size_t out_stride, bool adds) {
  for (std::size_t first = 0; first < layer.outputs; first += block) {
    std::size_t i = 0;
    for (; i + 4 <= rows; i += 4)
      rows_avx2<4>(layer, first, x + i * x_stride, x_stride, out + i * out_stride, out_stride, adds);
    for (; i < rows; ++i)
      rows_avx2<1>(layer, first, x + i * x_stride, x_stride, out + i * out_stride, out_stride, adds);
  }
}

#define ENTENTE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// sum += the products of four bytes each. The intrinsic makes g++ 12 copy every sum twice.
ENTENTE_VNNI inline void add_products(__m512i& sum, __m512i bytes, __m512i weights) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(bytes), "v"(weights));
}

/// `rows` rows by `blocks` x 16 outputs.
template <std::size_t rows, std::size_t blocks>
ENTENTE_VNNI void tile_vnni(const ByteLayer& layer, std::size_t first, const std::uint8_t* x, std::size_t x_stride,
                            float* out, std::size_t out_stride, bool adds) {
  __m512i sums[rows][blocks];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i) {
#pragma GCC unroll 8
    for (std::size_t b = 0; b < blocks; ++b) sums[i][b] = _mm512_setzero_si512();
  }
  const std::int8_t* weights = layer.packed.data() + first * layer.inputs;
  const std::size_t step = layer.inputs * block;
  for (std::size_t k = 0; k < layer.inputs; k += 4) {
    __m512i w[blocks];
#pragma GCC unroll 8
    for (std::size_t b = 0; b < blocks; ++b) w[b] = _mm512_loadu_si512(weights + b * step + k * block);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) {
      std::int32_t four = 0;
      __builtin_memcpy(&four, x + i * x_stride + k, 4);
      const __m512i bytes = _mm512_set1_epi32(four);
#pragma GCC unroll 8
      for (std::size_t b = 0; b < blocks; ++b) add_products(sums[i][b], bytes, w[b]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t b = 0; b < blocks; ++b) {
    const std::size_t at = first + b * block;
    const __m512i offset = _mm512_loadu_si512(layer.sums.data() + at);
    const __m512 scale = _mm512_loadu_ps(layer.scales.data() + at);
    const __m512 bias = _mm512_loadu_ps(layer.biases.data() + at);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) {
      float* y = out + i * out_stride + at;
      const __m512 product = _mm512_mul_ps(scale, _mm512_cvtepi32_ps(_mm512_sub_epi32(sums[i][b], offset)));
      _mm512_storeu_ps(y, _mm512_add_ps(adds ? _mm512_loadu_ps(y) : bias, product));
    }
  }
}

/// All rows for `blocks` x 16 outputs from `first` on: their weights stay in the nearest cache.
template <std::size_t blocks>
ENTENTE_VNNI void columns_vnni(const ByteLayer& layer, std::size_t first, const std::uint8_t* x, std::size_t x_stride,
                               std::size_t rows, float* out, std::size_t out_stride, bool adds) {
  for (; rows >= 6; rows -= 6) {
    tile_vnni<6, blocks>(layer, first, x, x_stride, out, out_stride, adds);
    x += 6 * x_stride;
    out += 6 * out_stride;
  }
  switch (rows) {
    case 5: return tile_vnni<5, blocks>(layer, first, x, x_stride, out, out_stride, adds);
    case 4: return tile_vnni<4, blocks>(layer, first, x, x_stride, out, out_stride, adds);
    case 3: return tile_vnni<3, blocks>(layer, first, x, x_stride, out, out_stride, adds);
    case 2: return tile_vnni<2, blocks>(layer, first, x, x_stride, out, out_stride, adds);
    case 1: return tile_vnni<1, blocks>(layer, first, x, x_stride, out, out_stride, adds);
    default: return;
  }
}

ENTENTE_VNNI void apply_vnni(const ByteLayer& layer, const std::uint8_t* x, std::size_t x_stride, std::size_t rows,
                             float* out, std::size_t out_stride, bool adds) {
  std::size_t first = 0;
  for (; first + 4 * block <= layer.outputs; first += 4 * block) {
    columns_vnni<4>(layer, first, x, x_stride, rows, out, out_stride, adds);
  }
  for (; first < layer.outputs; first += block) columns_vnni<1>(layer, first, x, x_stride, rows, out, out_stride, adds);
}

#endif

/// Padé approximant of order 7/6; off by less than 0.0001 everywhere.
inline float tangent(float x) {
  x = x < -4.97F ? -4.97F : x;
  x = x > 4.97F ? 4.97F : x;
  const float y = x * x;
  const float above = x * (135135.0F + y * (17325.0F + y * (378.0F + y)));
  const float below = 135135.0F + y * (62370.0F + y * (3150.0F + y * 28.0F));
  return above / below;
}

inline float logistic(float x) { return 0.5F + 0.5F * tangent(0.5F * x); }

}  // namespace

Instructions best_instructions() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    return Instructions::avx512_vnni;
  }
  if (__builtin_cpu_supports("avx2")) return Instructions::avx2;
#endif
  return Instructions::portable;
}

void apply(const ByteLayer& layer, const std::uint8_t* x, std::size_t x_stride, std::size_t rows, float* out,
           std::size_t out_stride, bool adds, Instructions instructions) {
#if defined(__x86_64__)
  if (instructions == Instructions::avx512_vnni) return apply_vnni(layer, x, x_stride, rows, out, out_stride, adds);
  if (instructions == Instructions::avx2) return apply_avx2(layer, x, x_stride, rows, out, out_stride, adds);
#endif
  static_cast<void>(instructions);
  apply_portable(layer, x, x_stride, rows, out, out_stride, adds);
}

ENTENTE_CLONES void lstm_step(const float* __restrict gates, std::size_t hidden, float* __restrict cell,
                              std::uint8_t* __restrict output) {
  for (std::size_t j = 0; j < hidden; ++j) {
    const float in = logistic(gates[j]);
    const float keep = logistic(gates[hidden + j]);
    const float candidate = tangent(gates[2 * hidden + j]);
    const float out = logistic(gates[3 * hidden + j]);
    const float next = keep * cell[j] + in * candidate;
    cell[j] = next;
    output[j] = static_cast<std::uint8_t>(static_cast<std::int32_t>(out * tangent(next) * 127.0F + 128.5F));
  }
}

ENTENTE_CLONES void add_product(const float* __restrict a, std::size_t rows, std::size_t inner,
                                const float* __restrict b, std::size_t columns, float* __restrict out) {
  // Sixteen columns at a time stay in registers; each column is summed in the order of k.
  using Lanes __attribute__((vector_size(64), aligned(4))) = float;
  static_assert(alignof(Lanes) == 4);  // rows begin anywhere; a deduced pointer type would forget it
  // NOLINTBEGIN(modernize-use-auto)
  for (std::size_t i = 0; i < rows; ++i) {
    std::size_t j = 0;
    for (; j + 64 <= columns; j += 64) {
      Lanes* y = reinterpret_cast<Lanes*>(out + i * columns + j);
      Lanes sum0 = y[0], sum1 = y[1], sum2 = y[2], sum3 = y[3];
      for (std::size_t k = 0; k < inner; ++k) {
        const float factor = a[i * inner + k];
        const Lanes* row = reinterpret_cast<const Lanes*>(b + k * columns + j);
        sum0 += factor * row[0];
        sum1 += factor * row[1];
        sum2 += factor * row[2];
        sum3 += factor * row[3];
      }
      y[0] = sum0;
      y[1] = sum1;
      y[2] = sum2;
      y[3] = sum3;
    }
    for (; j + 16 <= columns; j += 16) {
      Lanes* y = reinterpret_cast<Lanes*>(out + i * columns + j);
      Lanes sum = y[0];
      for (std::size_t k = 0; k < inner; ++k)
        sum += a[i * inner + k] * *reinterpret_cast<const Lanes*>(b + k * columns + j);
      y[0] = sum;
    }
    // NOLINTEND(modernize-use-auto)
    for (; j < columns; ++j) {
      float sum = out[i * columns + j];
      for (std::size_t k = 0; k < inner; ++k) sum += a[i * inner + k] * b[k * columns + j];
      out[i * columns + j] = sum;
    }
  }
}

float exponential(float x) {
  constexpr float to_whole = 12582912.0F;  // 1.5 * 2^23: adding and subtracting it rounds to a whole number
  x = x < -80.0F ? -80.0F : x;
  const float n = (x * 1.44269504F + to_whole) - to_whole;
  const float r = x - n * 0.693359375F + n * 2.12194440e-4F;  // ln 2 in two parts
  const float power = 1.0F + r * (1.0F + r * (0.5F + r * (1.0F / 6 + r * (1.0F / 24 + r * (1.0F / 120)))));
  return power * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

void softmax(std::span<float> values) {
  if (values.empty()) return;
  const float top = *std::max_element(values.begin(), values.end());
  for (float& value : values) value = exponential(value - top);
  float sum = 0;
  for (const float value : values) sum += value;
  for (float& value : values) value /= sum;
}

}  // namespace entente
