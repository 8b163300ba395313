import { setTimeout as wait } from "node:timers/promises";
import type { FileBoxInterface } from "file-box";
import { type payloads, types } from "wechaty-puppet";
import { PuppetMock } from "wechaty-puppet-mock";
import type { Mishap } from "../world.js";
import { bot, type Kept, room, type Town } from "./town.js";

/** A gRPC status, as a gateway's puppets fail with. */
export function failure(code: number, message: string): Error {
  return Object.assign(new Error(message), { code, details: message });
}

/** What WeChat says when it does not do as asked. */
const refusals = {
  throttled: () => failure(8, "you are writing too fast"),
  blocked: () => new Error("对方开启了朋友验证，你还不是他（她）朋友"),
  http: () => failure(14, "the gateway has a bad day"),
  down: () => failure(14, "connection dropped"),
  refused: ({ code }: { code: string }) => new Error(code),
} as const;

/** What may befall the puppet's calls. */
export type Luck = Readonly<{
  /** The mishap that meets a call of these names, if one waits for it. */
  next(names: readonly string[]): Mishap["as"] | undefined;
  /** Drops the connection to the bot. */
  cut(): Promise<void>;
}>;

/**
 * WeChat as a puppet sees it: wechaty's own mock with the parts that it leaves empty filled from the town. It logs in by
 * itself, its messages have ids, and what the bot says comes back to it, as on a real account.
 */
export class FarPuppet extends PuppetMock {
  /** Whether WeChat can be reached at all. */
  isDown = false;
  /** Whether it neither answers nor tells anything any more, although it runs. */
  isStalled = false;
  /** False where it does all that it is asked, and tells of no message. */
  brings = true;
  /** False where a person must scan a code first. */
  logsIn = true;
  /** Ids of the messages that were read. */
  readonly read = new Set<string>();
  private readonly town: Town;
  private readonly luck: Luck;

  constructor(town: Town, luck: Luck) {
    super();
    this.town = town;
    this.luck = luck;
  }

  override async onStart(): Promise<void> {
    this.reach();
    await super.onStart();
    setImmediate(() => {
      if (this.logsIn && !this.isLoggedIn && this.state.active()) this.login(bot.id);
    });
  }

  /** One puppet serves every session of a gateway, and wechaty's watchdog forgets to take its ears off when it stops. */
  override async onStop(): Promise<void> {
    await super.onStop();
    // What is protected is looked up by its name.
    Reflect.get(this.__watchdog, "watchdog").removeAllListeners("reset");
  }

  override ding(data: string): void {
    if (!this.isDown && !this.isStalled) setImmediate(() => this.emit("dong", { data }));
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    this.reach();
    const name = this.town.people.get(id);
    if (name === undefined) throw new Error("contact does not exist");
    return { id, name, friend: true, gender: 0, phone: [], type: types.Contact.Individual, avatar: "" };
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    this.reach();
    if (id !== room.id) throw new Error("room does not exist");
    return { id, topic: room.name, memberIdList: [...this.town.people.keys()], adminIdList: [] };
  }

  override async roomMemberList(): Promise<string[]> {
    return [...this.town.people.keys()];
  }

  override async roomMemberRawPayload(_: string, id: string): Promise<payloads.RoomMember> {
    return { id, name: this.town.people.get(id) ?? "", avatar: "" };
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    this.reach();
    const { talker, chat, kind, text, mentions, at, file } = this.kept(id);
    this.read.add(id);
    const base = { id, talkerId: talker, text, timestamp: at, type: kind, ...(file ? { filename: file.name } : {}) };
    if (chat === room.id) return { ...base, roomId: chat, mentionIdList: [...mentions] };
    return { ...base, listenerId: talker === bot.id ? chat : bot.id };
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    await this.meet(["fetch", "messageFile"], async () => "");
    const { file } = this.kept(id);
    if (file === undefined) throw new Error("no filebox in this message");
    return file;
  }

  override async messageLocation(id: string): Promise<payloads.Location> {
    this.reach();
    const { latitude = 0, longitude = 0, label = "" } = this.kept(id).place ?? {};
    return { latitude, longitude, name: label, address: label, accuracy: 15 };
  }

  /** A friendship's id says what it is: `type:contact:time`. */
  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    const [type, contactId = ""] = id.split(":");
    const base = { id, contactId, timestamp: Date.now() };
    if (Number(type) === types.Friendship.Confirm) return { ...base, type: types.Friendship.Confirm };
    return { ...base, type: types.Friendship.Receive, ticket: "ticket" };
  }

  override async friendshipAccept(id: string): Promise<void> {
    setImmediate(() => this.emit("friendship", { friendshipId: id.replace(/^\d/, String(types.Friendship.Confirm)) }));
  }

  override async messageSendText(chat: string, text: string): Promise<never> {
    return untold(this.meet(["send", "messageSendText"], () => this.take(chat, text)));
  }

  override async messageSendFile(chat: string, file: FileBoxInterface): Promise<never> {
    return untold(this.meet(["send", "messageSendFile"], () => this.take(chat, "", file)));
  }

  private async take(chat: string, text: string, file?: FileBoxInterface): Promise<string> {
    const { id } = await this.town.hear(chat, text, file);
    setImmediate(() => this.bring(id));
    return id;
  }

  /** The connection to the bot goes half-open. */
  stall(): void {
    this.isStalled = true;
  }

  /** Tells of a message, as far as it tells anything. */
  bring(id: string): void {
    if (this.brings) this.emit("message", { messageId: id });
  }

  private kept(id: string): Kept {
    const kept = this.town.messages.get(id);
    if (kept === undefined) throw new Error("no payload for this message");
    return kept;
  }

  private reach(): void {
    if (this.isDown) throw failure(14, "WeChat cannot be reached");
  }

  private async meet(names: readonly string[], take: () => Promise<string>): Promise<string> {
    this.reach();
    const as = this.luck.next(names);
    if (this.isStalled || as?.kind === "mute") return new Promise(() => {});
    if (as === undefined) return take();
    if (as.kind === "delay") {
      await wait(as.ms);
      return take();
    }
    if (as.kind === "cut") {
      await take();
      await this.luck.cut();
      throw failure(14, "connection dropped");
    }
    throw refusal(as);
  }
}

function untold(id: Promise<string>): Promise<never> {
  // The mock's own types promise no id of what was sent; those of every puppet allow one, and a real one has it.
  return id as Promise<never>;
}

function refusal(as: Exclude<Mishap["as"], { kind: "delay" | "cut" | "mute" }>): Error {
  return as.kind === "refused" ? refusals.refused(as) : refusals[as.kind]();
}
