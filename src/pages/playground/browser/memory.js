import { newKey } from "./key.js";

/**
 * What this browser remembers between visits.
 * @typedef {import("./wire.js").Person} Person
 */

const names = ["李秀英", "王建国", "张桂兰", "赵德福", "陈玉梅", "孙长海", "周淑珍", "吴国栋"];

/**
 * The residents that this browser plays; there is always one.
 * @returns {Person[]}
 */
export function residents() {
  const kept = load("residents", /** @type {Person[]} */ ([]));
  return kept.length > 0 ? kept : addResident();
}

/**
 * One more resident, with the next name.
 * @returns {Person[]}
 */
export function addResident() {
  const kept = load("residents", /** @type {Person[]} */ ([]));
  const name = names[kept.length % names.length] ?? "";
  return save("residents", [...kept, { id: `r-${newKey().slice(0, 12)}`, name }]);
}

/**
 * @template T
 * @param {string} key
 * @param {T} otherwise
 * @returns {T}
 */
export function load(key, otherwise) {
  try {
    const text = localStorage.getItem(`shouwen:${key}`);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    // A private window may have no storage, and a hand-edited value no meaning: the page works without.
    return otherwise;
  }
}

/**
 * @template T
 * @param {string} key
 * @param {T} value
 * @returns {T}
 */
export function save(key, value) {
  try {
    localStorage.setItem(`shouwen:${key}`, JSON.stringify(value));
  } catch {
    // As above: it is then forgotten when the page closes.
  }
  return value;
}
