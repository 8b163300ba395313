import { authorize } from "../../core/authorize.js";
import type { Whole } from "../../core/search.js";
import { type DeskAct, type DeskActName, deskActs, type Field } from "./acts.js";
import type { Telling } from "./tell.js";

/** A form for each thing that this viewer may do with this request now. */
export function Acts({ telling, whole }: Readonly<{ telling: Telling; whole: Whole }>) {
  const { t, viewer } = telling;
  const actor = { is: "staff", id: viewer.staff.id } as const;
  // The table's keys are exactly these names.
  const able = (Object.entries(deskActs) as [DeskActName, DeskAct][]).filter(
    ([name, act]) =>
      act.when(whole.request) &&
      (name !== "plead" || isCharged(whole, viewer.staff.id)) &&
      authorize(viewer, actor, name, whole.request) === undefined,
  );
  if (able.length === 0) return null;
  return (
    <section class="acts" aria-labelledby="acts">
      <h2 id="acts">{t("acts")}</h2>
      {able.map(([name, act]) => (
        <details>
          <summary>{act.label[viewer.language]}</summary>
          <form method="post" action={`/board/request/${whole.request.id}/${name}`}>
            <input type="hidden" name="version" value={String(whole.version)} />
            {act.fields.map((field) => (
              <Input telling={telling} act={name} field={field} />
            ))}
            <p>
              <button type="submit">{act.label[viewer.language]}</button>
            </p>
          </form>
        </details>
      ))}
    </section>
  );
}

function isCharged({ request }: Whole, staff: string): boolean {
  return request.charges.some(({ who, state, code }) => who === staff && state === "suspected" && code !== "B20");
}

function Input({ telling, act, field }: Readonly<{ telling: Telling; act: string; field: Field }>) {
  const { viewer } = telling;
  const id = `${act}-${field.name}`;
  const { name, required } = field;
  const caption = field.label[viewer.language];
  if (field.kind === "posts") return <Posts telling={telling} name={name} caption={caption} />;
  return (
    <p>
      <label for={id}>{caption}</label>
      {field.kind === "words" ? (
        <textarea id={id} name={name} rows={2} required={required} maxlength={1000} />
      ) : field.kind === "time" ? (
        <input id={id} name={name} type="datetime-local" required={required} />
      ) : (
        <select id={id} name={name} required={required}>
          <option value="" />
          {field.kind === "post"
            ? [...viewer.office.posts.keys()].map((post) => <option value={post}>{telling.post(post)}</option>)
            : [...viewer.office.staff.values()]
                .filter(({ roles }) => roles.includes("cadre"))
                .map(({ id: staff }) => <option value={staff}>{telling.who(staff)}</option>)}
        </select>
      )}
    </p>
  );
}

function Posts({ telling, name, caption }: Readonly<{ telling: Telling; name: string; caption: string }>) {
  return (
    <fieldset>
      <legend>{caption}</legend>
      {[...telling.viewer.office.posts.keys()].map((post) => (
        <label class="tick">
          <input type="checkbox" name={name} value={post} /> {telling.post(post)}
        </label>
      ))}
    </fieldset>
  );
}
