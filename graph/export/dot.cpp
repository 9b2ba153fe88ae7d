// SPDX-License-Identifier: Apache-2.0
#include "graph/export/dot.h"

#include <algorithm>
#include <ostream>

#include "graph/export/text.h"
#include "graph/export/wording.h"

namespace entente {
namespace {

/// Clean text in quotes. Graphviz takes `\N` and the like for names of its own and `&amp;` for HTML, so both `\` and
/// `&` are escaped; a line feed becomes a line break.
std::string quoted(std::string_view text, std::string_view backslash) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += backslash; break;
      case '\n': out += "\\n"; break;
      case '&': out += "&amp;"; break;
      default: out += c;
    }
  }
  return out += '"';
}

std::string quoted_label(std::string_view text) { return quoted(text, "\\\\"); }

/// Of an attribute that is no label: Graphviz takes escapes out two times more once it has read the HTML.
std::string quoted_text(std::string_view text) { return quoted(text, "&#92;&#92;&#92;&#92;"); }

std::string points(double value) { return number_text(value); }

class DotSink : public ViewSink {
 public:
  DotSink(View view, std::ostream& out) : view_(view), out_(out) {
    out_ << "// sfdp -Tsvg this.dot -o this.svg\n"
            "digraph entente {\n"
            "  graph [layout=sfdp, overlap=prism, outputorder=edgesfirst, splines=true, K=1.2, charset=\"UTF-8\"];\n"
            "  node [shape=ellipse, style=filled, fontname=\"Helvetica\", fontcolor=\"#ffffff\", penwidth=0];\n"
            "  edge [color=\"#00000055\", fontname=\"Helvetica\", fontsize=8, fontcolor=\"#555555\", arrowsize=0.6];\n";
  }

  void node(const ViewNode& node) override {
    const bool is_small = node.kind == "Event" || node.kind == "Relation" || node.kind == "Sentence";
    const std::string label = is_small ? (node.mode.empty() ? node.type : node.mode) : node.label;
    out_ << "  " << quoted_text(node.id) << " [label=" << quoted_label(label.empty() && is_small ? "“ ”" : label)
         << ", id=" << quoted_text(node.id) << ", class=" << quoted_text(node.kind) << ", fillcolor=\"" << node.colour
         << "\", fontsize=" << points(is_small ? 8.0 : std::min(10.0 + node.size / 4.0, 28.0))
         << ", URL=" << quoted_text(node.iri)
         << ", tooltip=" << quoted_text(node.evidence.empty() ? node.label : node.evidence);
    if (node.kind == "Sentence" || node.kind == "Place") out_ << ", fontcolor=\"#222222\"";
    out_ << "];\n";
  }

  void edge(const ViewEdge& edge) override {
    out_ << "  " << quoted_text(edge.source) << " -> " << quoted_text(edge.target) << " [id=" << quoted_text(edge.id)
         << ", class=" << quoted_text(edge.type);
    if (view_ == View::actors)
      out_ << ", label=" << quoted_label(edge.label) << ", penwidth=" << points(std::min(0.8 + 0.4 * edge.weight, 5.0));
    out_ << ", tooltip=" << quoted_text(edge.evidence.empty() ? edge.label : edge.evidence);
    if (edge.polarity == "negated") out_ << ", style=dashed";
    out_ << "];\n";
  }

  void end() { out_ << "}\n"; }

 private:
  View view_;
  std::ostream& out_;
};

}  // namespace

Result<void> write_dot(Subgraph& subgraph, View view, std::string_view base, std::ostream& out) {
  DotSink sink(view, out);
  draw(subgraph, view, base, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
