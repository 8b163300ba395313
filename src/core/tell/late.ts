import { coordinator, withRole } from "../duty.js";
import type { Office } from "../office.js";
import { answerBy, type LateMark, type Request } from "../request.js";
import type { Notice } from "../say.js";
import { postsOf } from "../unit.js";
import { toStaff, who } from "./parts.js";
import type { Tellers, Telling } from "./types.js";

type Whom = (telling: Telling) => readonly (string | undefined)[];

const whoHasIt: Whom = ({ before }) => [before?.accountable];
const head: Whom = ({ office, before }) => [
  before?.accountable,
  before?.accountable === undefined ? undefined : postsOf(office, before.accountable)[0]?.head,
];

/** Whom each lateness reaches (§7.3, §5.4): the day after, the head is written to as well. */
const reached: Readonly<Record<LateMark, Whom>> = {
  claim: (t) => [t.before?.offer?.to, ...whoHasIt(t)],
  contact: whoHasIt,
  yellow: whoHasIt,
  red: whoHasIt,
  written: (t) => [...head(t), coordinator(t.office, t.roster, t.now)],
  order: (t) => [...whoHasIt(t), t.before?.supervised?.by],
  return: ({ office, roster, now }) => [coordinator(office, roster, now), ...withRole(office, "official")],
  ruling: ({ office, roster, now }) => [coordinator(office, roster, now), ...withRole(office, "official")],
};

/** What is told when a time is over. */
export const tellLate = {
  late: (t) => {
    const { after, office, event } = t;
    const { mark } = event.fact;
    const due = dueOf(after, mark) ?? event.at;
    const say = { kind: "late-staff", no: after.no, mark, who: who(office, after.accountable), due } as const;
    const staff = [...new Set(reached[mark](t))].flatMap((one) => toStaff(say, one));
    return mark === "red" ? [...staff, sorry(after, office)] : staff;
  },
  "promise-broken": ({ after, office }) => [
    sorry(after, office),
    ...toStaff(
      {
        kind: "late-staff",
        no: after.no,
        mark: "red",
        who: who(office, after.accountable),
        due: answerBy(after) ?? 0,
      },
      after.accountable,
    ),
  ],
} satisfies Tellers;

/** The resident hears of it too, with the name of whoever has it. */
function sorry(request: Request, office: Office): Notice {
  return {
    to: "reporter",
    weight: "need",
    say: { kind: "late", no: request.no, who: who(office, request.accountable) },
  };
}

function dueOf(request: Request, mark: LateMark): number | undefined {
  const { due, offer, supervised, returning, ruling } = request;
  const times: Readonly<Record<LateMark, number | undefined>> = {
    claim: offer?.until ?? due?.claim,
    contact: due?.contact,
    yellow: answerBy(request),
    red: answerBy(request),
    written: answerBy(request),
    order: supervised?.due,
    return: returning?.until,
    ruling: ruling?.until,
  };
  return times[mark];
}
