import { render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { empty, read, unreadSince } from "./chats.js";
import { html } from "./html.js";
import { addResident, load, residents, save } from "./memory.js";
import { createOutbox } from "./outbox.js";
import { Pane } from "./pane.js";
import { Tabs, useWide } from "./tabs.js";
import { follow } from "./wire.js";
import { otherThan, seats, wordsOf } from "./words.js";

/**
 * @typedef {import("./wire.js").Person} Person
 * @typedef {import("./wire.js").Office} Office
 * @typedef {import("./words.js").Seat} Seat
 */

/** @param {{ office: Office }} props */
function App({ office }) {
  const [language, setLanguage] = useState(() =>
    load("language", /** @type {import("./words.js").Language} */ (office.language === "en" ? "en" : "zh-CN")),
  );
  const words = wordsOf(language);
  const people = usePeople(office);
  const { chats, live, pending, send, drop } = useTalk(people.everyone);
  const [tab, setTab] = useState(/** @type {Seat} */ ("resident"));
  const wide = useWide();
  const places = placesOf(office, people, words);
  const shown = places.filter(({ seat }) => wide || seat === tab);
  const unread = useUnread(
    chats,
    live,
    shown.flatMap(({ chat }) => chat?.id ?? []),
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (/** @type {Seat} */ seat) => (/** @type {string} */ id) => {
    if (id !== "") return people.sit(seat, id);
    const resident = people.invite();
    return send({ path: "/web/say", chat: resident.id, body: { as: { ...resident, language }, event: "started" } });
  };
  const shared = { chats, live, pending, words, language, office, unread, send, drop };
  const badges = Object.fromEntries(places.map(({ seat, chat, me }) => [seat, chat ? unread(chat, me?.id ?? "") : 0]));
  return html`<header class="top">
      <span class="seal" aria-hidden="true">首<br />问</span>
      <div><h1>${office.name}<span>${office.bot}</span></h1><p class="motto">${words.motto}</p></div>
      <p class=${`state ${live ?? "opening"}`} role="status">${words[live ?? "opening"]}</p>
      <button type="button" class="language" lang=${otherThan(language)} onClick=${() => setLanguage(save("language", otherThan(language)))}>${words.other}</button>
    </header>
    ${!wide && html`<${Tabs} tab=${tab} badges=${badges} words=${words} onTab=${setTab} />`}
    <main aria-label=${words.panes}>
      ${places.map((place) => html`<${Pane} key=${place.seat} place=${place} shared=${shared} visible=${wide || place.seat === tab} onChoose=${choose(place.seat)} />`)}
    </main>`;
}

/**
 * Who sits where: residents of this browser's own making, and the people of the office.
 * @param {Office} office
 */
function usePeople({ personas, groups }) {
  const [mine, setMine] = useState(residents);
  const [chosen, setChosen] = useState(() => load("seats", /** @type {Record<string, string>} */ ({})));
  const seated = (/** @type {Seat} */ seat, /** @type {readonly Person[]} */ from) =>
    from.find(({ id }) => id === chosen[seat]) ?? from[0];
  const sit = (/** @type {Seat} */ seat, /** @type {string} */ id) =>
    setChosen((old) => save("seats", { ...old, [seat === "group" ? "cadre" : seat]: id }));
  const cadres = personas.filter(({ seat }) => seat === "cadre");
  const officials = personas.filter(({ seat }) => seat === "official");
  const everyone = useMemo(() => [...mine, ...personas, ...groups].map(({ id }) => id), [mine, personas, groups]);
  return {
    everyone,
    mine,
    cadres,
    officials,
    resident: seated("resident", mine),
    cadre: seated("cadre", cadres),
    official: seated("official", officials),
    sit,
    /** One more resident, seated at once. */
    invite: () => {
      const more = addResident();
      setMine(more);
      // `addResident` has just added it, so there is a last one.
      const last = /** @type {Person} */ (more.at(-1));
      sit("resident", last.id);
      return last;
    },
  };
}

/**
 * @param {Office} office
 * @param {ReturnType<typeof usePeople>} people
 * @param {import("./words.js").Words} words
 * @returns {import("./pane.js").Place[]}
 */
function placesOf({ groups: [group] }, people, words) {
  const { resident, cadre, official, mine, cadres, officials } = people;
  const of = {
    resident: { chat: resident, me: resident, people: mine, more: words.newResident },
    group: { chat: group, me: cadre, people: cadres, more: undefined },
    cadre: { chat: cadre, me: cadre, people: cadres, more: undefined },
    official: { chat: official, me: official, people: officials, more: undefined },
  };
  return seats.map((seat) => ({ seat, ...of[seat] }));
}

/**
 * What is said in these chats, live, and the way to say something.
 * @param {readonly string[]} everyone
 */
function useTalk(everyone) {
  const [chats, setChats] = useState(/** @type {import("./chats.js").Chats} */ ({}));
  const [live, setLive] = useState(/** @type {"live" | "lost" | undefined} */ (undefined));
  const [pending, setPending] = useState(/** @type {readonly import("./outbox.js").Pending[]} */ ([]));
  const outbox = useMemo(() => createOutbox(setPending), []);
  useEffect(
    () =>
      follow(everyone, {
        take: (lines) => setChats((old) => read(old, lines)),
        live: (open) => setLive(open ? "live" : "lost"),
      }),
    [everyone],
  );
  return { chats, live, pending, ...outbox };
}

/**
 * How many messages of a chat nobody has looked at yet. What was there when the page opened counts as read.
 * @param {import("./chats.js").Chats} chats
 * @param {"live" | "lost" | undefined} live
 * @param {readonly string[]} shown
 */
function useUnread(chats, live, shown) {
  const [seen, setSeen] = useState(/** @type {Record<string, number> | undefined} */ (undefined));
  useEffect(() => {
    if (live !== "live") return;
    setSeen((old) => {
      const looked = old === undefined ? Object.keys(chats) : shown;
      const changed = looked.filter((id) => (old?.[id] ?? 0) < (chats[id]?.last ?? 0));
      if (old !== undefined && changed.length === 0) return old;
      return { ...old, ...Object.fromEntries(changed.map((id) => [id, chats[id]?.last ?? 0])) };
    });
  }, [chats, live, shown.join()]);
  return (/** @type {Person} */ { id }, /** @type {string} */ me) =>
    unreadSince(chats[id] ?? empty, seen?.[id] ?? 0, me);
}

const office = await (await fetch("/playground/office.json")).json();
render(html`<${App} office=${office} />`, document.body);
