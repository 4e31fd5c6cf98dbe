// Runs one ONNX model with ONNX Runtime.
//
//   node ort.mjs MODEL FOLDER [INPUT]...    writes in_NAME.npy and out_NAME.npy
//   node ort.mjs MODEL SECONDS [INPUT]...   prints the median time of a run, ms
//   node ort.mjs MODEL FILE.onnx            writes the model with what is
//                                           constant folded
//
// --plain leaves out kernels of ONNX Runtime's own that do the work of several
// ops. --threads N has a run use N threads in place of one. --json prints what was
// timed as an object: also the peak of resident memory, and how much of it was
// there before ONNX Runtime was loaded.
//
// ORT_NODE is the folder node_modules that holds onnxruntime-node. Inputs are
// random, the same ones each time; unknown dimensions are 1. An INPUT says more:
//
//   NAME=1x3x640x640   its shape
//   NAME=@16000        the value of all its elements
//   NAME=FILE.npy      its value
//   NAME=2x128<OUTPUT  what the run before gave as OUTPUT, and 0 at first: the
//                      model runs 50 times, and each run has a folder of its own
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { threads: { type: 'string', default: '1' },
             json: { type: 'boolean' }, plain: { type: 'boolean' } },
});
const [model, what, ...settings] = positionals;
const inputs = new Map(settings.map((s) => {
  const at = s.indexOf('=');
  return [s.slice(0, at), s.slice(at + 1)];
}));
const numFrames = 50;
if (!process.env.ORT_NODE || !what) {
  console.error('usage: ORT_NODE=.../node_modules node ort.mjs MODEL FOLDER|SECONDS|FILE');
  process.exit(2);
}
const bareMemory = process.memoryUsage.rss();
// ORT_NODE may name the package itself or what holds it.
const base = path.resolve(process.env.ORT_NODE, '_');
const ort = createRequire(base)(
  path.basename(process.env.ORT_NODE) === 'onnxruntime-node'
    ? path.resolve(process.env.ORT_NODE) : 'onnxruntime-node');

// What an element type is to JavaScript and to NumPy, and how to make one from
// a random number in [0,1).
const types = {
  float32: { array: Float32Array, descr: '<f4', make: (u) => u },
  float64: { array: Float64Array, descr: '<f8', make: (u) => u },
  int32: { array: Int32Array, descr: '<i4', make: (u) => Math.floor(u * 100) },
  int64: { array: BigInt64Array, descr: '<i8',
           make: (u) => BigInt(Math.floor(u * 100)) },
  uint8: { array: Uint8Array, descr: '|u1', make: (u) => Math.floor(u * 256) },
  int8: { array: Int8Array, descr: '|i1', make: (u) => Math.floor(u * 100) },
  bool: { array: Uint8Array, descr: '|b1', make: (u) => (u < 0.5 ? 0 : 1) },
};

/** A generator of numbers in [0,1): Lehmer's, modulo the prime 2^31 - 1. */
function* uniform(seed) {
  for (let x = seed; ; ) {
    x = (x * 48271) % 2147483647;
    yield x / 2147483647;
  }
}

/** The value in a file in NumPy's format, version 1.0. */
function read(file, type) {
  const bytes = fs.readFileSync(file), start = 10 + bytes.readUInt16LE(8);
  const [, sizes] = /'shape': \(([^)]*)\)/.exec(bytes.toString('latin1', 10, start));
  const data = bytes.buffer.slice(bytes.byteOffset + start,
                                  bytes.byteOffset + bytes.length);
  return new ort.Tensor(type, new types[type].array(data),
                        sizes.split(',').filter((d) => d.trim()).map(Number));
}

function makeTensor({ name, type, shape }, numbers) {
  if (!types[type]) throw new Error(`input ${name}: no ${type} here`);
  const { array, make } = types[type];
  const setting = inputs.get(name) ?? '';
  if (setting.endsWith('.npy')) return read(setting, type);
  const [sizes] = setting.split('<');
  const dims = /^\d/.test(sizes) ? sizes.split('x').map(Number)
    : shape.map((d) => (typeof d === 'number' && d > 0 ? d : 1));
  const data = new array(dims.reduce((a, b) => a * b, 1));
  if (setting[0] === '@')
    data.fill(type === 'int64' ? BigInt(setting.slice(1)) : +setting.slice(1));
  else if (!state.has(name))
    for (let i = 0; i < data.length; ++i) data[i] = make(numbers.next().value);
  return new ort.Tensor(type, data, dims);
}

/** A tensor in NumPy's format, version 1.0. */
function npy({ type, dims, data }) {
  const shape = dims.map((d) => `${d},`).join(' ');
  const text = `{'descr': '${types[type].descr}', 'fortran_order': False, ` +
               `'shape': (${shape}), }`;
  const prefix = 10, unit = 64;
  const size = Math.ceil((prefix + text.length + 1) / unit) * unit - prefix;
  const head = Buffer.alloc(prefix);
  head.write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(size, 8);
  return Buffer.concat([head, Buffer.from(text.padEnd(size - 1) + '\n'),
                        Buffer.from(data.buffer, data.byteOffset, data.byteLength)]);
}

function dump(folder, prefix, tensors) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, tensor] of Object.entries(tensors))
    fs.writeFileSync(path.join(folder, `${prefix}_${name.replace(/[^\w.-]/g, '_')}.npy`),
                     npy(tensor));
  // Names as they are, for those that make no file name.
  fs.writeFileSync(path.join(folder, `${prefix}.txt`),
                   Object.keys(tensors).map((n) => `${n}\n`).join(''));
}

async function medianMs(session, feeds, seconds) {
  for (let i = 0; i < 5; ++i) await session.run(feeds);
  const times = [], end = performance.now() + seconds * 1e3;
  while (times.length < 5 || performance.now() < end) {
    const start = performance.now();
    await session.run(feeds);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

const simplified = what.endsWith('.onnx');
const session = await ort.InferenceSession.create(model, {
  intraOpNumThreads: +options.threads, interOpNumThreads: 1,
  executionMode: 'sequential', logSeverityLevel: 3,
  graphOptimizationLevel: simplified || options.plain ? 'basic' : 'all',
  ...(simplified && { optimizedModelFilePath: what }),
});
const numbers = uniform(1);
const state = new Map([...inputs].filter(([, s]) => s.includes('<'))
                                 .map(([name, s]) => [name, s.split('<')[1]]));

/** Inputs, with the state that `last` left, if there was a run before. */
function makeFeeds(last) {
  const feeds = {};
  for (const input of session.inputMetadata)
    feeds[input.name] = last && state.has(input.name)
      ? last[state.get(input.name)] : makeTensor(input, numbers);
  return feeds;
}

async function dumpRun(folder, last) {
  const feeds = makeFeeds(last);
  dump(folder, 'in', feeds);
  const results = await session.run(feeds);
  dump(folder, 'out', results);
  return results;
}

async function printTimes(seconds) {
  const median = await medianMs(session, makeFeeds(), seconds);
  console.log(!options.json ? median.toFixed(4) : JSON.stringify({
    median_ms: median, bare_memory_bytes: bareMemory,
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
  }));
}

if (simplified)
  process.exit();
else if (Number(what) > 0)
  await printTimes(Number(what));
else if (!state.size)
  await dumpRun(what);
else
  for (let i = 0, last; i < numFrames; ++i)
    last = await dumpRun(path.join(what, String(i)), last);
