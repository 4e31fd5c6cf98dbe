//===- nn-tblgen.cpp - Typed C builders and accessors from ODS ------------===//
// For every operation of one dialect, writes C that builds it, tests for it
// and reads its operands, results, regions and attributes. Declarations and
// definitions come from the same code, so that they can't disagree; the
// generated bodies call lib/Support/OpState.h.
//===----------------------------------------------------------------------===//
#include "mlir/TableGen/EnumInfo.h"
#include "mlir/TableGen/Operator.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Regex.h"
#include "llvm/TableGen/Error.h"
#include "llvm/TableGen/Main.h"
#include "llvm/TableGen/Record.h"

using namespace llvm;
using namespace mlir::tblgen;

static cl::opt<bool> decls("gen-c-decls", cl::desc("Write the C header"));
static cl::opt<bool> defs("gen-c-defs", cl::desc("Write the C source"));
static cl::opt<std::string> dialect("dialect", cl::Required,
                                    cl::desc("Dialect to write, e.g. arith"));
static cl::opt<std::string> prefix("prefix",
                                   cl::desc("Of names; default: the dialect"));
static cl::opt<std::string> header("header", cl::Required,
                                   cl::desc("Path to include the header by"));
static cl::opt<std::string> exported("export",
                                     cl::desc("Macro before declarations"));

static const char conventions[] = R"(
// `xFoo` is the operation `x.foo`. A null operation or value means failure.
//   xFooCreate(b, ...)   builds the operation at b's insertion point
//   xFoo(b, ...)         the same, and returns its only result
//   xFooTyped, xFooCreateTyped   with result types given, not inferred
//   xIsaFoo(op)          whether it is one; false for null
//   xFooGetV(op)         operand, result, region or attribute; null or zero if
//                        it is optional and absent
//   xFooGetNumV(op), xFooGetVAt(op, i)   the same where there are many
//   xFooGetVAttr(op), xFooSetVAttr(op, attr)   attributes; null if absent
)";

//===----------------------------------------------------------------------===//
// Names and text
//===----------------------------------------------------------------------===//

static std::string capitalize(StringRef name) {
  return convertToCamelFromSnakeCase(name, /*capitalizeFirst=*/true);
}

/// A name that neither C, C++, a macro nor the generated code itself uses.
static std::string variable(StringRef name) {
  static constexpr StringRef taken =
      " alignas and asm assert auto b bool break case catch char class const "
      "continue default delete do double else enum errno explicit export "
      "extern false float for friend goto if inline int linux long namespace "
      "new not o op operator options or private public register requires "
      "restrict return s short signed sizeof static struct switch template "
      "this throw true try typedef typename union unix unsigned using virtual "
      "void volatile while xor ";
  std::string camel = convertToCamelFromSnakeCase(name);
  return taken.contains(" " + camel + " ") ? camel + "_" : camel;
}

static std::string nameOf(StringRef name, StringRef kind, size_t i, size_t n) {
  return !name.empty() ? name.str() : (kind + (n > 1 ? Twine(i) : "")).str();
}

/// Fills lines of 80 columns with `words`, after `first` and then after `rest`.
static std::string fill(ArrayRef<std::string> words, StringRef first,
                        StringRef rest) {
  std::string text = first.str();
  size_t column = first.size() - (first.rfind('\n') + 1);
  StringRef space = "";
  for (const std::string &word : words) {
    if (!space.empty() && column + 1 + word.size() > 80) {
      text += ("\n" + rest).str();
      column = rest.size();
      space = "";
    }
    text += space.str() + word;
    column += space.size() + word.size();
    space = " ";
  }
  return text + "\n";
}

static std::string comment(const Twine &text, StringRef indent = "") {
  std::string flat = text.str();
  SmallVector<StringRef> words;
  SplitString(flat, words);
  std::string start = indent.str() + "/// ";
  return fill(SmallVector<std::string>(words.begin(), words.end()), start,
              start);
}

//===----------------------------------------------------------------------===//
// Attributes that have a native C type
//===----------------------------------------------------------------------===//

namespace {
struct Native {
  StringRef ods, type, kind; // nnOpGet<kind> reads the attribute.
  std::string maker;         // The call that makes it, up to the value.
  std::string fallback;      // The ODS default or zero, as C.
  bool hasDefault = false;
};
} // namespace

static std::optional<Native> nativeOf(const Attribute &base) {
  static const char str[] = "MlirStringRef", noStr[] = "nnOpString(\"\")";
  static const char ints[] = "NnInts", noInts[] = "NN_NO_INTS";
  static const Native natives[] = {
      {"F32Attr", "double", "Float", "nnF32Attr(b, ", "0.0"},
      {"F64Attr", "double", "Float", "nnF64Attr(b, ", "0.0"},
      {"BoolAttr", "bool", "Bool", "nnBoolAttr(b, ", "false"},
      {"UnitAttr", "bool", "Unit", "", "false"},
      {"StrAttr", str, "String", "nnStringAttr(b, ", noStr},
      {"SymbolNameAttr", str, "String", "nnStringAttr(b, ", noStr},
      {"SymbolRefAttr", str, "Symbol", "nnSymbolAttr(b, ", noStr},
      {"FlatSymbolRefAttr", str, "Symbol", "nnSymbolAttr(b, ", noStr},
      {"DenseI64ArrayAttr", ints, "Ints", "nnDenseI64ArrayAttr(b, ", noInts},
      {"DenseI32ArrayAttr", ints, "Ints", "nnDenseI32ArrayAttr(b, ", noInts},
      {"DenseBoolArrayAttr", ints, "Ints", "nnDenseBoolArrayAttr(b, ", noInts},
      {"I64ArrayAttr", ints, "Ints", "nnI64ArrayAttr(b, ", noInts},
      {"BoolArrayAttr", ints, "Ints", "nnBoolArrayAttr(b, ", noInts}};
  for (const Native &native : natives)
    if (base.getDef().getName() == native.ods)
      return native;
  if (base.isTypeAttr())
    return Native{"", "MlirType", "Type", "nnTypeAttr(b, ", "(MlirType){NULL}"};
  if (!base.isSubClassOf("EnumAttrInfo") &&
      base.getStorageType().trim() != "::mlir::IntegerAttr")
    return std::nullopt;
  const Record *type = base.getDef().getValueAsOptionalDef("valueType");
  if (!type || !Regex("^((I|SI|UI)[0-9]+|Index)$").match(type->getName()))
    return std::nullopt;
  std::string maker = "nnIntAttr(b, \"" + type->getName().lower() + "\", ";
  return Native{"", "int64_t", "Int", maker, "0"};
}

/// Nothing if the attribute has no native type, or a default that isn't C.
static std::optional<Native> getNative(const Attribute &attr) {
  // Kind, what its default looks like, and how to write that in C.
  static const char *const constants[][3] = {
      {"Int", "^(-?[0-9]+)$", "{0}"},
      {"Float", "^[^0-9.-]*(-?[0-9.]+(e[-+]?[0-9]+)?)f?\\)*$", "{0}"},
      {"Bool", "^(true|false)$", "{0}"},
      {"String", "^(\".*\")$", "nnOpString({0})"},
      {"Ints", "\\{ *([-0-9][-0-9, ]*)\\}\\)*$", "NN_INTS({0})"},
      {"Ints", "\\{( *)\\}\\)*$", "NN_NO_INTS"}};
  Attribute base = attr.getBaseAttr();
  std::optional<Native> native = nativeOf(base);
  if (!native || native->kind == "Unit" || !attr.hasDefaultValue())
    return native;
  native->hasDefault = true;
  StringRef value = attr.getDefaultValue().trim();
  if (base.isSubClassOf("EnumAttrInfo"))
    for (const EnumCase &c : EnumInfo(base.getDef()).getAllCases())
      if (c.getSymbol() == value.rsplit("::").second)
        return native->fallback = itostr(c.getValue()), native;
  SmallVector<StringRef> match;
  for (auto [kind, pattern, format] : constants)
    if (kind == native->kind && Regex(pattern).match(value, &match))
      return native->fallback = formatv(format, match[1]), native;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// Picks by how many values an ODS operand or result stands for.
static StringRef pick(const NamedTypeConstraint &value, StringRef one,
                      StringRef optional, StringRef many) {
  return value.isVariadic() ? many : value.isOptional() ? optional : one;
}

namespace {
struct Param {
  std::string type, name, doc = "",
                          adder = ""; // nnOpStateAdd<adder> passes it on.
};
using Params = SmallVector<Param>;

static std::string arguments(const Params &params) {
  return join(map_range(params, [](const Param &p) { return p.name; }), ", ");
}

class OpWriter {
public:
  OpWriter(const Operator &op, StringSet<> &names, raw_ostream &os)
      : op(op), names(names), os(os) {
    ns = prefix.empty() ? convertToCamelFromSnakeCase(dialect) : prefix;
    className = capitalize(op.getCppClassName());
    // affine.for is affineFor, not affineAffineFor; func.func stays funcFunc.
    StringRef name = className;
    name.consume_back("Op");
    if (name.size() > ns.size() && name.starts_with_insensitive(ns) &&
        isUpper(name[ns.size()]))
      name = name.drop_front(ns.size());
    className = name.str();
    base = ns + className;
    optionsType = capitalize(base) + "Options";
    // Regions are empty when an op is built, so no type follows from them.
    bool fromRegions = op.getNumRegions() && op.getNumVariableLengthResults();
    infers = op.getNumResults() && !fromRegions &&
             op.getTrait("::mlir::InferTypeOpInterface::Trait");

    auto add = [](Params &params, StringRef type, const Twine &name,
                  const Twine &adder, const Twine &doc) {
      std::string var = variable(name.str()), format = adder.str();
      params.push_back(
          {type.str(), var, doc.str(), formatv(format.c_str(), var)});
    };
    for (auto [i, result] : enumerate(op.getResults()))
      add(types, pick(result, "MlirType", "MlirType", "NnTypes"),
          nameOf(result.name, "result", i, op.getNumResults()) +
              pick(result, "Type", "Type", "Types"),
          pick(result, "Type", infers ? "Type" : "OptionalType", "Types") +
              "(&s, {0})",
          result.constraint.getSummary());
    for (auto [i, operand] : enumerate(op.getOperands()))
      add(inputs, pick(operand, "MlirValue", "MlirValue", "NnValues"),
          nameOf(operand.name, "operand", i, op.getNumOperands()),
          pick(operand, "Operand", "OptionalOperand", "Operands") + "(&s, {0})",
          pick(operand, "", "optional ", "") + operand.constraint.getSummary());
    for (const NamedAttribute &attr : op.getAttributes()) {
      if (attr.attr.isDerivedAttr())
        continue;
      StringRef summary = attr.attr.getSummary();
      StringRef value = attr.attr.getDefaultValue().trim();
      std::optional<Native> native = getNative(attr.attr);
      std::string adder = ("Attr(&s, \"" + attr.name + "\", ").str();
      if (!attr.attr.isOptional() && value.empty()) {
        add(inputs, native ? native->type : "MlirAttribute", attr.name,
            adder + (native ? native->maker + "{0}))" : "{0})"), summary);
        continue;
      }
      // MLIR fills in defaults only after it has inferred result types.
      bool fills = infers && native && native->hasDefault;
      add(options, "MlirAttribute", attr.name,
          "Optional" + adder +
              (fills ? "options && options->{0}.ptr ? options->{0} : " +
                           native->maker + native->fallback + "))"
                     : "options ? options->{0} : (MlirAttribute){{NULL})"),
          summary + (value.empty() ? "" : "; default: ") + value);
    }
    for (auto [i, block] : enumerate(op.getSuccessors()))
      add(inputs, block.isVariadic() ? "NnBlocks" : "MlirBlock",
          nameOf(block.name, "successor", i, op.getNumSuccessors()),
          block.isVariadic() ? "Successors(&s, {0})" : "Successor(&s, {0})",
          block.constraint.getSummary());
    if (op.getNumVariadicRegions())
      inputs.push_back({"intptr_t", "numRegions", "of all together"});
    if (!options.empty())
      inputs.push_back({"const " + optionsType + " *", "options", "or NULL"});
  }

  void write() {
    writeBuilders();
    function("bool", ns + "Isa" + className, {{"MlirOperation", "op"}},
             "return nnOpIsNamed(op, \"" + op.getOperationName() + "\");");
    writeValues("Operand", op.getOperands());
    writeValues("Result", op.getResults());
    writeNested("Region", "MlirRegion", op.getRegions());
    writeNested("Successor", "MlirBlock", op.getSuccessors());
    for (const NamedAttribute &attr : op.getAttributes())
      if (!attr.attr.isDerivedAttr())
        writeAttribute(attr);
  }

private:
  /// Declares or defines one function.
  void function(StringRef type, StringRef name, const Params &params,
                const Twine &body) {
    if (!names.insert(name).second)
      PrintFatalError(op.getLoc(), "C name used twice: " + name);
    SmallVector<std::string> words;
    size_t longest = 0;
    for (const Param &param : params) {
      bool pointer = StringRef(param.type).ends_with("*");
      words.push_back(param.type + (pointer ? "" : " ") + param.name + ",");
      longest = std::max(longest, words.back().size() + 1);
    }
    words.back().back() = ')';
    words.back() += decls ? ";" : " {";
    std::string head = decls && !exported.empty() ? exported + " " : "";
    head += type.str() + " ";
    if (head.size() + name.size() + words.front().size() >= 80)
      head.back() = '\n';
    head += name.str() + "(";
    size_t indent = head.size() - (head.rfind('\n') + 1);
    os << fill(words, head,
               std::string(indent + longest > 80 ? 4 : indent, ' '));
    if (!decls)
      os << "  " << body << "\n}\n\n";
  }

  void accessor(StringRef type, const Twine &name, const Twine &expression,
                const Params &more = {}) {
    Params params = {{"MlirOperation", "op"}};
    params.append(more);
    function(type, base + name.str(), params,
             (type == "void" ? "" : "return ") + expression + ";");
  }

  //===--------------------------------------------------------------------===//
  // Builders
  //===--------------------------------------------------------------------===//

  std::string builderBody() {
    std::string body =
        "NnOpState s = nnOpStateBegin(b, \"" + op.getOperationName() + "\");\n";
    for (const Param &param : concat<Param>(types, inputs, options))
      if (!param.adder.empty())
        body += "  nnOpStateAdd" + param.adder + ";\n";
    for (StringRef kind : {"Operand", "Result"})
      if (op.getTrait(("::mlir::OpTrait::AttrSized" + kind + "Segments").str()))
        body += ("  nnOpStateAdd" + kind + "Sizes(&s);\n").str();
    std::string n = utostr(op.getNumRegions());
    return body + "  return nnOpStateFinish(&s, " +
           (op.getNumVariadicRegions() ? "numRegions" : n) + ");";
  }

  /// Builds the operation; if there is one result, a second function gives it.
  void writeBuilder(StringRef suffix, const Params &params, const Twine &body) {
    function("MlirOperation", base + "Create" + suffix.str(), params, body);
    if (op.getNumResults() != 1 || op.getNumVariableLengthResults())
      return;
    function("MlirValue", base + suffix.str(), params,
             "return nnOpGetFirstResult(" + base + "Create" + suffix + "(" +
                 arguments(params) + "));");
  }

  void writeBuilders() {
    std::string opName = op.getOperationName();
    Params all = {{"NnBuilder", "b"}};
    if (!infers)
      all.append(types);
    all.append(inputs);
    if (decls && !options.empty()) {
      os << "\n/// Attributes of `" << opName << "` that may be left null.\n"
         << "typedef struct " << optionsType << " {\n";
      for (const Param &option : options)
        os << comment(option.doc, "  ") << "  MlirAttribute " << option.name
           << ";\n";
      os << "} " << optionsType << ";\n";
    }
    if (decls)
      os << "\n" << comment("`" + opName + "`: " + op.getSummary());
    for (const Param &param : ArrayRef(all).drop_front())
      os << (decls ? comment("\\param " + param.name + " " + param.doc) : "");
    if (!infers)
      return writeBuilder("", all, builderBody());

    std::string args = "b";
    for (const Param &type : types)
      args += type.type == "NnTypes" ? ", (NnTypes){-1, NULL}"
                                     : ", (MlirType){NULL}";
    if (!inputs.empty())
      args += ", " + arguments(inputs);
    writeBuilder("", all, "return " + base + "CreateTyped(" + args + ");");
    all.insert(all.begin() + 1, types.begin(), types.end());
    writeBuilder("Typed", all, builderBody());
  }

  //===--------------------------------------------------------------------===//
  // Accessors
  //===--------------------------------------------------------------------===//

  /// Operands or results; nnOpGet<kind> finds them by the shape of the list.
  void writeValues(StringRef kind, Operator::const_value_range list) {
    std::string shape;
    for (const NamedTypeConstraint &value : list)
      shape += pick(value, "1", "?", "*");
    for (auto [i, value] : enumerate(list)) {
      auto name = capitalize(nameOf(value.name, kind.lower(), i, shape.size()));
      std::string args = formatv("(op, \"{0}\", {1}", shape, i);
      if (value.isVariadic())
        accessor("intptr_t", "GetNum" + name,
                 "nnOpGetNum" + kind + "s" + args + ")");
      if (value.isVariadic())
        accessor("MlirValue", "Get" + name + "At",
                 "nnOpGet" + kind + args + ", i)", {{"intptr_t", "i"}});
      else
        accessor("MlirValue", "Get" + name, "nnOpGet" + kind + args + ", 0)");
    }
  }

  /// Regions or successors, of which only the last may be variadic.
  template <typename Range>
  void writeNested(StringRef kind, StringRef type, Range list) {
    size_t n = llvm::size(list);
    for (auto [i, item] : enumerate(list)) {
      std::string name = capitalize(nameOf(item.name, kind.lower(), i, n));
      std::string get = formatv("mlirOperationGet{0}(op, {1}", kind, i);
      if (!item.isVariadic()) {
        accessor(type, "Get" + name, get + ")");
        continue;
      }
      accessor("intptr_t", "GetNum" + name,
               formatv("mlirOperationGetNum{0}s(op) - {1}", kind, i));
      accessor(type, "Get" + name + "At", get + " + i)", {{"intptr_t", "i"}});
    }
  }

  void writeAttribute(const NamedAttribute &attr) {
    std::string name = capitalize(attr.name);
    std::string args = ("(op, \"" + attr.name + "\"").str();
    accessor("MlirAttribute", "Get" + name + "Attr",
             "nnOpGetAttr" + args + ")");
    accessor("void", "Set" + name + "Attr", "nnOpSetAttr" + args + ", attr)",
             {{"MlirAttribute", "attr"}});
    std::optional<Native> native = getNative(attr.attr);
    if (!native)
      return;
    std::string last = ", " + native->fallback + ")";
    if (native->kind != "Ints")
      return accessor(native->type, "Get" + name,
                      "nnOpGet" + native->kind + args + last);
    accessor("intptr_t", "GetNum" + name, "nnOpGetNumInts" + args + last);
    accessor("int64_t", "Get" + name + "At",
             "nnOpGetIntAt" + args + ", i" + last, {{"intptr_t", "i"}});
  }

  const Operator &op;
  StringSet<> &names;
  raw_ostream &os;
  std::string ns, className, base, optionsType;
  Params types, inputs, options; // What builders take.
  bool infers;
};
} // namespace

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

/// The cases of the enums that the operations store as integers.
static void writeEnums(ArrayRef<Operator> ops, raw_ostream &os) {
  SetVector<const Record *, std::vector<const Record *>> enums;
  for (const Operator &op : ops)
    for (const NamedAttribute &attr : op.getAttributes())
      if (attr.attr.getBaseAttr().isSubClassOf("EnumAttrInfo"))
        enums.insert(&attr.attr.getBaseAttr().getDef());
  for (const Record *record : enums) {
    std::string type =
        capitalize(dialect) + EnumInfo(record).getEnumClassName().str();
    os << "\ntypedef enum " << type << " {\n";
    for (const EnumCase &c : EnumInfo(record).getAllCases())
      os << "  " << StringRef(convertToSnakeFromCamelCase(type)).upper() << "_"
         << c.getSymbol().upper() << " = " << c.getValue() << ",\n";
    os << "} " << type << ";\n";
  }
}

static bool writeFile(raw_ostream &os, const RecordKeeper &records) {
  std::vector<Operator> ops;
  for (const Record *def : records.getAllDerivedDefinitions("Op"))
    if (Operator(def).getDialectName() == dialect)
      ops.emplace_back(def);

  std::string guard;
  for (char c : header)
    guard += isAlnum(c) ? toUpper(c) : '_';
  os << "// Typed C for the " << dialect << " dialect, by nn-tblgen.\n";
  if (decls) {
    os << StringRef(conventions).drop_front() << "#ifndef " << guard
       << "\n#define " << guard << "\n\n#include \"nn-c/Builder.h\"\n"
       << "\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n";
    writeEnums(ops, os);
  } else {
    os << "#include \"" << header << "\"\n\n#include \"Support/OpState.h\"\n\n";
  }
  StringSet<> names;
  for (const Operator &op : ops)
    OpWriter(op, names, os).write();
  if (decls)
    os << "\n#ifdef __cplusplus\n}\n#endif\n#endif // " << guard << "\n";
  return false;
}

int main(int argc, char **argv) {
  InitLLVM init(argc, argv);
  cl::ParseCommandLineOptions(argc, argv, "Typed C from ODS records\n");
  if (decls == defs)
    PrintFatalError("choose one of --gen-c-decls and --gen-c-defs");
  return TableGenMain(argv[0], &writeFile);
}
