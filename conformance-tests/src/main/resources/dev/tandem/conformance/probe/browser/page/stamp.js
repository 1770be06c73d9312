/**
 * A picture that says which one it is: 96 bits as 16 x 6 large cells, so that they survive compression and scaling.
 * Bytes: stream tag (2), frame counter (3), flags (1), time sent in ms since 1970 modulo 2^32 (4), CRC-16 of these (2).
 */
export const COLUMNS = 16;
export const ROWS = 8;
export const BEEP = 1;

const BYTES = 12;
const DARK = 40;
const LIGHT = 215;
const THRESHOLD = 128;

function crc16(bytes, length) {
  let crc = 0xffff;
  for (let i = 0; i < length; i++) {
    crc ^= bytes[i] << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

function pack({ tag, counter, flags, sentMs }) {
  const bytes = new Uint8Array(BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tag);
  view.setUint32(2, (counter << 8) | flags);
  view.setUint32(6, sentMs % 2 ** 32);
  view.setUint16(10, crc16(bytes, 10));
  return bytes;
}

/** Draws the stamp into the luma plane of a picture. */
export function drawStamp(luma, width, height, stamp) {
  const bytes = pack(stamp);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * ROWS) / height);
    const line = y * width;
    for (let x = 0; x < width; x++) {
      const column = Math.floor((x * COLUMNS) / width);
      const bit = row * COLUMNS + column;
      const cell = bit < BYTES * 8 ? (bytes[bit >> 3] >> (7 - (bit & 7))) & 1 : movingBar(column, row, stamp.counter);
      luma[line + x] = cell ? LIGHT : DARK;
    }
  }
}

function movingBar(column, row, counter) {
  return (column + row + counter) % COLUMNS < 3 ? 1 : 0;
}

/** Reads the stamp from a luma plane; null if the checksum is wrong. */
export function readStamp(luma, stride, width, height) {
  const bytes = new Uint8Array(BYTES);
  for (let bit = 0; bit < BYTES * 8; bit++) {
    if (cellMean(luma, stride, width, height, bit) > THRESHOLD) bytes[bit >> 3] |= 1 << (7 - (bit & 7));
  }
  const view = new DataView(bytes.buffer);
  if (view.getUint16(10) !== crc16(bytes, 10)) return null;
  const counterAndFlags = view.getUint32(2);
  return {
    tag: view.getUint16(0),
    counter: counterAndFlags >>> 8,
    flags: counterAndFlags & 0xff,
    sentMs: view.getUint32(6),
  };
}

function cellMean(luma, stride, width, height, bit) {
  const column = bit % COLUMNS;
  const row = Math.floor(bit / COLUMNS);
  let sum = 0;
  let count = 0;
  for (const dy of [0.35, 0.5, 0.65]) {
    for (const dx of [0.35, 0.5, 0.65]) {
      const x = Math.floor(((column + dx) * width) / COLUMNS);
      const y = Math.floor(((row + dy) * height) / ROWS);
      sum += luma[y * stride + x];
      count++;
    }
  }
  return sum / count;
}
