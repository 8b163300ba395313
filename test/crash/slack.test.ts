import { openSlackWorld } from "../world/slack/index.js";
import { diesEverywhere } from "./suite.js";

diesEverywhere("slack by signed HTTP", () => openSlackWorld({ mode: "http", patience: { tries: 400 } }));
