import type { Role } from "../core/office.js";
import type { Draft } from "./draft.js";
import { type Finding, found, type Path } from "./fault.js";

/** What people are called by their roles, for messages. */
const roleNames: Readonly<Record<Role, string>> = {
  cadre: "干部",
  coordinator: "值班主任",
  official: "领导",
  auditor: "监督",
  volunteer: "志愿者",
  mediator: "评理员",
};

/** Who may be first asked or hold a post: no volunteer, no firm (F10). */
const answerable: ReadonlySet<Role> = new Set(["cadre", "coordinator", "official"]);

/** Roles that must be there, accounts that two people claim, and tasks given to someone who may not have them. */
export function checkPeople(draft: Draft): readonly Finding[] {
  return [...checkRoles(draft), ...checkAccounts(draft), ...checkPosts(draft), ...checkTasks(draft)];
}

function checkRoles(draft: Draft): readonly Finding[] {
  const held = new Set(draft.people.flatMap(({ value }) => value.roles));
  // A row that could not be read may hold the role: its own faults come first.
  if (draft.broken.size > 0) return [];
  return [
    ...(held.has("coordinator") ? [] : [found("noCoordinator", ["people"], {})]),
    ...(held.has("auditor") ? [] : [found("noAuditor", ["people"], {})]),
    ...(held.has("official") ? [] : [found("noOfficial", ["people"], {})]),
  ];
}

function checkAccounts(draft: Draft): readonly Finding[] {
  const seen = new Map<string, Readonly<{ name: string; at: Path }>>();
  return draft.people.flatMap(({ at, value }) =>
    Object.entries(value.accounts).flatMap(([platform, account]) => {
      const key = `${platform} ${account}`;
      const place = [...at, "accounts", platform];
      const owner = seen.get(key);
      if (owner !== undefined)
        return [found("accountTwice", place, { platform, account: String(account), name: owner.name }, owner.at)];
      seen.set(key, { name: value.name, at: place });
      return [];
    }),
  );
}

function checkPosts(draft: Draft): readonly Finding[] {
  return draft.posts.flatMap(({ at, value }) =>
    value.b !== undefined && value.a.includes(value.b)
      ? [found("sameHolder", [...at, "b"], { name: nameOf(draft, value.b) })]
      : [],
  );
}

function checkTasks(draft: Draft): readonly Finding[] {
  const task = (id: string | undefined, at: Path, name: Task): readonly Finding[] =>
    mayBeAsked(draft, id) ? [] : [found("notAnswerable", at, { ...spellPerson(draft, id), ...tasks[name] })];
  return [
    ...draft.posts.flatMap(({ at, value }) =>
      (["a", "b", "head"] as const).flatMap((key) =>
        [value[key]].flat().flatMap((id, index) => task(id, [...at, key, index], key)),
      ),
    ),
    ...draft.duty.flatMap(({ at, value }) =>
      value.people.flatMap((id, index) => task(id, [...at, "people", index], "duty")),
    ),
    ...draft.digests.flatMap(({ at, value }) =>
      value.to
        .map((id, index) => ({ id, place: [...at, "to", index] }))
        .filter(({ id }) => !mayBeAsked(draft, id) && !rolesOf(draft, id).includes("auditor"))
        .map(({ id, place }) => found("notRecipient", place, spellPerson(draft, id))),
    ),
  ];
}

const tasks = {
  a: { task: " A 角", taskEn: "role A of a post" },
  b: { task: " B 角", taskEn: "role B of a post" },
  head: { task: "岗位负责人", taskEn: "the head of a post" },
  duty: { task: "值班人员", taskEn: "on duty" },
} as const;

type Task = keyof typeof tasks;

/** Someone who is not there at all is another check's business. */
function mayBeAsked(draft: Draft, id: string | undefined): boolean {
  const roles = rolesOf(draft, id);
  return roles.length === 0 || roles.some((role) => answerable.has(role));
}

function spellPerson(draft: Draft, id: string | undefined): Readonly<Record<"name" | "roles" | "rolesEn", string>> {
  const roles = rolesOf(draft, id);
  return { name: nameOf(draft, id), roles: roles.map((role) => roleNames[role]).join("、"), rolesEn: roles.join(", ") };
}

function rolesOf(draft: Draft, id: string | undefined): readonly Role[] {
  return draft.people.find(({ value }) => value.id === id)?.value.roles ?? [];
}

function nameOf(draft: Draft, id: string | undefined): string {
  return draft.people.find(({ value }) => value.id === id)?.value.name ?? id ?? "";
}
