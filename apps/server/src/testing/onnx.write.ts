/**
 * Just enough of the ONNX format (protocol buffers, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3) to write a
 * small model: nodes, float and int64 constants, inputs and outputs whose axes are free or given.
 */
type Field = { number: number; value: number | string | Uint8Array };

export type OnnxNode = { type: string; inputs: string[]; output: string; attributes?: Record<string, number> };
export type OnnxConstant = { name: string; dims: number[]; values: readonly number[]; type?: 'float' | 'int64' };
export type OnnxPort = { name: string; type: 'float' | 'int64'; axes: (string | number)[] };

const TYPES = { float: 1, int64: 7 };
const ATTRIBUTE_INT = 2;
const IR_VERSION = 8;
const OPSET = 13;

export function writeOnnx(graph: {
  nodes: OnnxNode[];
  constants: OnnxConstant[];
  inputs: OnnxPort[];
  outputs: OnnxPort[];
}): Uint8Array {
  const body = message([
    ...graph.nodes.map((node) => ({ number: 1, value: writeNode(node) })),
    { number: 2, value: 'tiny' },
    ...graph.constants.map((constant) => ({ number: 5, value: writeConstant(constant) })),
    ...graph.inputs.map((port) => ({ number: 11, value: writePort(port) })),
    ...graph.outputs.map((port) => ({ number: 12, value: writePort(port) })),
  ]);
  return message([
    { number: 1, value: IR_VERSION },
    { number: 2, value: 'beffroi' },
    { number: 7, value: body },
    { number: 8, value: message([{ number: 2, value: OPSET }]) },
  ]);
}

function writeNode({ type, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  return message([
    ...inputs.map((input) => ({ number: 1, value: input })),
    { number: 2, value: output },
    { number: 4, value: type },
    ...Object.entries(attributes).map(([name, value]) => ({
      number: 5,
      value: message([
        { number: 1, value: name },
        { number: 3, value },
        { number: 20, value: ATTRIBUTE_INT },
      ]),
    })),
  ]);
}

function writeConstant({ name, dims, values, type = 'float' }: OnnxConstant): Uint8Array {
  const raw = type === 'float' ? new Float32Array(values) : BigInt64Array.from(values, BigInt);
  return message([
    ...dims.map((dim) => ({ number: 1, value: dim })),
    { number: 2, value: TYPES[type] },
    { number: 8, value: name },
    { number: 9, value: new Uint8Array(raw.buffer) },
  ]);
}

function writePort({ name, type, axes }: OnnxPort): Uint8Array {
  const shape = message(
    axes.map((axis) => ({
      number: 1,
      value: message([typeof axis === 'number' ? { number: 1, value: axis } : { number: 2, value: axis }]),
    })),
  );
  const tensor = message([
    { number: 1, value: TYPES[type] },
    { number: 2, value: shape },
  ]);
  return message([
    { number: 1, value: name },
    { number: 2, value: message([{ number: 1, value: tensor }]) },
  ]);
}

function message(fields: Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(({ number, value }) => {
      if (typeof value === 'number') return [varint(number * 8), varint(value)];
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

/** Seven bits a byte, the lowest first; a negative number as its 64-bit complement. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Uint8Array.from([...bytes, Number(rest)]);
}
