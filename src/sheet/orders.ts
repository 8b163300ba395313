import { categories } from "../core/categories.js";
import type { ReadSheet } from "./read.js";

/** A work order (工单) of another hotline; `ref` is that hotline's own number, by which it is known again. */
export type Order = Readonly<{
  ref: string;
  text: string;
  place: string | undefined;
  category: string | undefined;
  name: string | undefined;
  phone: string | undefined;
}>;

/** Why a row cannot be taken; its number as the sheet shows it. */
export type BadRow = Readonly<{
  row: number;
  fault: "heads" | "no-number" | "own-number" | "twice" | "no-text" | "long" | "many";
}>;

/** The longest words of a matter, and how many rows at once. */
const LONGEST = 4000;
const MOST = 1000;

const heads: Readonly<Record<Field, readonly string[]>> = {
  ref: ["工单编号", "工单号", "编号", "number", "order number"],
  text: ["诉求内容", "工单内容", "诉求描述", "问题描述", "内容", "matter", "description"],
  place: ["地点", "诉求地址", "事发地址", "发生地址", "详细地址", "地址", "place", "address"],
  area: ["所属区域", "区域", "属地", "area"],
  category: ["诉求类别", "工单类别", "类别", "category"],
  name: ["诉求人", "来电人", "反映人", "联系人", "姓名", "name", "caller"],
  phone: ["联系电话", "来电号码", "联系方式", "手机", "电话", "phone"],
};

type Field = "ref" | "text" | "place" | "area" | "category" | "name" | "phone";

/** The work orders of a sheet, and every row that is wrong: one report says all. */
export function ordersIn({ rows, at }: ReadSheet): Readonly<{ orders: readonly Order[]; bad: readonly BadRow[] }> {
  const [head = [], ...body] = rows;
  const columns = head.map(fieldOf);
  if (!columns.includes("ref") || !columns.includes("text"))
    return { orders: [], bad: [{ row: at[0] ?? 1, fault: "heads" }] };
  if (body.length > MOST) return { orders: [], bad: [{ row: at[MOST + 1] ?? MOST, fault: "many" }] };
  const seen = new Set<string>();
  const bad: BadRow[] = [];
  const orders = body.flatMap((cells, index): Order[] => {
    const value = (field: Field) => cells[columns.indexOf(field)]?.trim() || undefined;
    const ref = value("ref") ?? "";
    const fault = faultOf(ref, value("text"), seen);
    if (fault !== undefined) bad.push({ row: at[index + 1] ?? 0, fault });
    seen.add(ref);
    return fault === undefined ? [orderOf(ref, value)] : [];
  });
  return { orders, bad };
}

function fieldOf(head: string): Field | undefined {
  const word = head
    .replace(/[（(].*$/u, "")
    .trim()
    .toLowerCase();
  // The table's keys are the fields; `Object.keys` forgets them.
  return (Object.keys(heads) as Field[]).find((field) => heads[field].includes(word));
}

function faultOf(ref: string, text: string | undefined, seen: ReadonlySet<string>): BadRow["fault"] | undefined {
  if (ref === "") return "no-number";
  // A sheet of our own requests: they are here already.
  if (/^q-\d{4,9}$/i.test(ref)) return "own-number";
  if (seen.has(ref)) return "twice";
  if (text === undefined) return "no-text";
  return text.length > LONGEST ? "long" : undefined;
}

function orderOf(ref: string, value: (field: Field) => string | undefined): Order {
  const place = [value("area"), value("place")].filter((part) => part !== undefined).join(" ");
  const category = value("category");
  const row = categories.find(({ id, l2, en, sealed }) => !sealed && [id, l2, en.l2].includes(category ?? ""));
  return {
    ref,
    text: value("text") ?? "",
    place: place === "" ? undefined : place,
    category: row?.id,
    name: value("name"),
    phone: value("phone"),
  };
}
