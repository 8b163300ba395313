import { expect } from "vitest";
import type { House } from "./house.js";
import { chapter, type Draft } from "./needs.js";

const bodies = { "not JSON or XML": "{ 路灯", empty: "", "of another shape": "[]", "a bare null": "null" } as const;

/** What strangers and broken senders can do to the channel's path on our own server. */
export const webhook = chapter([
  {
    name: "a forged message is refused, and never stored",
    needs: ["signature"],
    run: async ({ origin, adapter: { routes }, inbox }) => {
      for (const { path } of routes) {
        for (const body of ["{}", "<xml></xml>", "x"]) {
          const { status } = await fetch(origin + path, { method: "POST", body });
          expect([401, 403]).toContain(status);
        }
      }
      expect(inbox).toEqual([]);
    },
  },
  ...Object.entries(bodies).map(
    ([what, body]): Draft => ({
      name: `a signed body that is ${what} is 400, or taken for nothing`,
      needs: ["signature"],
      run: async (house) => {
        expect([200, 400]).toContain((await post(house, body)).status);
        expect(house.inbox).toEqual([]);
      },
    }),
  ),
  {
    name: "a signed body that cannot be read is 400",
    needs: ["signature"],
    run: async (house) => expect((await post(house, "{ 路灯")).status).toBe(400),
  },
  {
    name: "a deeply nested body hurts nobody",
    needs: ["signature"],
    run: async (house) => {
      for (const body of ["[".repeat(100_000) + "]".repeat(100_000), "<a>".repeat(50_000) + "</a>".repeat(50_000)]) {
        expect([200, 400]).toContain((await post(house, body)).status);
      }
      expect(await house.hear(house.li, { text: "还在吗" })).toMatchObject({ text: "还在吗" });
      expect(house.inbox).toHaveLength(1);
    },
  },
  {
    name: "other methods are 405",
    needs: ["signature"],
    run: async ({ origin, adapter: { routes } }) => {
      for (const { path } of routes) {
        for (const method of ["PUT", "DELETE", "PATCH"]) {
          expect((await fetch(origin + path, { method })).status).toBe(405);
        }
      }
    },
  },
]);

async function post({ world, origin, adapter, known }: House, body: string): Promise<Response> {
  const [route] = adapter.routes;
  if (route === undefined || known.signed === undefined) throw new Error("this channel is no signed webhook");
  return fetch(known.signed(world, origin + route.path, body));
}
