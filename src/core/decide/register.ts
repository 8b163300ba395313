import { alertFor } from "../alert.js";
import { sharesOf } from "../boundary.js";
import type { Instant } from "../calendar.js";
import type { Twin } from "../command.js";
import { dueFrom } from "../deadlines.js";
import { type Alert, coordinator, findRemit } from "../duty.js";
import type { Fact } from "../event.js";
import { type First, findFirst } from "../first.js";
import { type Circumstance, nextOf } from "../relation.js";
import { mayLead, mayTake } from "../remit.js";
import type { Due, Matter, Offer, Request } from "../request.js";
import type { Deciders } from "./types.js";

/** T2 with T5: the number, the first asked, and the first offer. From here on somebody is always answerable. */
export const registering = {
  register: (given) => {
    const { command, request, office, roster, now } = given;
    const { matter } = request;
    const first = findFirst(given, request, command.asked);
    const lead = leadOf(given, request, first);
    const alert = request.sealed ? undefined : alertFor({ office, alerts: roster.alerts ?? [], now }, matter);
    const usual = dueFrom(office, matter, now);
    const due = alert === undefined ? usual : sooner(usual, dueFrom(office, hurried(matter), now));
    return [
      {
        is: "registered",
        no: command.no,
        year: command.year,
        firstAsked: first.staff,
        firstRule: first.rule,
        ...(first.acting === first.staff ? {} : { acting: first.acting }),
        ...(command.beside === undefined ? {} : { beside: command.beside }),
        ...(command.asked?.subjects === undefined ? {} : { subjects: command.asked.subjects }),
        lead: lead.post?.id,
        assists: lead.assists,
        basis: lead.remit?.basis,
        due,
        alarmed: matter.urgency === "critical",
      },
      ...(alert === undefined ? [] : [hurry(alert, due, command.twin)]),
      command.twin === undefined
        ? { is: "offered", offer: firstOffer(lead, now, due.claim) }
        : {
            is: "merged",
            into: command.twin.id,
            intoNo: command.twin.no,
            accountable: command.twin.accountable,
            claimed: command.twin.claimed,
          },
    ];
  },
} satisfies Pick<Deciders, "register">;

/**
 * What is reported in an emergency has the clocks of what is urgent (M80: 短时限), never later than its own. What was open before
 * keeps its clocks, and so does what was hurried once it is over (关): each resident was told times by name, and nobody is to be
 * late by a switch. What of it has become pressing is 督办, which gives it a time of its own.
 */
function hurried(matter: Matter): Matter {
  return {
    ...matter,
    urgency: matter.urgency === "normal" ? "urgent" : matter.urgency,
    class: matter.class === "accident" ? "accident" : "utility",
  };
}

function sooner(one: Due, other: Due): Due {
  return {
    claim: Math.min(one.claim, other.claim),
    contact: Math.min(one.contact, other.contact),
    answer: Math.min(one.answer, other.answer),
  };
}

function hurry({ id, text, until, lead }: Alert, due: Due, twin: Twin | undefined): Fact {
  const into = twin !== undefined && twin.id === lead ? { intoNo: twin.no } : {};
  return { is: "hurried", alert: id, text, until, due, ...into };
}

/** The offer that stands from registration on, until somebody claims or the time to claim has passed. */
function firstOffer({ remit, post, to }: ReturnType<typeof leadOf>, at: Instant, until: Instant): Offer {
  return { kind: "first", to, post: post?.id, by: undefined, reason: remit?.basis ?? "", at, until, stage: 0 };
}

/** Who should handle it (§8.2): the list's row, its post, and who holds that now; else the coordinator. */
function leadOf(where: Circumstance, { matter, sealed }: Request, first: First) {
  const { office, roster, now } = where;
  // What is sealed has no row of the list: it stays with its keeper (§8.7).
  const secret = sealed || first.rule === "F9";
  const remit = secret ? undefined : findRemit(office, matter.category, matter.area);
  const shares = sharesOf(office, matter, remit);
  const post = shares.lead === undefined ? undefined : office.posts.get(shares.lead);
  const fit = mayLead(office, matter, post) ? nextOf(where, post) : undefined;
  const able = fit !== undefined && mayTake(office, matter, fit) ? fit : coordinator(office, roster, now);
  return { remit, post, assists: secret ? [] : shares.assists, to: secret ? first.acting : able };
}
