/** A key that nobody else has. `crypto.randomUUID` would be missing where a phone opens the page over plain HTTP. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
