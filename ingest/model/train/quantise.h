// SPDX-License-Identifier: Apache-2.0
/// Float matrices as the tensors of a model file.
#pragma once

#include <string>
#include <vector>

#include "ingest/model/train/parameters.h"
#include "ingest/text/network_model.h"

namespace entente::train {

void add_floats(ModelFileWriter& writer, const std::string& name, const Matrix& values);

/// The worth of one unit of a table of bytes: its largest value, but no more than five deviations, in 127 units.
float unit_of(const Matrix& values);
void add_bytes(ModelFileWriter& writer, const std::string& name, const Matrix& values, float unit);

/// A layer for ingest/text/network_kernels.h; `units` is the worth of one unit of each input.
void add_layer(ModelFileWriter& writer, const std::string& name, const Matrix& weights, const Matrix& bias,
               const std::vector<float>& units);

}  // namespace entente::train
