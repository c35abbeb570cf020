// Paints the connector's icon: a godwit in flight. node icon.mjs writes connector/icon.png anew.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { crc32 } from './zip.mjs';

export const SIDE = 230;
const SEA = [0x0b, 0x5c, 0x6b];
const WHITE = [0xff, 0xff, 0xff];
const RUST = [0xe0, 0x8a, 0x4f];
const FINE = 4;

/** Outlines in parts of the side; the bird flies to the right, its bill slightly upturned. */
const SHAPES = [
  [WHITE, [[0.1, 0.62], [0.3, 0.54], [0.56, 0.5], [0.68, 0.47], [0.7, 0.53], [0.58, 0.6], [0.36, 0.64]]],
  [WHITE, [[0.38, 0.55], [0.3, 0.18], [0.44, 0.34], [0.58, 0.52]]],
  [WHITE, [[0.36, 0.58], [0.2, 0.84], [0.4, 0.74], [0.54, 0.58]]],
  [RUST, [[0.68, 0.47], [0.94, 0.38], [0.7, 0.525]]],
];

const inside = (outline, x, y) => {
  let odd = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ax, ay] = outline[i];
    const [bx, by] = outline[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
};

const colour = (x, y) => SHAPES.reduce((under, [paint, outline]) => (inside(outline, x, y) ? paint : under), SEA);

/** Red, green and blue of each pixel, row by row. */
export function pixels() {
  const bytes = Buffer.alloc(SIDE * SIDE * 3);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const sum = [0, 0, 0];
    for (let n = 0; n < FINE * FINE; n++) {
      const x = ((i % SIDE) + (0.5 + (n % FINE)) / FINE - 0.5 / FINE) / SIDE;
      const y = (Math.floor(i / SIDE) + (0.5 + Math.floor(n / FINE)) / FINE - 0.5 / FINE) / SIDE;
      colour(x, y).forEach((part, c) => (sum[c] += part));
    }
    sum.forEach((part, c) => (bytes[i * 3 + c] = Math.round(part / (FINE * FINE))));
  }
  return bytes;
}

function png(rgb) {
  const lines = Buffer.alloc(SIDE * (SIDE * 3 + 1));
  for (let y = 0; y < SIDE; y++) rgb.copy(lines, y * (SIDE * 3 + 1) + 1, y * SIDE * 3, (y + 1) * SIDE * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'connector', 'icon.png'), png(pixels()));
}
