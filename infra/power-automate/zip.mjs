// A ZIP archive of texts, not compressed (APPNOTE 6.3.3): enough for packages of a few KB.
const TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const UTF8_NAMES = 0x0800;
const FIRST_OF_1980 = 0x21;

/** CRC-32 of bytes, as ZIP and PNG want it. */
export function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** An archive of [path, text] pairs; the same for the same pairs. */
export function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of entries) {
    const name = Buffer.from(path);
    const data = Buffer.from(text);
    const fields = common(name, data);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, u16(0), name, data]);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), u16(20), fields, u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), name]),
    );
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06', 'latin1'), u16(0), u16(0), u16(entries.length), u16(entries.length), u32(index.length), u32(offset), u16(0),
  ]);
  return Buffer.concat([...parts, index, end]);
}

/** What stands alike before each file and in the directory, up to the length of the name. */
const common = (name, data) =>
  Buffer.concat([
    u16(20), u16(UTF8_NAMES), u16(0), u16(0), u16(FIRST_OF_1980), u32(crc32(data)), u32(data.length), u32(data.length), u16(name.length),
  ]);

function u16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
