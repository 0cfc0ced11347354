/**
 * Unpack text: gzip in base 85, which is shorter than base64. The digits are Python's (`b85encode`) but for those that HTML or
 * the templates of a web site would take for their own. Every document that holds packed text begins with this.
 */
globalThis.newsnbUnpacked = (packed) => {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_`/|[~";
  const values = new Uint8Array(128);
  for (let value = 0; value < 85; value++) values[digits.charCodeAt(value)] = value;
  const words = Math.ceil(packed.length / 5);
  const whole = packed.padEnd(words * 5, "~");
  const bytes = new DataView(new ArrayBuffer(words * 4));
  for (let word = 0; word < words; word++) {
    let value = 0;
    for (let at = word * 5; at < word * 5 + 5; at++) value = value * 85 + values[whole.charCodeAt(at)];
    bytes.setUint32(word * 4, value);
  }
  const stream = new DecompressionStream("gzip"); // written to directly: a Blob would take a turn through another process
  const writer = stream.writable.getWriter();
  for (const step of [writer.write(new Uint8Array(bytes.buffer, 0, Math.floor(packed.length * 0.8))), writer.close()]) step.catch(() => {}); // reading fails too
  return new Response(stream.readable).text();
};
