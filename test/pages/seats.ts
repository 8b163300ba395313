import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";

/** The four places of the playground. */
export type Seat = "resident" | "group" | "cadre" | "official";

/** People who sit at the playground, on a wide screen or a phone: they say, press, and wait for what they are told. */
export type Seats = Readonly<{
  says(seat: Seat, text: string): Promise<void>;
  /** Waits for the bot's next message that matches; each is heard once by each person. */
  hears(seat: Seat, pattern: RegExp | string): Promise<Locator>;
  /** Waits until some message of the bot reads so now, however old: cards are changed in place. */
  sees(seat: Seat, pattern: RegExp | string): Promise<Locator>;
  presses(message: Locator, label: RegExp | string): Promise<void>;
  /** Another person takes the seat. */
  sits(seat: Seat, name: string): Promise<void>;
  sends(seat: Seat, file: Readonly<{ name: string; mimeType: string; buffer: Buffer }>, text: string): Promise<void>;
  /** Shares a place by hand. */
  places(seat: Seat, place: Readonly<{ latitude: string; longitude: string; label: string }>): Promise<void>;
}>;

/** The page's words that a test must press, by the page's language. */
const words = {
  "zh-CN": {
    more: "添加照片、语音或位置",
    place: "位置",
    latitude: "纬度",
    longitude: "经度",
    label: /^地点/,
    share: "发送位置",
  },
  en: {
    more: "Add a photo, voice or place",
    place: "Place",
    latitude: "Latitude",
    longitude: "Longitude",
    label: /^Name of/,
    share: "Send place",
  },
} as const;

type Shown = Readonly<{ ref: string; text: string }>;

const patienceMs = 15_000;

/** Sits down at an open page. */
export function takeSeats(page: Page, language: keyof typeof words): Seats {
  const find = createEar(page);
  return {
    says: async (seat, text) => write(await turnTo(page, seat), text),
    hears: (seat, pattern) => find(seat, pattern, true),
    sees: (seat, pattern) => find(seat, pattern, false),
    presses: (message, label) => message.locator(".choice").filter({ hasText: label }).first().click(),
    sits: async (seat, name) => {
      const chooser = (await turnTo(page, seat)).getByRole("combobox");
      const label = (await chooser.locator("option").allInnerTexts()).find((text) => text.startsWith(name));
      await chooser.selectOption({ label: label ?? name });
    },
    sends: async (seat, file, text) => {
      const pane = await turnTo(page, seat);
      await pane.locator("input[type=file]").setInputFiles(file);
      await write(pane, text);
    },
    places: async (seat, { latitude, longitude, label }) => {
      const pane = await turnTo(page, seat);
      const called = words[language];
      await pane.getByRole("button", { name: called.more }).click();
      await pane.getByRole("button", { name: called.place, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(called.latitude).fill(latitude);
      await dialog.getByLabel(called.longitude).fill(longitude);
      await dialog.getByLabel(called.label).fill(label);
      await dialog.getByRole("button", { name: called.share }).click();
    },
  };
}

/** Waits for a message of the bot in a seat's chat, and remembers by chat what was heard. */
function createEar(page: Page) {
  const heard = new Map<string, number>();
  return async (seat: Seat, pattern: RegExp | string, onlyNew: boolean): Promise<Locator> => {
    const pane = await turnTo(page, seat);
    const chat = (await pane.locator("ol").getAttribute("aria-label")) ?? "";
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(50)) {
      const fresh = (await shown(pane)).filter(({ ref }) => !onlyNew || Number(ref) > (heard.get(chat) ?? 0));
      const found = fresh.find(({ text }) =>
        typeof pattern === "string" ? text.includes(pattern) : pattern.test(text),
      );
      if (found === undefined) continue;
      if (onlyNew) heard.set(chat, Number(found.ref));
      return pane.locator(`[data-ref="${found.ref}"]`);
    }
    const said = (await shown(pane)).map(({ text }) => text).join("\n---\n");
    throw new Error(`the ${seat} waited for ${pattern} and saw only:\n${said}`);
  };
}

/** On a phone one seat is shown at a time: its tab is pressed first. */
async function turnTo(page: Page, seat: Seat): Promise<Locator> {
  const tab = page.locator(`#tab-${seat}`);
  if (await tab.count()) await tab.click();
  return page.locator(`.pane.${seat}`);
}

async function write(pane: Locator, text: string): Promise<void> {
  await pane.getByRole("textbox").fill(text);
  await pane.getByRole("textbox").press("Enter");
}

/** The bot's messages as they stand, oldest first. */
function shown(pane: Locator): Promise<readonly Shown[]> {
  return pane.locator(".bubble.bot").evaluateAll((bubbles) =>
    bubbles.map((bubble) => ({
      ref: bubble.getAttribute("data-ref") ?? "",
      text: bubble.querySelector(".text")?.textContent ?? "",
    })),
  );
}
