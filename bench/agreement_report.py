"""Tables of what scripts/agreement found: on a terminal, and as a page.

A row is {"name", "file": how it was quantized, "result": "ok" or why not,
"values", "elements", "different": how many are a step off}.
"""

COLUMNS = [("values", 8, lambda r: str(r["values"])),
           ("elements", 11, lambda r: str(r["elements"])),
           ("a step off", 12, lambda r: str(r["different"])),
           ("of a million", 14, lambda r: per_million(r))]


def per_million(numbers):
    return f"{1e6 * numbers['different'] / max(1, numbers['elements']):.1f}"


def cells(row):
    return [cell(row) if "values" in row else "" for _, _, cell in COLUMNS]


def head():
    """The line over the rows of a terminal's table."""
    return f"{'model':20} file" + "".join(f"{title:>{width}}"
                                          for title, width, _ in COLUMNS)


def line(row):
    """A row of it, and below it what is wrong."""
    text = f"{row['name']:20} {row['file']:4}" + "".join(
        f"{cell:>{width}}" for cell, (_, width, _) in zip(cells(row), COLUMNS))
    return text.rstrip() + ("" if row["result"] == "ok"
                            else f"\n    {row['result']}")


def page(rows, about):
    """docs/agreement.md."""
    return "\n".join([
        "# Agreement of quantized models with ONNX Runtime",
        "",
        f"Written by `scripts/agreement --markdown` on {about['date']}.",
        "",
        "Each model is quantized to 8 bits twice: to a file with QuantizeLinear "
        "and",
        "DequantizeLinear as exporters write them (`qdq`), and by `nnc quantize "
        "-o FILE.onnx`",
        "(`nnc`). nn runs the file and gives every value that it quantizes; "
        "ONNX Runtime computes",
        "each of them from those that nn made before it, op by op as the file "
        "has them. So what",
        "one kernel rounds otherwise isn't amplified by those after it. No "
        "element may be more than",
        "one step off, and what isn't quantized at the end has to be the same "
        "within 1e-4 + 1e-3 of it.",
        "That the model computes the same to the bit when no step is looked at "
        "is checked, too.",
        "",
        "| model | file | " + " | ".join(t for t, _, _ in COLUMNS)
        + " | result |",
        "|---|---|" + "---:|" * len(COLUMNS) + "---|",
        *(f"| {row['name']} | {row['file']} | " + " | ".join(cells(row))
          + f" | {row['result']} |" for row in rows),
        "",
        "| compared with | |",
        "|---|---|",
        f"| processor | {about['cpu']}, {about['instructions']} |",
        f"| nn | {about['nn']} |",
        f"| ONNX Runtime | {about['onnxruntime']} |",
        "",
    ])
