import { openTelegram } from "../world/telegram/index.js";
import { inbound } from "./deaths.js";
import { diesEverywhere } from "./suite.js";

diesEverywhere("telegram by webhook", () => openTelegram({ webhook: true, tries: 200 }), inbound);
