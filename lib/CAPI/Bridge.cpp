//===- Bridge.cpp - Calls into MLIR that its C API lacks ------------------===//
// Registers passes written in C, wraps the tools' main functions, and gives C
// the few IR services it needs. No logic of nn's own.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "nn-c/Passes.h"

#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Pass.h"
#include "mlir/CAPI/Registration.h"
#include "mlir/CAPI/Support.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Threading.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/TargetParser/Triple.h"

using namespace mlir;

namespace {

/// What a pass and its clones count, printed below MLIR's own report. Not by
/// Pass::Statistic: where MLIR is built without assertions, as distributions
/// do, that counts nothing, and has another size in a debug build of nn.
class Counters {
public:
  explicit Counters(const NnPassInfo &info)
      : info(info), counts(new std::atomic<int64_t>[info.numStatistics]()) {}
  ~Counters() {
    auto &known = llvm::cl::getRegisteredOptions();
    auto option = known.find("mlir-pass-statistics");
    if (ran && option != known.end() && option->second->getNumOccurrences())
      print();
  }
  std::atomic<bool> ran = false;

  void add(int i, int64_t n) {
    counts[i].fetch_add(n, std::memory_order_relaxed);
  }

private:
  void print() const {
    if (info.numStatistics)
      llvm::errs() << info.name << '\n';
    for (int i = 0; i < info.numStatistics; ++i)
      llvm::errs() << llvm::format(
          "  (S) %6lld %s - %s\n", (long long)counts[i].load(),
          info.statistics[i].name, info.statistics[i].description);
  }

  const NnPassInfo &info;
  std::unique_ptr<std::atomic<int64_t>[]> counts;
};

/// A pass whose description, options and body are a C NnPassInfo.
class CPass : public Pass {
public:
  explicit CPass(const NnPassInfo &info)
      : Pass(TypeID::getFromOpaquePointer(&info), anchorOf(info)),
        counters(std::make_shared<Counters>(info)), info(info) {
    addOptions();
  }
  CPass(const CPass &other)
      : Pass(other), counters(other.counters), info(other.info) {
    addOptions();
  }

  StringRef getName() const override { return info.name; }
  StringRef getArgument() const override { return info.name; }
  StringRef getDescription() const override { return info.description; }
  void getDependentDialects(DialectRegistry &registry) const override {
    for (auto *handle = info.dialects; handle && *handle; ++handle)
      mlirDialectHandleInsertDialect((*handle)(), wrap(&registry));
  }
  std::unique_ptr<Pass> clonePass() const override {
    auto copy = std::make_unique<CPass>(*this);
    copy->copyOptionValuesFrom(this);
    return copy;
  }
  bool canScheduleOn(RegisteredOperationName name) const override {
    return !info.anchor || name.getStringRef() == info.anchor;
  }
  void runOnOperation() override {
    counters->ran = true;
    if (failed(unwrap(info.run(wrap(getOperation()), handle()))))
      signalPassFailure();
  }
  LogicalResult run(OpPassManager &pipeline, Operation *op) {
    return runPipeline(pipeline, op);
  }

  std::vector<std::unique_ptr<Option<bool>>> bools;
  std::vector<std::unique_ptr<Option<int64_t>>> ints;
  std::vector<std::unique_ptr<Option<std::string>>> strings;
  std::shared_ptr<Counters> counters;

private:
  static std::optional<StringRef> anchorOf(const NnPassInfo &info) {
    return info.anchor ? std::optional<StringRef>(info.anchor) : std::nullopt;
  }
  const NnPass *handle() { return reinterpret_cast<const NnPass *>(this); }

  /// All three vectors have a slot for every option, one of them filled.
  void addOptions() {
    for (int i = 0; i < info.numOptions; ++i) {
      const NnOptionInfo &o = info.options[i];
      StringRef value = o.value ? o.value : "";
      auto text = llvm::cl::desc(o.description);
      bools.emplace_back();
      ints.emplace_back();
      strings.emplace_back();
      if (o.kind == NN_OPTION_BOOL)
        bools[i] = std::make_unique<Option<bool>>(
            *this, o.name, text, llvm::cl::init(value == "true"));
      else if (o.kind == NN_OPTION_INT)
        ints[i] = std::make_unique<Option<int64_t>>(
            *this, o.name, text,
            llvm::cl::init(std::strtoll(value.str().c_str(), nullptr, 10)));
      else
        strings[i] = std::make_unique<Option<std::string>>(
            *this, o.name, text, llvm::cl::init(value.str()));
    }
  }

  const NnPassInfo &info;
};

CPass *unwrapPass(const NnPass *pass) {
  return const_cast<CPass *>(reinterpret_cast<const CPass *>(pass));
}

} // namespace

void nnRegisterPass(const NnPassInfo *info) {
  registerPass([info] { return std::make_unique<CPass>(*info); });
}

MlirPass nnPassCreate(const NnPassInfo *info, const char *options) {
  auto pass = std::make_unique<CPass>(*info);
  auto report = [](const Twine &) { return failure(); };
  if (options && failed(pass->initializeOptions(options, report)))
    return MlirPass{nullptr};
  return wrap(static_cast<Pass *>(pass.release()));
}

bool nnPassBool(const NnPass *pass, int i) {
  return *unwrapPass(pass)->bools[i];
}
int64_t nnPassInt(const NnPass *pass, int i) {
  return *unwrapPass(pass)->ints[i];
}
MlirStringRef nnPassString(const NnPass *pass, int i) {
  return wrap(StringRef(unwrapPass(pass)->strings[i]->getValue()));
}
void nnPassCount(const NnPass *pass, int i, int64_t n) {
  unwrapPass(pass)->counters->add(i, n);
}

MlirLogicalResult nnPassRunPipeline(const NnPass *pass, const char *pipeline,
                                    MlirOperation op) {
  OpPassManager manager(unwrap(op)->getName());
  if (failed(parsePassPipeline(pipeline, manager)))
    return mlirLogicalResultFailure();
  return wrap(unwrapPass(pass)->run(manager, unwrap(op)));
}

void nnBridgeRegisterUpstream(MlirDialectRegistry registry) {
  registerAllDialects(*unwrap(registry));
  registerAllExtensions(*unwrap(registry));
  registerAllToLLVMIRTranslations(*unwrap(registry));
}

int nnOptMain(int argc, char **argv, const char *name,
              MlirDialectRegistry registry) {
  return asMainReturnCode(MlirOptMain(argc, argv, name, *unwrap(registry)));
}
int nnLspServerMain(int argc, char **argv, MlirDialectRegistry registry) {
  return asMainReturnCode(MlirLspServerMain(argc, argv, *unwrap(registry)));
}
int nnReduceMain(int argc, char **argv, MlirContext context) {
  return asMainReturnCode(mlirReduceMain(argc, argv, *unwrap(context)));
}

const void *nnBridgeResourceBytes(MlirAttribute attr, size_t *size) {
  auto elements = cast<DenseResourceElementsAttr>(unwrap(attr));
  AsmResourceBlob *blob = elements.getRawHandle().getBlob();
  *size = blob ? blob->getData().size() : 0;
  return blob ? blob->getData().data() : nullptr;
}

void nnBridgeWalkResources(MlirOperation op,
                           void (*visit)(MlirAttribute attr, void *user),
                           void *user) {
  AttrTypeWalker walker;
  walker.addWalk(
      [&](DenseResourceElementsAttr attr) { visit(wrap(attr), user); });
  unwrap(op)->walk(
      [&](Operation *op) { walker.walk(op->getAttrDictionary()); });
}

void nnBridgeFreeResource(MlirAttribute attr) {
  auto elements = cast<DenseResourceElementsAttr>(unwrap(attr));
  if (AsmResourceBlob *blob = elements.getRawHandle().getBlob())
    *blob = AsmResourceBlob();
}

void nnBridgeEmitRemark(MlirLocation location, const char *message) {
  emitRemark(unwrap(location)) << message;
}

void nnBridgeParallelFor(MlirContext context, size_t count,
                         void (*body)(size_t i, void *user), void *user) {
  parallelFor(unwrap(context), 0, count, [&](size_t i) { body(i, user); });
}

void nnBridgeExpandMath(MlirOperation op) {
  RewritePatternSet patterns(unwrap(op)->getContext());
  // sin, cos and tan lose digits of large arguments, the inverses and the
  // hyperbolic functions of small ones; rsqrt asks for AVX2.
  static const llvm::StringSet<> inaccurate = {
      "math.sin",   "math.cos",   "math.tan",   "math.asin",
      "math.acos",  "math.atan",  "math.sinh",  "math.cosh",
      "math.asinh", "math.acosh", "math.atanh", "math.rsqrt"};
  auto isAccurate = [](StringRef name) { return !inaccurate.contains(name); };
  populateMathF32ExpansionPatterns(patterns, isAccurate);
  populateMathPolynomialApproximationPatterns(patterns, isAccurate);
  arith::populateExpandBFloat16Patterns(patterns);
  (void)applyPatternsGreedily(unwrap(op), std::move(patterns));
}

static std::unique_ptr<llvm::MCSubtargetInfo>
subtarget(const char *triple, const char *cpu, const char *features) {
  std::string error;
  llvm::Triple parsed(triple);
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(parsed, error);
  return std::unique_ptr<llvm::MCSubtargetInfo>(
      target ? target->createMCSubtargetInfo(parsed, cpu, features) : nullptr);
}

bool nnBridgeTargetHasCpu(const char *triple, const char *cpu) {
  auto info = subtarget(triple, "", "");
  return info && info->isCPUStringValid(cpu);
}

bool nnBridgeTargetHasFeature(const char *triple, const char *cpu,
                              const char *features, const char *feature) {
  auto info = subtarget(triple, cpu, features);
  return info && info->checkFeatures(std::string("+") + feature);
}
