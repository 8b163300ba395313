import { expect } from "vitest";
import { openWebWorld } from "../world/web.js";
import type { Case } from "./house.js";
import { sample } from "./samples.js";
import { conform } from "./suite.js";

const text = "李秀英，您的诉求有进展";

/** In place of the suite's faults of a network: between the program and the playground's chats lies only its own disk. */
function disk(): readonly Case[] {
  return [...folder(), ...transcript()];
}

function folder(): readonly Case[] {
  return [
    {
      name: "a folder that is gone is unreachable, nothing is sent, and it works again when it is back",
      run: async ({ world, refused, adapter, li }) => {
        await world.down();
        expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable", code: "ENOTDIR" });
        await world.up();
        await adapter.send({ chat: li.id, text });
        expect(world.seen()).toMatchObject([{ text }]);
      },
    },
    {
      name: "a file that cannot be read now is unreachable, and can be fetched later",
      run: async ({ world, hear, adapter, li }) => {
        const { files: [file] = [] } = await hear(li, { file: sample("image") });
        if (file === undefined) throw new Error("the picture did not come in");
        await world.down();
        await expect(adapter.fetch(file)).rejects.toMatchObject({ name: "AdapterError", fault: "unreachable" });
        await world.up();
        expect((await adapter.fetch(file)).bytes).toEqual(sample("image").bytes);
      },
    },
    {
      name: "a file that is no longer kept is gone, and a path is no file's id",
      run: async ({ adapter }) => {
        for (const id of ["5f0c2d0e-0000-4000-8000-000000000000", "../transcript.jsonl"]) {
          await expect(adapter.fetch({ id, kind: "image" })).rejects.toMatchObject({ fault: "gone" });
        }
      },
    },
  ];
}

function transcript(): readonly Case[] {
  return [
    {
      name: "an edit of what is not there is unfit",
      run: async ({ refused, li }) => {
        expect(await refused({ chat: li.id, text, edit: "1" })).toMatchObject({ fault: "unfit" });
      },
    },
    {
      name: "a chat that cannot be is gone",
      run: async ({ refused }) => {
        expect(await refused({ chat: "", text })).toMatchObject({ fault: "gone" });
      },
    },
    {
      name: "before it opens, it is unreachable",
      opened: false,
      run: async ({ refused, li }) => {
        expect(await refused({ chat: li.id, text })).toMatchObject({ fault: "unreachable" });
      },
    },
  ];
}

conform("the playground in the browser", () => openWebWorld(), { local: true }, { "when the disk refuses": disk });
