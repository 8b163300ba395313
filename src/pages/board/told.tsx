import type { Told } from "../../core/search.js";
import { Chip } from "./chip.js";
import type { Telling } from "./tell.js";
import type { Word } from "./words.js";

const fates: ReadonlySet<string> = new Set<Word>([
  ...(["queued", "accepted", "failed", "expired", "unknown", "merged"] as const),
  ...(["held-quiet", "held-muted", "held-budget"] as const),
  ...(["held-no-window", "held-kept-for-result", "held-quota", "held-noticed"] as const),
]);

/** More messages than this are folded away at first. */
const FEW = 8;

/** Every message about a request with what became of it, newest first; what it said stays in the chat. */
export function Messages({ telling, told }: Readonly<{ telling: Telling; told: readonly Told[] }>) {
  const { t, time, channel } = telling;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t("messages")}</h2>
      {told.length === 0 ? (
        <p class="soft">{t("noMessages")}</p>
      ) : (
        <details open={told.length <= FEW}>
          <summary>
            {told.length} {t("messagesOf")}
          </summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("to")}</th>
                <th scope="col">{t("by")}</th>
                <th scope="col">{t("fate")}</th>
                <th scope="col">{t("when")}</th>
              </tr>
            </thead>
            <tbody>
              {[...told].reverse().map((one) => (
                <tr>
                  <td>{recipient(telling, one.to)}</td>
                  <td>{channel(one.platform)}</td>
                  <td>
                    <Chip tone={one.state}>{fateWords(telling, one)}</Chip>
                  </td>
                  <td>{time(one.doneAt ?? one.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

function recipient({ t, name }: Telling, to: string): string {
  if (to === "reporter") return t("resident");
  return to === "groups" ? t("groups") : name(to);
}

/** What became of it, or why it still waits; that the platform itself says that it is there is more than that it took it. */
function fateWords({ t }: Telling, { state, held, arrived = false }: Told): string {
  const word = state === "queued" && held !== undefined ? `held-${held}` : state;
  const told = isFate(word) ? t(word) : state;
  return arrived ? `${told} · ${t("arrived")}` : told;
}

/** The fates are words of the board, one each. */
function isFate(word: string): word is Word {
  return fates.has(word);
}
