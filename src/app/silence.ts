import type { DueWaiting } from "../store/clocks.js";
import type { Numbers, Scene, Write } from "../store/types.js";
import { registerWaiting } from "./acts/group.js";
import { address, chosenIn } from "./address.js";
import type { Case, World } from "./case.js";
import { approach } from "./group.js";
import type { Turning } from "./turning.js";

/** F5: nobody answered in the group in time, so the duty cadre of its area is the first asked. */
export async function endSilence(settings: Turning, due: DueWaiting): Promise<void> {
  const world = settings.world();
  const { platform, chat, user } = due;
  const query = { office: world.office.id, platform, chat, kind: "group", user } as const;
  const turned = await settings.turn(query, (scene, numbers) =>
    registered(settings, due, { ...world, scene, numbers }),
  );
  settings.onTurned(turned);
}

function registered(
  { directory }: Turning,
  { platform, key, chat }: DueWaiting,
  world: World & Readonly<{ scene: Scene; numbers: Numbers }>,
): Write {
  const { scene } = world;
  const waiting = scene.waiting.find((one) => one.key === key);
  if (waiting === undefined) return { changes: [], materials: [], errands: [] };
  const { inbound } = waiting;
  const about: Case = {
    ...world,
    platform,
    inbound,
    actor: { is: "resident", id: waiting.person ?? "" },
    staff: undefined,
    language: world.office.language,
    prompt: undefined,
    staffOf: (user) => directory.staffOf(platform, user),
  };
  const {
    changes = [],
    materials = [],
    notices,
    person,
    account,
    settled,
  } = registerWaiting(about, waiting, approach(about, inbound));
  const requests = new Map(changes.map(({ request }) => [request.id, request]));
  const here = { platform, chat, kind: "group", staff: undefined } as const;
  return {
    changes,
    materials,
    ...(person === undefined ? {} : { person: { ...person, language: undefined } }),
    ...(account === undefined ? {} : { account }),
    ...(settled === undefined ? {} : { settled }),
    errands: address(notices, { world, directory, here, requests, chosen: chosenIn(scene) }),
  };
}
