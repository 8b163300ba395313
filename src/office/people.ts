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
  const sure = draft.people.every(({ value }) => !draft.broken.has(value.id)) && draft.broken.size === 0;
  if (!sure) return [];
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
    value.b === value.a ? [found("sameHolder", [...at, "b"], { name: nameOf(draft, value.a) })] : [],
  );
}

function checkTasks(draft: Draft): readonly Finding[] {
  const task = (id: string | undefined, at: Path, zh: string, en: string): readonly Finding[] => {
    const roles = rolesOf(draft, id);
    if (roles === undefined || roles.some((role) => answerable.has(role))) return [];
    const values = { name: nameOf(draft, id), roles: roles.map((role) => `${roleNames[role]}（${role}）`).join("、") };
    return [found("notAnswerable", at, { ...values, task: zh, taskEn: en })];
  };
  return [
    ...draft.posts.flatMap(({ at, value }) => [
      ...task(value.a, [...at, "a"], "A 角", "role A of a post"),
      ...task(value.b, [...at, "b"], "B 角", "role B of a post"),
      ...task(value.head, [...at, "head"], "岗位负责人", "the head of a post"),
    ]),
    ...draft.duty.flatMap(({ at, value }) =>
      value.people.flatMap((id, index) => task(id, [...at, "people", index], "值班人员", "on duty")),
    ),
    ...draft.digests.flatMap(({ at, value }) =>
      value.to.flatMap((id, index) => recipient(draft, id, [...at, "to", index])),
    ),
  ];
}

function recipient(draft: Draft, id: string, at: Path): readonly Finding[] {
  const roles = rolesOf(draft, id);
  if (roles === undefined || roles.some((role) => answerable.has(role) || role === "auditor")) return [];
  const spelt = roles.map((role) => `${roleNames[role]}（${role}）`).join("、");
  return [found("notRecipient", at, { name: nameOf(draft, id), roles: spelt })];
}

function rolesOf(draft: Draft, id: string | undefined): readonly Role[] | undefined {
  return draft.people.find(({ value }) => value.id === id)?.value.roles;
}

function nameOf(draft: Draft, id: string | undefined): string {
  return draft.people.find(({ value }) => value.id === id)?.value.name ?? id ?? "";
}
