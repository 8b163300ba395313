import { openTelegram } from "../world/telegram/index.js";
import { diesEverywhere } from "./suite.js";

diesEverywhere("telegram by long poll", () => openTelegram());
