#!/bin/sh
# encode.sh TYPE TEXT BINARY: writes an ONNX message from its text.
exec protoc -I /usr/include --encode="onnx.$1" onnx/onnx.proto < "$2" > "$3"
