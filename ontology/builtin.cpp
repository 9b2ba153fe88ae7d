// SPDX-License-Identifier: Apache-2.0
#include "ontology/builtin.h"

// Laid into the read-only data by builtin.S.
extern "C" {
extern const char entente_world_begin[];
extern const char entente_world_end[];
extern const char entente_acts_begin[];
extern const char entente_acts_end[];
extern const char entente_actors_begin[];
extern const char entente_actors_end[];
}

namespace entente {

std::string_view builtin_world() { return {entente_world_begin, entente_world_end}; }
std::string_view builtin_acts() { return {entente_acts_begin, entente_acts_end}; }
std::string_view builtin_actors() { return {entente_actors_begin, entente_actors_end}; }

}  // namespace entente
