// SPDX-License-Identifier: Apache-2.0
/// One article as it was read: what is said about it, and its text. Everything later points into `text`.
#pragma once

#include "ontology/fact.h"
